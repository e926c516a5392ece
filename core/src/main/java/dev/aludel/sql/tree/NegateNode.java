package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;

/** Minus a number. */
public record NegateNode(ExpressionNode operand) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return operand.type();
    }

    @Override
    public void describe(Flattening key) {
        key.add(NegateNode.class);
        operand.describe(key);
    }
}
