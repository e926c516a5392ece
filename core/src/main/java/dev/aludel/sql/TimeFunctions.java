package dev.aludel.sql;

import static dev.aludel.sql.Calls.anyNullable;
import static dev.aludel.sql.Calls.call;

import dev.aludel.sql.tree.DatePart;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;

/** Functions of dates, times of day and moments, whose parts are those in UTC; part of {@link Fn}. Thread-safe, stateless. */
@CheckReturnValue
public abstract sealed class TimeFunctions extends JsonFunctions permits NumberFunctions {
    TimeFunctions() {}

    /** The moment at which the database began: the transaction on PostgreSQL, the statement on the others. */
    public static TemporalExpression<Instant> now() {
        return new TemporalExpression<>(call(StandardFunction.NOW, SqlTypes.INSTANT), SqlTypes.INSTANT, false);
    }

    /** Today in UTC. */
    public static TemporalExpression<LocalDate> currentDate() {
        return new TemporalExpression<>(call(StandardFunction.CURRENT_DATE, SqlTypes.DATE), SqlTypes.DATE, false);
    }

    /** An expression of times as one that can calculate with them. */
    public static <T extends Temporal> TemporalExpression<T> temporal(Expression<T> time) {
        return new TemporalExpression<>(time.bare(), time.type(), time.nullable());
    }

    /** A time cut down to the beginning of the unit that it lies in: {@code dateTrunc(MONTH, USER.createdAt)}. */
    public static <T extends Temporal> TemporalExpression<T> dateTrunc(DatePart unit, Expression<T> time) {
        return temporal(time).truncatedTo(unit);
    }

    /** The number of one part of a time: {@code extract(MONTH, USER.createdAt)} is 1 to 12. */
    public static <T extends Temporal> IntExpression extract(DatePart part, Expression<T> time) {
        return temporal(time).get(part);
    }

    /** A date of its parts. */
    public static TemporalExpression<LocalDate> makeDate(IntExpression year, IntExpression month, IntExpression day) {
        var call = call(StandardFunction.MAKE_DATE, SqlTypes.DATE, year, month, day);
        return new TemporalExpression<>(call, SqlTypes.DATE, anyNullable(year, month, day));
    }

    /** The moment so many seconds after the beginning of 1970. */
    public static TemporalExpression<Instant> fromEpochSeconds(LongExpression seconds) {
        var call = call(StandardFunction.FROM_EPOCH_SECONDS, SqlTypes.INSTANT, seconds);
        return new TemporalExpression<>(call, SqlTypes.INSTANT, seconds.nullable());
    }

    /**
     * A time as text: {@code format(USER.createdAt, "yyyy-MM-dd HH:mm")}; see {@link TemporalExpression#format} for the letters.
     *
     * @throws dev.aludel.error.InvalidStatementException if the pattern has something that not every database can write
     */
    public static <T extends Temporal> TextExpression format(Expression<T> time, String pattern) {
        return temporal(time).format(pattern);
    }
}
