package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;

/** Two operands and an operator; its type is that of the result. */
public record BinaryNode(Operator operator, ExpressionNode left, ExpressionNode right, SqlType<?> type)
        implements ExpressionNode {
    @Override
    public void describe(Flattening key) {
        key.add(operator);
        key.type(type);
        left.describe(key);
        right.describe(key);
    }
}
