package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;

/** An expression that is read as another type than it is known by; the database sees no difference. */
public record TypedNode(ExpressionNode operand, SqlType<?> type) implements CompositeNode {
    @Override
    public List<ExpressionNode> operands() {
        return List.of(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.add(TypedNode.class);
        key.type(type);
        operand.describe(key);
    }
}
