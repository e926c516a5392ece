package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;

/** A 32-bit floating-point number. Immutable and thread-safe. */
@CheckReturnValue
public sealed class FloatExpression extends NumericExpression<Float>
        implements OrderedOf<Float, FloatExpression>,
                MixedComparisons<NumberKind.NotFloat>,
                NumberKind.NotShort,
                NumberKind.NotInt,
                NumberKind.NotLong,
                NumberKind.NotDouble,
                NumberKind.NotDecimal
        permits FloatColumn {
    FloatExpression(ExpressionNode node, boolean nullable) {
        super(node, SqlTypes.REAL, nullable);
    }

    @Override
    public FloatExpression as(String label) {
        return new FloatExpression(new LabelNode(bare(), label), nullable());
    }

    @Override
    final FloatExpression with(ExpressionNode node, boolean nullable) {
        return new FloatExpression(node, nullable);
    }

    public final BooleanExpression eq(double value) {
        return compareTo(Operator.EQUAL, SqlTypes.REAL, (float) value);
    }

    public final BooleanExpression ne(double value) {
        return compareTo(Operator.NOT_EQUAL, SqlTypes.REAL, (float) value);
    }

    public final BooleanExpression lt(double value) {
        return compareTo(Operator.LESS, SqlTypes.REAL, (float) value);
    }

    public final BooleanExpression le(double value) {
        return compareTo(Operator.LESS_OR_EQUAL, SqlTypes.REAL, (float) value);
    }

    public final BooleanExpression gt(double value) {
        return compareTo(Operator.GREATER, SqlTypes.REAL, (float) value);
    }

    public final BooleanExpression ge(double value) {
        return compareTo(Operator.GREATER_OR_EQUAL, SqlTypes.REAL, (float) value);
    }

    /** Within the range, both ends included. */
    public final BooleanExpression between(double low, double high) {
        return within(SqlTypes.REAL, (float) low, (float) high);
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

    public final FloatExpression negate() {
        return new FloatExpression(new NegateNode(bare()), nullable());
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
    public final FloatExpression coalesce(double value) {
        return new FloatExpression(orElse(value(SqlTypes.REAL, (float) value)), false);
    }
}
