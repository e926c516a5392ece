package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.NextValueNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A 64-bit integer. Immutable and thread-safe. */
@CheckReturnValue
public sealed class LongExpression extends NumericExpression<Long>
        implements WholeOf<Long, LongExpression>,
                MixedComparisons<NumberKind.NotLong>,
                NumberKind.NotShort,
                NumberKind.NotInt,
                NumberKind.NotFloat,
                NumberKind.NotDouble,
                NumberKind.NotDecimal
        permits LongColumn {
    LongExpression(ExpressionNode node, boolean nullable) {
        super(node, SqlTypes.BIGINT, nullable);
    }

    /** The next number of a sequence, drawn for each row that asks for it; see {@code schema.Sequence}. */
    public static LongExpression nextOf(@Nullable String schema, String sequence) {
        return new LongExpression(new NextValueNode(schema, sequence), false);
    }

    @Override
    public LongExpression as(String label) {
        return new LongExpression(new LabelNode(bare(), label), nullable());
    }

    @Override
    final LongExpression with(ExpressionNode node, boolean nullable) {
        return new LongExpression(node, nullable);
    }

    public final BooleanExpression eq(long value) {
        return compareTo(Operator.EQUAL, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression ne(long value) {
        return compareTo(Operator.NOT_EQUAL, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression lt(long value) {
        return compareTo(Operator.LESS, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression le(long value) {
        return compareTo(Operator.LESS_OR_EQUAL, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression gt(long value) {
        return compareTo(Operator.GREATER, SqlTypes.BIGINT, value);
    }

    public final BooleanExpression ge(long value) {
        return compareTo(Operator.GREATER_OR_EQUAL, SqlTypes.BIGINT, value);
    }

    /** Within the range, both ends included. */
    public final BooleanExpression between(long low, long high) {
        return within(SqlTypes.BIGINT, low, high);
    }

    public final LongExpression plus(long value) {
        return new LongExpression(calculate(Operator.PLUS, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    public final LongExpression plus(ShortExpression other) {
        return new LongExpression(calculate(Operator.PLUS, other, SqlTypes.BIGINT), nullableWith(other));
    }

    public final LongExpression plus(IntExpression other) {
        return new LongExpression(calculate(Operator.PLUS, other, SqlTypes.BIGINT), nullableWith(other));
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

    public final LongExpression minus(long value) {
        return new LongExpression(calculate(Operator.MINUS, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    public final LongExpression minus(ShortExpression other) {
        return new LongExpression(calculate(Operator.MINUS, other, SqlTypes.BIGINT), nullableWith(other));
    }

    public final LongExpression minus(IntExpression other) {
        return new LongExpression(calculate(Operator.MINUS, other, SqlTypes.BIGINT), nullableWith(other));
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

    public final LongExpression times(long value) {
        return new LongExpression(calculate(Operator.TIMES, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    public final LongExpression times(ShortExpression other) {
        return new LongExpression(calculate(Operator.TIMES, other, SqlTypes.BIGINT), nullableWith(other));
    }

    public final LongExpression times(IntExpression other) {
        return new LongExpression(calculate(Operator.TIMES, other, SqlTypes.BIGINT), nullableWith(other));
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
    public final LongExpression dividedBy(long value) {
        return new LongExpression(calculate(Operator.DIVIDE, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final LongExpression dividedBy(ShortExpression other) {
        return new LongExpression(calculate(Operator.DIVIDE, other, SqlTypes.BIGINT), nullableWith(other));
    }

    /** Divides; two integers give an integer, truncated toward zero. */
    public final LongExpression dividedBy(IntExpression other) {
        return new LongExpression(calculate(Operator.DIVIDE, other, SqlTypes.BIGINT), nullableWith(other));
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
    public final LongExpression mod(long value) {
        return new LongExpression(calculate(Operator.MODULO, SqlTypes.BIGINT, value, SqlTypes.BIGINT), nullable());
    }

    /** The remainder of the division, with the sign of this. */
    public final LongExpression mod(ShortExpression other) {
        return new LongExpression(calculate(Operator.MODULO, other, SqlTypes.BIGINT), nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final LongExpression mod(IntExpression other) {
        return new LongExpression(calculate(Operator.MODULO, other, SqlTypes.BIGINT), nullableWith(other));
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

    public final LongExpression negate() {
        return new LongExpression(new NegateNode(bare()), nullable());
    }

    /** The sum of the group; NULL for no rows. */
    public final DecimalExpression sum() {
        return new DecimalExpression(aggregate(StandardFunction.SUM, SqlTypes.DECIMAL), SqlTypes.DECIMAL, true);
    }

    /** The average of the group; NULL for no rows. */
    public final DecimalExpression avg() {
        return new DecimalExpression(aggregate(StandardFunction.AVG, SqlTypes.DECIMAL), SqlTypes.DECIMAL, true);
    }

    /** This, or the value where this is NULL. */
    public final LongExpression coalesce(long value) {
        return new LongExpression(orElse(value(SqlTypes.BIGINT, value)), false);
    }
}
