package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.DatePart;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.sql.tree.TimeFormatNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.List;

/**
 * A date, a time of day, or a moment, of which parts are those in UTC. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 */
@CheckReturnValue
public sealed class TemporalExpression<T extends Temporal> extends OrderedExpression<T>
        implements OrderedOf<T, TemporalExpression<T>> permits TemporalColumn {
    TemporalExpression(ExpressionNode node, SqlType<T> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public TemporalExpression<T> as(String label) {
        return new TemporalExpression<>(new LabelNode(bare(), label), type(), nullable());
    }

    @Override
    final TemporalExpression<T> with(ExpressionNode node, boolean nullable) {
        return new TemporalExpression<>(node, type(), nullable);
    }

    /** So much later, to the microsecond. */
    public final TemporalExpression<T> plus(Duration duration) {
        return plus(micros(duration), DatePart.MICROSECOND);
    }

    /** So much earlier, to the microsecond. */
    public final TemporalExpression<T> minus(Duration duration) {
        return plus(Math.negateExact(micros(duration)), DatePart.MICROSECOND);
    }

    public final TemporalExpression<T> plus(Expression<Duration> duration) {
        return shifted(StandardFunction.PLUS_DURATION, duration);
    }

    public final TemporalExpression<T> minus(Expression<Duration> duration) {
        return shifted(StandardFunction.MINUS_DURATION, duration);
    }

    /** So many units later; a day that the month does not have becomes its last one. A negative number is earlier. */
    public final TemporalExpression<T> plus(long number, DatePart unit) {
        return plus(new BindNode(SqlTypes.BIGINT, number), unit, nullable());
    }

    /** So many units later; a day that the month does not have becomes its last one. */
    public final TemporalExpression<T> plus(NumericExpression<?> number, DatePart unit) {
        return plus(number.bare(), unit, nullable() || number.nullable());
    }

    /** So many units earlier; a day that the month does not have becomes its last one. */
    public final TemporalExpression<T> minus(long number, DatePart unit) {
        return plus(Math.negateExact(number), unit);
    }

    public final TemporalExpression<T> plusYears(long number) {
        return plus(number, DatePart.YEAR);
    }

    public final TemporalExpression<T> plusMonths(long number) {
        return plus(number, DatePart.MONTH);
    }

    public final TemporalExpression<T> plusDays(long number) {
        return plus(number, DatePart.DAY);
    }

    public final TemporalExpression<T> plusHours(long number) {
        return plus(number, DatePart.HOUR);
    }

    public final TemporalExpression<T> plusMinutes(long number) {
        return plus(number, DatePart.MINUTE);
    }

    public final TemporalExpression<T> plusSeconds(long number) {
        return plus(number, DatePart.SECOND);
    }

    /** How many whole units there are from this to the other; negative when the other is earlier. */
    public final LongExpression until(Expression<T> other, DatePart unit) {
        return new LongExpression(
                new FunctionNode(StandardFunction.UNTIL, unit(unit), List.of(bare(), other.bare()), SqlTypes.BIGINT),
                nullable() || other.nullable());
    }

    /** How many whole units there are from this to the value; negative when the value is earlier. */
    public final LongExpression until(T other, DatePart unit) {
        return new LongExpression(
                new FunctionNode(StandardFunction.UNTIL, unit(unit), List.of(bare(), bind(other)), SqlTypes.BIGINT),
                nullable());
    }

    /** The time from this to the other; negative when the other is earlier. */
    public final ComparableExpression<Duration> durationUntil(Expression<T> other) {
        return new ComparableExpression<>(
                new FunctionNode(StandardFunction.DURATION_BETWEEN, List.of(bare(), other.bare()), SqlTypes.DURATION),
                SqlTypes.DURATION,
                nullable() || other.nullable());
    }

    /** Cut down to the beginning of the unit that it lies in. */
    public final TemporalExpression<T> truncatedTo(DatePart unit) {
        return with(new FunctionNode(StandardFunction.DATE_TRUNC, unit(unit), List.of(bare()), type()), nullable());
    }

    /** The number of one part: the month from 1 to 12, the second from 0 to 59. */
    public final IntExpression get(DatePart part) {
        return new IntExpression(
                new FunctionNode(StandardFunction.EXTRACT, part, List.of(bare()), SqlTypes.INTEGER), nullable());
    }

    /** Its date. */
    public final TemporalExpression<LocalDate> date() {
        return new TemporalExpression<>(
                new FunctionNode(StandardFunction.DATE_OF, List.of(bare()), SqlTypes.DATE), SqlTypes.DATE, nullable());
    }

    /** Its time of day. */
    public final TemporalExpression<LocalTime> time() {
        return new TemporalExpression<>(
                new FunctionNode(StandardFunction.TIME_OF, List.of(bare()), SqlTypes.TIME), SqlTypes.TIME, nullable());
    }

    /** The whole seconds since the beginning of 1970. */
    public final LongExpression epochSeconds() {
        return new LongExpression(
                new FunctionNode(StandardFunction.EPOCH_SECONDS, List.of(bare()), SqlTypes.BIGINT), nullable());
    }

    /**
     * As text: {@code format("yyyy-MM-dd HH:mm")}. The letters are those of Java that every database can write, with a fixed
     * number of digits: {@code yyyy MM dd DDD HH mm ss SSSSSS}, of the weeks of ISO 8601 {@code YYYY ww e}; between them
     * {@code - / . : , _}, spaces, and {@code 'T'}, {@code 'W'}, {@code 'Z'}.
     *
     * @throws InvalidStatementException if the pattern has something else, or asks a time of day for a date
     */
    public final TextExpression format(String pattern) {
        var node = new TimeFormatNode(bare(), TimePattern.fields(pattern, type().kind()));
        return new TextExpression(node, SqlTypes.TEXT, nullable());
    }

    private TemporalExpression<T> plus(ExpressionNode number, DatePart unit, boolean nullable) {
        return with(
                new FunctionNode(StandardFunction.DATE_PLUS, unit(unit), List.of(bare(), number), type()), nullable);
    }

    private TemporalExpression<T> shifted(StandardFunction function, Expression<Duration> duration) {
        return with(
                new FunctionNode(function, List.of(bare(), duration.bare()), type()),
                nullable() || duration.nullable());
    }

    private static DatePart unit(DatePart part) {
        if (!part.unit()) {
            throw new InvalidStatementException(
                    part + " is no length of time", "name a unit, such as DAY, or take the number with get(..)");
        }
        return part;
    }

    private static long micros(Duration duration) {
        try {
            return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1000);
        } catch (ArithmeticException tooLong) {
            throw new ParameterException("the duration " + duration + " is longer than 292,000 years", "shorten it");
        }
    }
}
