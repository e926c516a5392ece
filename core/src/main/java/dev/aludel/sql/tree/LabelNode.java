package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/** An expression that has a name in the select list, by which ORDER BY may refer to it. */
public record LabelNode(ExpressionNode operand, String label) implements ExpressionNode {
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
        key.add(LabelNode.class);
        key.add(label);
        operand.describe(key);
    }

    /** Without a label, which only a select list and ORDER BY know. */
    public static ExpressionNode bare(ExpressionNode node) {
        return node instanceof LabelNode label ? label.operand() : node;
    }
}
