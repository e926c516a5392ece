package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;

/** A value converted by the database. */
public record CastNode(ExpressionNode operand, SqlType<?> type) implements CompositeNode {
    @Override
    public List<ExpressionNode> operands() {
        return List.of(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.add(CastNode.class);
        key.type(type);
        operand.describe(key);
    }
}
