package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;

/** A range, both ends included. */
public record BetweenNode(ExpressionNode operand, ExpressionNode low, ExpressionNode high, boolean negated)
        implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void describe(Flattening key) {
        key.add(BetweenNode.class);
        key.flag(negated);
        operand.describe(key);
        low.describe(key);
        high.describe(key);
    }
}
