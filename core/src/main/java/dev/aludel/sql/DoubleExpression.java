package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;

/** A 64-bit floating-point number. Immutable and thread-safe. */
@CheckReturnValue
public sealed class DoubleExpression extends NumericExpression<Double>
        implements OrderedOf<Double, DoubleExpression>,
                MixedComparisons<NumberKind.NotDouble>,
                NumberKind.NotShort,
                NumberKind.NotInt,
                NumberKind.NotLong,
                NumberKind.NotFloat,
                NumberKind.NotDecimal
        permits DoubleColumn {
    DoubleExpression(ExpressionNode node, boolean nullable) {
        super(node, SqlTypes.DOUBLE, nullable);
    }

    @Override
    public DoubleExpression as(String label) {
        return new DoubleExpression(new LabelNode(bare(), label), nullable());
    }

    @Override
    final DoubleExpression with(ExpressionNode node, boolean nullable) {
        return new DoubleExpression(node, nullable);
    }

    public final BooleanExpression eq(double value) {
        return compareTo(Operator.EQUAL, SqlTypes.DOUBLE, value);
    }

    public final BooleanExpression ne(double value) {
        return compareTo(Operator.NOT_EQUAL, SqlTypes.DOUBLE, value);
    }

    public final BooleanExpression lt(double value) {
        return compareTo(Operator.LESS, SqlTypes.DOUBLE, value);
    }

    public final BooleanExpression le(double value) {
        return compareTo(Operator.LESS_OR_EQUAL, SqlTypes.DOUBLE, value);
    }

    public final BooleanExpression gt(double value) {
        return compareTo(Operator.GREATER, SqlTypes.DOUBLE, value);
    }

    public final BooleanExpression ge(double value) {
        return compareTo(Operator.GREATER_OR_EQUAL, SqlTypes.DOUBLE, value);
    }

    /** Within the range, both ends included. */
    public final BooleanExpression between(double low, double high) {
        return within(SqlTypes.DOUBLE, low, high);
    }

    public final DoubleExpression plus(double value) {
        return new DoubleExpression(calculate(Operator.PLUS, SqlTypes.DOUBLE, value, SqlTypes.DOUBLE), nullable());
    }

    public final DoubleExpression plus(NumericExpression<?> other) {
        return new DoubleExpression(calculate(Operator.PLUS, other, SqlTypes.DOUBLE), nullableWith(other));
    }

    public final DoubleExpression minus(double value) {
        return new DoubleExpression(calculate(Operator.MINUS, SqlTypes.DOUBLE, value, SqlTypes.DOUBLE), nullable());
    }

    public final DoubleExpression minus(NumericExpression<?> other) {
        return new DoubleExpression(calculate(Operator.MINUS, other, SqlTypes.DOUBLE), nullableWith(other));
    }

    public final DoubleExpression times(double value) {
        return new DoubleExpression(calculate(Operator.TIMES, SqlTypes.DOUBLE, value, SqlTypes.DOUBLE), nullable());
    }

    public final DoubleExpression times(NumericExpression<?> other) {
        return new DoubleExpression(calculate(Operator.TIMES, other, SqlTypes.DOUBLE), nullableWith(other));
    }

    public final DoubleExpression dividedBy(double value) {
        return new DoubleExpression(calculate(Operator.DIVIDE, SqlTypes.DOUBLE, value, SqlTypes.DOUBLE), nullable());
    }

    public final DoubleExpression dividedBy(NumericExpression<?> other) {
        return new DoubleExpression(calculate(Operator.DIVIDE, other, SqlTypes.DOUBLE), nullableWith(other));
    }

    public final DoubleExpression negate() {
        return new DoubleExpression(new NegateNode(bare()), nullable());
    }

    /** The sum of the group; NULL for no rows. */
    public final DoubleExpression sum() {
        return new DoubleExpression(aggregate(StandardFunction.SUM, SqlTypes.DOUBLE), true);
    }

    /** The average of the group; NULL for no rows. */
    public final DoubleExpression avg() {
        return new DoubleExpression(aggregate(StandardFunction.AVG, SqlTypes.DOUBLE), true);
    }

    /** This, or the value where this is NULL. */
    public final DoubleExpression coalesce(double value) {
        return new DoubleExpression(orElse(value(SqlTypes.DOUBLE, value)), false);
    }
}
