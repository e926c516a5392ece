package dev.aludel.jdbc;

import dev.aludel.error.DataException;
import java.time.Duration;

/** Durations as whole microseconds: SQLite has no type for them, and the TIME of MySQL and MariaDB ends at 838 hours. */
public final class WholeMicros {
    private WholeMicros() {}

    /** Truncated to microseconds, towards the past like every other time. */
    public static long micros(Duration duration) {
        try {
            long seconds = duration.getSeconds();
            long micros = duration.getNano() / 1000;
            // Towards zero first, so that the sum of what fits does not leave the range on its way.
            return seconds < 0
                    ? Math.addExact(Math.multiplyExact(seconds + 1, 1_000_000L), micros - 1_000_000L)
                    : Math.addExact(Math.multiplyExact(seconds, 1_000_000L), micros);
        } catch (ArithmeticException e) {
            throw new DataException(
                    "the duration is longer than 292,000 years, the most that fits in 64 bits of microseconds",
                    "shorten it",
                    "22008",
                    e);
        }
    }

    public static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
