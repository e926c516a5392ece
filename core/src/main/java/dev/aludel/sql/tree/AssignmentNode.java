package dev.aludel.sql.tree;

/** A new value for a column. */
public record AssignmentNode(ColumnNode column, ExpressionNode value) implements Node {
    @Override
    public void describe(Flattening key) {
        column.describe(key);
        value.describe(key);
    }
}
