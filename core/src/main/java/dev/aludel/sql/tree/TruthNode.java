package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** Whether a condition is true, or false: never NULL itself. */
public record TruthNode(ExpressionNode operand, Truth truth, boolean negated) implements CompositeNode {
    /** The truth values that are no NULL. */
    public enum Truth {
        TRUE,
        FALSE
    }

    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public List<ExpressionNode> operands() {
        return List.of(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.add(TruthNode.class);
        key.add(truth);
        key.flag(negated);
        operand.describe(key);
    }
}
