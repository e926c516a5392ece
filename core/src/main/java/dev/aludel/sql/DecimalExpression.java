package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;

/** A decimal number, exact. Immutable and thread-safe. */
@CheckReturnValue
public sealed class DecimalExpression extends NumericExpression<BigDecimal>
        implements OrderedOf<BigDecimal, DecimalExpression>,
                MixedComparisons<NumberKind.NotDecimal>,
                NumberKind.NotShort,
                NumberKind.NotInt,
                NumberKind.NotLong,
                NumberKind.NotFloat,
                NumberKind.NotDouble
        permits DecimalColumn {
    DecimalExpression(ExpressionNode node, SqlType<BigDecimal> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public DecimalExpression as(String label) {
        return new DecimalExpression(new LabelNode(bare(), label), type(), nullable());
    }

    @Override
    final DecimalExpression with(ExpressionNode node, boolean nullable) {
        return new DecimalExpression(node, type().unlimited(), nullable);
    }

    public final BooleanExpression eq(long value) {
        return compareTo(Operator.EQUAL, SqlTypes.DECIMAL, BigDecimal.valueOf(value));
    }

    public final BooleanExpression ne(long value) {
        return compareTo(Operator.NOT_EQUAL, SqlTypes.DECIMAL, BigDecimal.valueOf(value));
    }

    public final BooleanExpression lt(long value) {
        return compareTo(Operator.LESS, SqlTypes.DECIMAL, BigDecimal.valueOf(value));
    }

    public final BooleanExpression le(long value) {
        return compareTo(Operator.LESS_OR_EQUAL, SqlTypes.DECIMAL, BigDecimal.valueOf(value));
    }

    public final BooleanExpression gt(long value) {
        return compareTo(Operator.GREATER, SqlTypes.DECIMAL, BigDecimal.valueOf(value));
    }

    public final BooleanExpression ge(long value) {
        return compareTo(Operator.GREATER_OR_EQUAL, SqlTypes.DECIMAL, BigDecimal.valueOf(value));
    }

    /** Within the range, both ends included. */
    public final BooleanExpression between(long low, long high) {
        return within(SqlTypes.DECIMAL, BigDecimal.valueOf(low), BigDecimal.valueOf(high));
    }

    public final DecimalExpression plus(long value) {
        return new DecimalExpression(
                calculate(Operator.PLUS, SqlTypes.DECIMAL, BigDecimal.valueOf(value), SqlTypes.DECIMAL),
                SqlTypes.DECIMAL,
                nullable());
    }

    public final DecimalExpression plus(BigDecimal value) {
        return new DecimalExpression(
                calculate(Operator.PLUS, SqlTypes.DECIMAL, value, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullable());
    }

    public final DecimalExpression plus(ShortExpression other) {
        return new DecimalExpression(
                calculate(Operator.PLUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression plus(IntExpression other) {
        return new DecimalExpression(
                calculate(Operator.PLUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression plus(LongExpression other) {
        return new DecimalExpression(
                calculate(Operator.PLUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression plus(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.PLUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression minus(long value) {
        return new DecimalExpression(
                calculate(Operator.MINUS, SqlTypes.DECIMAL, BigDecimal.valueOf(value), SqlTypes.DECIMAL),
                SqlTypes.DECIMAL,
                nullable());
    }

    public final DecimalExpression minus(BigDecimal value) {
        return new DecimalExpression(
                calculate(Operator.MINUS, SqlTypes.DECIMAL, value, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullable());
    }

    public final DecimalExpression minus(ShortExpression other) {
        return new DecimalExpression(
                calculate(Operator.MINUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression minus(IntExpression other) {
        return new DecimalExpression(
                calculate(Operator.MINUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression minus(LongExpression other) {
        return new DecimalExpression(
                calculate(Operator.MINUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression minus(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.MINUS, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression times(long value) {
        return new DecimalExpression(
                calculate(Operator.TIMES, SqlTypes.DECIMAL, BigDecimal.valueOf(value), SqlTypes.DECIMAL),
                SqlTypes.DECIMAL,
                nullable());
    }

    public final DecimalExpression times(BigDecimal value) {
        return new DecimalExpression(
                calculate(Operator.TIMES, SqlTypes.DECIMAL, value, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullable());
    }

    public final DecimalExpression times(ShortExpression other) {
        return new DecimalExpression(
                calculate(Operator.TIMES, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression times(IntExpression other) {
        return new DecimalExpression(
                calculate(Operator.TIMES, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression times(LongExpression other) {
        return new DecimalExpression(
                calculate(Operator.TIMES, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression times(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.TIMES, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression dividedBy(long value) {
        return new DecimalExpression(
                calculate(Operator.DIVIDE, SqlTypes.DECIMAL, BigDecimal.valueOf(value), SqlTypes.DECIMAL),
                SqlTypes.DECIMAL,
                nullable());
    }

    public final DecimalExpression dividedBy(BigDecimal value) {
        return new DecimalExpression(
                calculate(Operator.DIVIDE, SqlTypes.DECIMAL, value, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullable());
    }

    public final DecimalExpression dividedBy(ShortExpression other) {
        return new DecimalExpression(
                calculate(Operator.DIVIDE, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression dividedBy(IntExpression other) {
        return new DecimalExpression(
                calculate(Operator.DIVIDE, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression dividedBy(LongExpression other) {
        return new DecimalExpression(
                calculate(Operator.DIVIDE, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression dividedBy(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.DIVIDE, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final DecimalExpression mod(long value) {
        return new DecimalExpression(
                calculate(Operator.MODULO, SqlTypes.DECIMAL, BigDecimal.valueOf(value), SqlTypes.DECIMAL),
                SqlTypes.DECIMAL,
                nullable());
    }

    /** The remainder of the division, with the sign of this. */
    public final DecimalExpression mod(BigDecimal value) {
        return new DecimalExpression(
                calculate(Operator.MODULO, SqlTypes.DECIMAL, value, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullable());
    }

    /** The remainder of the division, with the sign of this. */
    public final DecimalExpression mod(ShortExpression other) {
        return new DecimalExpression(
                calculate(Operator.MODULO, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final DecimalExpression mod(IntExpression other) {
        return new DecimalExpression(
                calculate(Operator.MODULO, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final DecimalExpression mod(LongExpression other) {
        return new DecimalExpression(
                calculate(Operator.MODULO, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    /** The remainder of the division, with the sign of this. */
    public final DecimalExpression mod(DecimalExpression other) {
        return new DecimalExpression(
                calculate(Operator.MODULO, other, SqlTypes.DECIMAL), SqlTypes.DECIMAL, nullableWith(other));
    }

    public final DecimalExpression negate() {
        return new DecimalExpression(new NegateNode(bare()), SqlTypes.DECIMAL, nullable());
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
    public final DecimalExpression coalesce(long value) {
        return new DecimalExpression(
                orElse(value(SqlTypes.DECIMAL, BigDecimal.valueOf(value))), SqlTypes.DECIMAL, false);
    }
}
