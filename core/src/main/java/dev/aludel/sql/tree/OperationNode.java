package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;

/**
 * An operator that Aludel knows nothing of, between two operands.
 *
 * @param operator symbols such as {@code @>}, or words
 */
public record OperationNode(String operator, ExpressionNode left, ExpressionNode right, SqlType<?> type)
        implements CompositeNode {
    @Override
    public List<ExpressionNode> operands() {
        return List.of(left, right);
    }

    @Override
    public void describe(Flattening key) {
        key.add(OperationNode.class);
        key.add(operator);
        key.type(type);
        left.describe(key);
        right.describe(key);
    }
}
