package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.type.SqlType;

/**
 * An expression whose values are compared for equality only: bytes, and types that Aludel knows nothing more of. Immutable
 * and thread-safe.
 *
 * @param <T> the Java class of its values
 */
@CheckReturnValue
public sealed class ValueExpression<T> extends Expression<T> implements ExpressionOf<T, ValueExpression<T>>
        permits ValueColumn {
    ValueExpression(ExpressionNode node, SqlType<T> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public ValueExpression<T> as(String label) {
        return new ValueExpression<>(new LabelNode(bare(), label), type(), nullable());
    }

    @Override
    final ValueExpression<T> with(ExpressionNode node, boolean nullable) {
        return new ValueExpression<>(node, type().unlimited(), nullable);
    }
}
