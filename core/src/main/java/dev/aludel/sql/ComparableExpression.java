package dev.aludel.sql;

import dev.aludel.sql.tree.BetweenNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.type.SqlType;
import java.util.List;

/**
 * An expression whose values have an order: numbers, text, moments, UUIDs, enumerations. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 */
@CheckReturnValue
public sealed class ComparableExpression<T> extends Expression<T>
        permits NumericExpression, TextExpression, ComparableColumn {
    ComparableExpression(ExpressionNode node, SqlType<T> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public ComparableExpression<T> as(String label) {
        return new ComparableExpression<>(new LabelNode(bare(), label), type(), nullable());
    }

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

    /** Within the range, both ends included. */
    public final BooleanExpression between(Expression<? extends T> low, Expression<? extends T> high) {
        return new BooleanExpression(
                new BetweenNode(bare(), low.bare(), high.bare(), false),
                nullable() || low.nullable() || high.nullable());
    }

    /** The least value of the group; NULL for none. */
    public ComparableExpression<T> min() {
        return new ComparableExpression<>(aggregate("min"), type(), true);
    }

    /** The greatest value of the group; NULL for none. */
    public ComparableExpression<T> max() {
        return new ComparableExpression<>(aggregate("max"), type(), true);
    }

    /** This, or the value where this is NULL. */
    public ComparableExpression<T> coalesce(T value) {
        return new ComparableExpression<>(orElse(bind(value)), type(), false);
    }

    /** This, or the other where this is NULL. */
    public ComparableExpression<T> coalesce(Expression<? extends T> other) {
        return new ComparableExpression<>(orElse(other.bare()), type(), nullable() && other.nullable());
    }

    final FunctionNode aggregate(String name) {
        return new FunctionNode(name, List.of(bare()), false, type());
    }

    final FunctionNode orElse(ExpressionNode other) {
        return new FunctionNode("coalesce", List.of(bare(), other), false, type().unlimited());
    }

    static BindNode value(SqlType<?> type, Object value) {
        return new BindNode(type, value);
    }
}
