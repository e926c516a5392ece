package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;

/** A 32-bit integer. Immutable and thread-safe. */
@CheckReturnValue
public sealed class IntExpression extends NumericExpression<Integer>
        implements WholeOf<Integer, IntExpression>,
                MixedComparisons<NumberKind.NotInt>,
                NumberKind.NotShort,
                NumberKind.NotLong,
                NumberKind.NotFloat,
                NumberKind.NotDouble,
                NumberKind.NotDecimal
        permits IntColumn {
    IntExpression(ExpressionNode node, boolean nullable) {
        super(node, SqlTypes.INTEGER, nullable);
    }

    @Override
    public IntExpression as(String label) {
        return new IntExpression(new LabelNode(bare(), label), nullable());
    }

    @Override
    final IntExpression with(ExpressionNode node, boolean nullable) {
        return new IntExpression(node, nullable);
    }

    public final BooleanExpression eq(int value) {
        return compareTo(Operator.EQUAL, SqlTypes.INTEGER, value);
    }

    public final BooleanExpression eq(long value) {
        return compareTo(Operator.EQUAL, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression ne(int value) {
        return compareTo(Operator.NOT_EQUAL, SqlTypes.INTEGER, value);
    }

    public final BooleanExpression ne(long value) {
        return compareTo(Operator.NOT_EQUAL, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression lt(int value) {
        return compareTo(Operator.LESS, SqlTypes.INTEGER, value);
    }

    public final BooleanExpression lt(long value) {
        return compareTo(Operator.LESS, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression le(int value) {
        return compareTo(Operator.LESS_OR_EQUAL, SqlTypes.INTEGER, value);
    }

    public final BooleanExpression le(long value) {
        return compareTo(Operator.LESS_OR_EQUAL, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression gt(int value) {
        return compareTo(Operator.GREATER, SqlTypes.INTEGER, value);
    }

    public final BooleanExpression gt(long value) {
        return compareTo(Operator.GREATER, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression ge(int value) {
        return compareTo(Operator.GREATER_OR_EQUAL, SqlTypes.INTEGER, value);
    }

    public final BooleanExpression ge(long value) {
        return compareTo(Operator.GREATER_OR_EQUAL, SqlTypes.BIGINT, value);
    }

    /** Within the range, both ends included. */
    public final BooleanExpression between(int low, int high) {
        return within(SqlTypes.INTEGER, low, high);
    }

    /** Within the range, both ends included. */
    public final BooleanExpression between(long low, long high) {
        return within(SqlTypes.BIGINT, low, high);
    }

    public final IntExpression plus(int value) {
        return new IntExpression(calculate(Operator.PLUS, SqlTypes.INTEGER, value, SqlTypes.INTEGER), nullable());
    }

    public final LongExpression plus(long value) {
        return new LongExpression(calculate(Operator.PLUS, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    public final IntExpression plus(ShortExpression other) {
        return new IntExpression(calculate(Operator.PLUS, other, SqlTypes.INTEGER), nullableWith(other));
    }

    public final IntExpression plus(IntExpression other) {
        return new IntExpression(calculate(Operator.PLUS, other, SqlTypes.INTEGER), nullableWith(other));
    }

    public final LongExpression plus(LongExpression other) {
        return new LongExpression(calculate(Operator.PLUS, other, SqlTypes.BIGINT), nullableWith(other));
    }

    public final DecimalExpression plus(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.PLUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DoubleExpression plus(DoubleExpression other) {
        return new DoubleExpression(calculate(Operator.PLUS, other, SqlTypes.DOUBLE), nullableWith(other));
    }

    public final IntExpression minus(int value) {
        return new IntExpression(calculate(Operator.MINUS, SqlTypes.INTEGER, value, SqlTypes.INTEGER), nullable());
    }

    public final LongExpression minus(long value) {
        return new LongExpression(calculate(Operator.MINUS, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    public final IntExpression minus(ShortExpression other) {
        return new IntExpression(calculate(Operator.MINUS, other, SqlTypes.INTEGER), nullableWith(other));
    }

    public final IntExpression minus(IntExpression other) {
        return new IntExpression(calculate(Operator.MINUS, other, SqlTypes.INTEGER), nullableWith(other));
    }

    public final LongExpression minus(LongExpression other) {
        return new LongExpression(calculate(Operator.MINUS, other, SqlTypes.BIGINT), nullableWith(other));
    }

    public final DecimalExpression minus(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.MINUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DoubleExpression minus(DoubleExpression other) {
        return new DoubleExpression(calculate(Operator.MINUS, other, SqlTypes.DOUBLE), nullableWith(other));
    }

    public final IntExpression times(int value) {
        return new IntExpression(calculate(Operator.TIMES, SqlTypes.INTEGER, value, SqlTypes.INTEGER), nullable());
    }

    public final LongExpression times(long value) {
        return new LongExpression(calculate(Operator.TIMES, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    public final IntExpression times(ShortExpression other) {
        return new IntExpression(calculate(Operator.TIMES, other, SqlTypes.INTEGER), nullableWith(other));
    }

    public final IntExpression times(IntExpression other) {
        return new IntExpression(calculate(Operator.TIMES, other, SqlTypes.INTEGER), nullableWith(other));
    }

    public final LongExpression times(LongExpression other) {
        return new LongExpression(calculate(Operator.TIMES, other, SqlTypes.BIGINT), nullableWith(other));
    }

    public final DecimalExpression times(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.TIMES, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DoubleExpression times(DoubleExpression other) {
        return new DoubleExpression(calculate(Operator.TIMES, other, SqlTypes.DOUBLE), nullableWith(other));
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final IntExpression dividedBy(int value) {
        return new IntExpression(calculate(Operator.DIVIDE, SqlTypes.INTEGER, value, SqlTypes.INTEGER), nullable());
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final LongExpression dividedBy(long value) {
        return new LongExpression(calculate(Operator.DIVIDE, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final IntExpression dividedBy(ShortExpression other) {
        return new IntExpression(calculate(Operator.DIVIDE, other, SqlTypes.INTEGER), nullableWith(other));
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final IntExpression dividedBy(IntExpression other) {
        return new IntExpression(calculate(Operator.DIVIDE, other, SqlTypes.INTEGER), nullableWith(other));
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final LongExpression dividedBy(LongExpression other) {
        return new LongExpression(calculate(Operator.DIVIDE, other, SqlTypes.BIGINT), nullableWith(other));
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final DecimalExpression dividedBy(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.DIVIDE, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final DoubleExpression dividedBy(DoubleExpression other) {
        return new DoubleExpression(calculate(Operator.DIVIDE, other, SqlTypes.DOUBLE), nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final IntExpression mod(int value) {
        return new IntExpression(calculate(Operator.MODULO, SqlTypes.INTEGER, value, SqlTypes.INTEGER), nullable());
    }

    /** The remainder of the division, with the sign of this. */
    public final LongExpression mod(long value) {
        return new LongExpression(calculate(Operator.MODULO, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    /** The remainder of the division, with the sign of this. */
    public final IntExpression mod(ShortExpression other) {
        return new IntExpression(calculate(Operator.MODULO, other, SqlTypes.INTEGER), nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final IntExpression mod(IntExpression other) {
        return new IntExpression(calculate(Operator.MODULO, other, SqlTypes.INTEGER), nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final LongExpression mod(LongExpression other) {
        return new LongExpression(calculate(Operator.MODULO, other, SqlTypes.BIGINT), nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final DecimalExpression mod(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.MODULO, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final IntExpression negate() {
        return new IntExpression(new NegateNode(bare()), nullable());
    }

    /** The sum of the group; NULL for no rows. */
    public final LongExpression sum() {
        return new LongExpression(aggregate(StandardFunction.SUM, SqlTypes.BIGINT), true);
    }

    /** The average of the group; NULL for no rows. */
    public final DecimalExpression avg() {
        return new DecimalExpression(aggregate(StandardFunction.AVG, SqlTypes.DECIMAL), SqlTypes.DECIMAL, true);
    }
}
