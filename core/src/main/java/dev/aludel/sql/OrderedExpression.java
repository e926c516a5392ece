package dev.aludel.sql;

import dev.aludel.sql.tree.BetweenNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.type.SqlType;

/**
 * An expression whose values have an order: numbers, text, moments, UUIDs, enumerations. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 */
@CheckReturnValue
public abstract sealed class OrderedExpression<T> extends Expression<T>
        permits NumericExpression, TextExpression, TemporalExpression, ComparableExpression {
    OrderedExpression(ExpressionNode node, SqlType<T> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public abstract OrderedExpression<T> as(String label);

    public final BooleanExpression lt(T value) {
        return compare(Operator.LESS, value);
    }

    public final BooleanExpression lt(Expression<? extends T> other) {
        return compare(Operator.LESS, other);
    }

    public final BooleanExpression le(T value) {
        return compare(Operator.LESS_OR_EQUAL, value);
    }

    public final BooleanExpression le(Expression<? extends T> other) {
        return compare(Operator.LESS_OR_EQUAL, other);
    }

    public final BooleanExpression gt(T value) {
        return compare(Operator.GREATER, value);
    }

    public final BooleanExpression gt(Expression<? extends T> other) {
        return compare(Operator.GREATER, other);
    }

    public final BooleanExpression ge(T value) {
        return compare(Operator.GREATER_OR_EQUAL, value);
    }

    public final BooleanExpression ge(Expression<? extends T> other) {
        return compare(Operator.GREATER_OR_EQUAL, other);
    }

    /** Within the range, both ends included. */
    public final BooleanExpression between(T low, T high) {
        return new BooleanExpression(new BetweenNode(bare(), bind(low), bind(high), false), nullable());
    }

    /** Outside of the range. */
    public final BooleanExpression notBetween(T low, T high) {
        return new BooleanExpression(new BetweenNode(bare(), bind(low), bind(high), true), nullable());
    }

    /** Within the range, both ends included. */
    public final BooleanExpression between(Expression<? extends T> low, Expression<? extends T> high) {
        return new BooleanExpression(
                new BetweenNode(bare(), low.bare(), high.bare(), false),
                nullable() || low.nullable() || high.nullable());
    }

    /** Outside of the range. */
    public final BooleanExpression notBetween(Expression<? extends T> low, Expression<? extends T> high) {
        return new BooleanExpression(
                new BetweenNode(bare(), low.bare(), high.bare(), true),
                nullable() || low.nullable() || high.nullable());
    }

    static BindNode value(SqlType<?> type, Object value) {
        return new BindNode(type, value);
    }
}
