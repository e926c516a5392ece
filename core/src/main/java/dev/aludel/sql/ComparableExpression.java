package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.type.SqlType;

/**
 * An expression whose values have an order and nothing more: UUIDs, enumerations, durations. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 */
@CheckReturnValue
public sealed class ComparableExpression<T> extends OrderedExpression<T>
        implements OrderedOf<T, ComparableExpression<T>> permits ComparableColumn {
    ComparableExpression(ExpressionNode node, SqlType<T> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public ComparableExpression<T> as(String label) {
        return new ComparableExpression<>(new LabelNode(bare(), label), type(), nullable());
    }

    @Override
    final ComparableExpression<T> with(ExpressionNode node, boolean nullable) {
        return new ComparableExpression<>(node, type().unlimited(), nullable);
    }
}
