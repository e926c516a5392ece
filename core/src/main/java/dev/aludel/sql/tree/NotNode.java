package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;

/** The opposite of a condition. */
public record NotNode(ExpressionNode operand) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void describe(Flattening key) {
        key.add(NotNode.class);
        operand.describe(key);
    }
}
