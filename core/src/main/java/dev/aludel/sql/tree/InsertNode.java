package dev.aludel.sql.tree;

import java.util.List;
import java.util.function.Consumer;

/**
 * An INSERT of rows of values.
 *
 * @param columns those that get a value; none for a row of defaults
 * @param rows the values of each row, in the order of the columns
 * @param returning what comes back for each row; empty for nothing
 */
public record InsertNode(
        TableNode table, List<ColumnNode> columns, List<List<ExpressionNode>> rows, List<ExpressionNode> returning)
        implements StatementNode {
    public InsertNode {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        returning = List.copyOf(returning);
    }

    public InsertNode withReturning(List<ExpressionNode> expressions) {
        return new InsertNode(table, columns, rows, expressions);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
        columns.forEach(visit);
        rows.forEach(row -> row.forEach(visit));
        returning.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(InsertNode.class);
        table.describe(key);
        key.nodes(columns);
        key.count(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            key.nodes(rows.get(i));
        }
        key.nodes(returning);
    }
}
