package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/** Minus a number. */
public record NegateNode(ExpressionNode operand) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return operand.type();
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.add(NegateNode.class);
        operand.describe(key);
    }
}
