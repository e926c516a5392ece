package dev.aludel.sql.tree;

import java.util.function.Consumer;

/** A new value for a column. */
public record AssignmentNode(ColumnNode column, ExpressionNode value) implements Node {
    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(column);
        visit.accept(value);
    }

    @Override
    public void describe(Flattening key) {
        column.describe(key);
        value.describe(key);
    }
}
