package dev.aludel.sql;

import static dev.aludel.sql.Calls.atLeast;
import static dev.aludel.sql.Calls.call;
import static dev.aludel.sql.Expressions.value;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions of groups of rows and of the rows around a row, beside those that {@link Expressions} has; part of {@link Fn}.
 * Thread-safe, stateless.
 */
@CheckReturnValue
public abstract sealed class GroupFunctions permits JsonFunctions {
    GroupFunctions() {}

    /** Whether the condition holds for every row of the group; NULL for none. */
    public static BooleanExpression boolAnd(BooleanExpression condition) {
        return new BooleanExpression(call(StandardFunction.BOOL_AND, SqlTypes.BOOLEAN, condition), true);
    }

    /** Whether the condition holds for a row of the group; NULL for none. */
    public static BooleanExpression boolOr(BooleanExpression condition) {
        return new BooleanExpression(call(StandardFunction.BOOL_OR, SqlTypes.BOOLEAN, condition), true);
    }

    /** The variance of the group, taken as everything there is. */
    public static DoubleExpression varPop(NumericExpression<?> number) {
        return new DoubleExpression(call(StandardFunction.VAR_POP, SqlTypes.DOUBLE, number), true);
    }

    /** The variance of the group, taken as a sample; NULL for fewer than two. */
    public static DoubleExpression varSamp(NumericExpression<?> number) {
        return new DoubleExpression(call(StandardFunction.VAR_SAMP, SqlTypes.DOUBLE, number), true);
    }

    /** The standard deviation of the group, taken as everything there is. */
    public static DoubleExpression stddevPop(NumericExpression<?> number) {
        return new DoubleExpression(call(StandardFunction.STDDEV_POP, SqlTypes.DOUBLE, number), true);
    }

    /** The standard deviation of the group, taken as a sample; NULL for fewer than two. */
    public static DoubleExpression stddevSamp(NumericExpression<?> number) {
        return new DoubleExpression(call(StandardFunction.STDDEV_SAMP, SqlTypes.DOUBLE, number), true);
    }

    /** The texts of the group with the separator between; say an order with {@code orderedBy}. */
    public static TextExpression stringAgg(Expression<String> text, String separator) {
        return new TextExpression(
                call(StandardFunction.STRING_AGG, SqlTypes.TEXT, text, value(separator)), SqlTypes.TEXT, true);
    }

    /** The values of the group as a JSON array; NULL becomes null. */
    public static Json jsonAgg(Expression<?> value) {
        return new Json(call(StandardFunction.JSON_ARRAY_AGG, SqlTypes.JSON, value), true);
    }

    /** The pairs of the group as a JSON object. */
    public static Json jsonObjectAgg(Expression<String> key, Expression<?> value) {
        return new Json(call(StandardFunction.JSON_OBJECT_AGG, SqlTypes.JSON, key, value), true);
    }

    /** The value below which the fraction of the group lies, between two neighbours as the fraction says. */
    public static DoubleExpression percentile(double fraction, NumericExpression<?> number) {
        return OrderedSet.between(value(fraction(fraction)).bare(), number);
    }

    /** The first value of the group at or above the fraction: {@code percentileOf(0.5).withinGroup(USER.name)}. */
    public static OrderedSet percentileOf(double fraction) {
        return new OrderedSet(
                StandardFunction.PERCENTILE_DISC, value(fraction(fraction)).bare());
    }

    /** The most frequent value of the group: {@code mode().withinGroup(USER.country)}. */
    public static OrderedSet mode() {
        return new OrderedSet(StandardFunction.MODE);
    }

    /** The number of the row in its window, from 1. */
    public static WindowFunction<Long, LongExpression> rowNumber() {
        return counting(StandardFunction.ROW_NUMBER);
    }

    /** The number of the row in its window, equals having the same; the next number leaves as many out. */
    public static WindowFunction<Long, LongExpression> rank() {
        return counting(StandardFunction.RANK);
    }

    /** The number of the row in its window, equals having the same; no number is left out. */
    public static WindowFunction<Long, LongExpression> denseRank() {
        return counting(StandardFunction.DENSE_RANK);
    }

    /** The part of the other rows that come before the row and its equals: 0 to 1. */
    public static WindowFunction<Double, DoubleExpression> percentRank() {
        return new WindowFunction<>(call(StandardFunction.PERCENT_RANK, SqlTypes.DOUBLE), value(0.0), false);
    }

    /** The part of the rows that come before the row, or equal it: above 0 to 1. */
    public static WindowFunction<Double, DoubleExpression> cumeDist() {
        return new WindowFunction<>(call(StandardFunction.CUME_DIST, SqlTypes.DOUBLE), value(0.0), false);
    }

    /** The number, from 1, of the bucket that the row falls into, when the window is dealt into so many. */
    public static WindowFunction<Integer, IntExpression> ntile(int buckets) {
        int checked = atLeast(1, buckets, "a number of buckets");
        return new WindowFunction<>(call(StandardFunction.NTILE, SqlTypes.INTEGER, value(checked)), value(0), false);
    }

    /** The value of the row before; NULL for the first. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lag(ExpressionOf<T, E> expression) {
        return neighbour(StandardFunction.LAG, expression, true);
    }

    /** The value of the row so many before; NULL if there is none. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lag(ExpressionOf<T, E> expression, int rows) {
        return neighbour(StandardFunction.LAG, expression, true, rows(rows));
    }

    /** The value of the row so many before, and the other one if there is no such row. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lag(
            ExpressionOf<T, E> expression, int rows, T otherwise) {
        return neighbour(
                StandardFunction.LAG,
                expression,
                false,
                rows(rows),
                Expression.of(expression).bind(otherwise));
    }

    /** {@link #lag(ExpressionOf, int, Object)} with what the other expression gives for this row. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lag(
            ExpressionOf<T, E> expression, int rows, Expression<? extends T> otherwise) {
        return neighbour(StandardFunction.LAG, expression, otherwise.nullable(), rows(rows), otherwise.bare());
    }

    /** The value of the row after; NULL for the last. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lead(ExpressionOf<T, E> expression) {
        return neighbour(StandardFunction.LEAD, expression, true);
    }

    /** The value of the row so many after; NULL if there is none. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lead(ExpressionOf<T, E> expression, int rows) {
        return neighbour(StandardFunction.LEAD, expression, true, rows(rows));
    }

    /** The value of the row so many after, and the other one if there is no such row. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lead(
            ExpressionOf<T, E> expression, int rows, T otherwise) {
        return neighbour(
                StandardFunction.LEAD,
                expression,
                false,
                rows(rows),
                Expression.of(expression).bind(otherwise));
    }

    /** {@link #lead(ExpressionOf, int, Object)} with what the other expression gives for this row. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lead(
            ExpressionOf<T, E> expression, int rows, Expression<? extends T> otherwise) {
        return neighbour(StandardFunction.LEAD, expression, otherwise.nullable(), rows(rows), otherwise.bare());
    }

    /** The value of the first row of the frame. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> firstValue(ExpressionOf<T, E> expression) {
        return neighbour(StandardFunction.FIRST_VALUE, expression, true);
    }

    /** The value of the last row of the frame, which by default ends at the current row. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> lastValue(ExpressionOf<T, E> expression) {
        return neighbour(StandardFunction.LAST_VALUE, expression, true);
    }

    /** The value of a row of the frame, counted from 1; NULL if there is none. */
    public static <T, E extends Expression<T>> WindowFunction<T, E> nthValue(
            ExpressionOf<T, E> expression, int number) {
        return neighbour(
                StandardFunction.NTH_VALUE,
                expression,
                true,
                value(atLeast(1, number, "the number of a row")).bare());
    }

    private static WindowFunction<Long, LongExpression> counting(StandardFunction function) {
        return new WindowFunction<>(call(function, SqlTypes.BIGINT), value(0L), false);
    }

    private static <T, E extends Expression<T>> WindowFunction<T, E> neighbour(
            StandardFunction function, ExpressionOf<T, E> expression, boolean nullable, ExpressionNode... arguments) {
        var self = Expression.of(expression);
        List<ExpressionNode> nodes = new ArrayList<>();
        nodes.add(self.bare());
        nodes.addAll(List.of(arguments));
        return new WindowFunction<>(
                new FunctionNode(function, nodes, self.type().unlimited()), expression, nullable || self.nullable());
    }

    private static ExpressionNode rows(int rows) {
        return value(atLeast(0, rows, "a number of rows")).bare();
    }

    private static double fraction(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new InvalidStatementException("a percentile at " + fraction, "give a fraction from 0 to 1");
        }
        return fraction;
    }
}
