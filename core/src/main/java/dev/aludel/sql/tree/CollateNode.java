package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;

/** A text with the collation by which it is compared and sorted. */
public record CollateNode(ExpressionNode operand, String collation) implements CompositeNode {
    @Override
    public SqlType<?> type() {
        return operand.type();
    }

    @Override
    public List<ExpressionNode> operands() {
        return List.of(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.add(CollateNode.class);
        key.add(collation);
        operand.describe(key);
    }
}
