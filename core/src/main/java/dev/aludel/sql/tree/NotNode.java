package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.function.Consumer;

/** The opposite of a condition. */
public record NotNode(ExpressionNode operand) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
    }

    @Override
    public void describe(Flattening key) {
        key.add(NotNode.class);
        operand.describe(key);
    }
}
