package dev.aludel.jdbc.mysql;

import dev.aludel.error.DataException;
import java.time.Duration;

/** Durations as whole microseconds: the database's own TIME ends at 838 hours. */
final class MySqlTimes {
    private MySqlTimes() {}

    /** Truncated to microseconds, towards the past like every other time. */
    static long micros(Duration duration) {
        try {
            return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1000);
        } catch (ArithmeticException e) {
            throw new DataException(
                    "the duration is longer than 292,000 years, the most that fits in 64 bits of microseconds",
                    "shorten it",
                    "22008",
                    e);
        }
    }

    static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
