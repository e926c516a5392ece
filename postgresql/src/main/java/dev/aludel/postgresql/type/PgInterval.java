package dev.aludel.postgresql.type;

import dev.aludel.error.DataException;
import java.time.Duration;
import java.time.Period;

/**
 * A value of {@code interval}: months, days and microseconds, which do not turn into each other. Immutable; two intervals are
 * equal when all three parts are (PostgreSQL's {@code =} counts a month as 30 days and a day as 24 hours).
 *
 * @param months months, 12 to the year
 * @param days days, as long as the calendar makes them
 * @param micros microseconds
 */
public record PgInterval(int months, int days, long micros) {
    public static final PgInterval ZERO = new PgInterval(0, 0, 0);
    /** {@code 'infinity'}, from PostgreSQL 17 on. */
    public static final PgInterval INFINITY = new PgInterval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
    /** {@code '-infinity'}, from PostgreSQL 17 on. */
    public static final PgInterval NEGATIVE_INFINITY =
            new PgInterval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

    private static final long DAY = 86_400_000_000L;

    /**
     * The duration as microseconds, without days or months; nanoseconds are dropped, towards the past.
     *
     * @throws DataException if it is longer than 292,000 years
     */
    public static PgInterval of(Duration duration) {
        try {
            long seconds = duration.getSeconds();
            long micros = duration.getNano() / 1000;
            // Towards zero first, so that the sum of what fits does not leave the range on its way.
            return new PgInterval(
                    0,
                    0,
                    seconds < 0
                            ? Math.addExact(Math.multiplyExact(seconds + 1, 1_000_000L), micros - 1_000_000L)
                            : Math.addExact(Math.multiplyExact(seconds, 1_000_000L), micros));
        } catch (ArithmeticException e) {
            throw new DataException(
                    "the duration is longer than 292,000 years, the most that an interval holds",
                    "shorten it",
                    "22008",
                    e);
        }
    }

    /** The period as months and days. */
    @SuppressWarnings("JavaPeriodGetDays") // the rest is in the months
    public static PgInterval of(Period period) {
        try {
            return new PgInterval(Math.toIntExact(period.toTotalMonths()), period.getDays(), 0);
        } catch (ArithmeticException e) {
            throw new DataException("the period has more months than an interval holds", "shorten it", "22008", e);
        }
    }

    public boolean isInfinite() {
        return equals(INFINITY) || equals(NEGATIVE_INFINITY);
    }

    /**
     * The exact length, where there is one: a day counts as 24 hours, as it does in differences of timestamps.
     *
     * @throws DataException if there are months, which have no length, or it is infinite
     */
    public Duration toDuration() {
        if (months != 0) {
            throw new DataException(
                    "the interval "
                            + (isInfinite() ? "is infinite" : "has months, whose length depends on the calendar"),
                    "read it as PgInterval (PgTypes.INTERVAL)",
                    "22015",
                    null);
        }
        try {
            var all = Math.addExact(Math.multiplyExact(days, DAY), micros);
            return Duration.ofSeconds(Math.floorDiv(all, 1_000_000L), Math.floorMod(all, 1_000_000L) * 1000);
        } catch (ArithmeticException e) {
            return Duration.ofDays(days).plus(of(micros));
        }
    }

    /**
     * The years, months and days.
     *
     * @throws DataException if there is a time of day besides, or it is infinite
     */
    public Period toPeriod() {
        if (micros != 0) {
            throw new DataException(
                    "the interval " + (isInfinite() ? "is infinite" : "has hours, minutes or seconds"),
                    "read it as PgInterval (PgTypes.INTERVAL)",
                    "22015",
                    null);
        }
        return Period.of(months / 12, months % 12, days);
    }

    private static Duration of(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    /** Reads the text forms {@code iso_8601} and {@code postgres}, the server's default. */
    public static PgInterval parse(String text) {
        return IntervalText.parse(text);
    }

    /** ISO 8601, as PostgreSQL writes and reads it: {@code P1Y2M3DT4H5M6.789S}. */
    @Override
    public String toString() {
        return IntervalText.format(this);
    }
}
