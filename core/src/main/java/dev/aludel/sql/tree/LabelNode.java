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

    /** The name that a column of a select list has by itself: its label, or that of the column that it is; empty for none. */
    public static String nameOf(ExpressionNode column) {
        return switch (column) {
            case LabelNode label -> label.label();
            case ColumnNode plain -> plain.name();
            case DerivedColumnNode derived -> derived.name();
            default -> "";
        };
    }

    /** Without a label, which only a select list and ORDER BY know. */
    public static ExpressionNode bare(ExpressionNode node) {
        return node instanceof LabelNode label ? label.operand() : node;
    }
}
