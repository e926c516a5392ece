package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/** Two operands and an operator; its type is that of the result. */
public record BinaryNode(Operator operator, ExpressionNode left, ExpressionNode right, SqlType<?> type)
        implements ExpressionNode {
    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(left);
        visit.accept(right);
    }

    @Override
    public void describe(Flattening key) {
        key.add(operator);
        key.type(type);
        left.describe(key);
        right.describe(key);
    }
}
