package dev.aludel.sql;

import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.ExcludedNode;
import dev.aludel.sql.tree.ExpressionNode;

/** A new value for a column, as INSERT and UPDATE take it; made by {@code column.to(..)}. Immutable and thread-safe. */
public final class Assignment {
    private final ColumnExpression<?> column;
    private final AssignmentNode node;

    Assignment(ColumnExpression<?> column, ExpressionNode value) {
        this.column = column;
        this.node = new AssignmentNode(column.columnNode(), value);
    }

    /** The value that an INSERT would have given the column. */
    static Assignment excluded(ColumnExpression<?> column) {
        return new Assignment(column, new ExcludedNode(column.columnNode()));
    }

    public ColumnExpression<?> column() {
        return column;
    }

    public AssignmentNode node() {
        return node;
    }

    @Override
    public String toString() {
        return column.qualifiedName() + " = " + Printing.print(node.value());
    }
}
