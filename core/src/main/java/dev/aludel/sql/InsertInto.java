package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SelectNode;
import java.util.ArrayList;
import java.util.List;

/** The beginning of an INSERT, not yet a {@link Command}: it has no values. Immutable and thread-safe. */
@CheckReturnValue
public final class InsertInto {
    private final TableSource table;

    InsertInto(TableSource table) {
        this.table = table;
    }

    /** One row with these values; the other columns get their defaults. */
    public Insert set(Assignment... assignments) {
        return Insert.row(table, List.of(assignments));
    }

    /** The same as {@link #set}; a further {@link Insert#values} adds a row. */
    public Insert values(Assignment... assignments) {
        return set(assignments);
    }

    /** One row in which every column has its default: the table's initial value, or else the database's. */
    public Insert defaults() {
        return Insert.ofDefaults(table);
    }

    /**
     * One row for each item, all in one statement.
     *
     * @throws InvalidStatementException if there is no item, or the rows assign different columns
     */
    public <I> Insert rows(Iterable<? extends I> items, RowAssignments<I> assignments) {
        List<List<Assignment>> rows = new ArrayList<>();
        for (I item : items) {
            rows.add(assignments.of(item));
        }
        if (rows.isEmpty()) {
            throw new InvalidStatementException(
                    "an INSERT into " + table.name() + " of no rows",
                    "leave the statement out when there is nothing to insert");
        }
        return Insert.row(table, rows.getFirst()).plus(rows.subList(1, rows.size()));
    }

    /**
     * The rows of a query, whose columns go into these in order. Limits of length and digits are the database's to check. Further
     * columns get the table's initial values, which are asked for once for all rows.
     *
     * @throws InvalidStatementException if there are not as many columns, or of other types
     */
    public Insert from(Combinable<?, ?> query, ColumnExpression<?>... columns) {
        List<ColumnNode> nodes = new ArrayList<>(columns.length);
        for (ColumnExpression<?> column : columns) {
            if (!column.columnNode().table().equals(table.fromNode())) {
                throw new InvalidStatementException(
                        "an INSERT into " + table + " fills " + column.qualifiedName(),
                        "name columns of " + table + " only");
            }
            nodes.add(column.columnNode());
        }
        List<Expression<?>> selected = query.columns();
        if (selected.size() != columns.length) {
            throw new InvalidStatementException(
                    "an INSERT into " + table + " fills " + columns.length + " columns from a query of "
                            + selected.size(),
                    "select one value for each column");
        }
        for (int i = 0; i < columns.length; i++) {
            Class<?> given = selected.get(i).type().javaType();
            Class<?> wanted = columns[i].type().javaType();
            if (!given.equals(wanted)) {
                throw new InvalidStatementException(
                        columns[i].qualifiedName() + " holds " + wanted.getSimpleName() + ", and the query selects "
                                + given.getSimpleName() + " for it",
                        "select a value of the column's type, by cast(..) if need be");
            }
        }
        return new Insert(table, filled(query, nodes));
    }

    private InsertNode filled(Combinable<?, ?> query, List<ColumnNode> columns) {
        List<ExpressionNode> values = new ArrayList<>();
        List<ColumnNode> all = new ArrayList<>(columns);
        for (Assignment fill : ColumnFill.complete(table, table.initials(), List.of())) {
            if (!columns.contains(fill.column().columnNode())) {
                all.add(fill.column().columnNode());
                values.add(fill.node().value());
            }
        }
        return new InsertNode(
                table.fromNode(),
                all,
                List.of(),
                List.of(),
                values.isEmpty() ? query.tree() : plus(query, values),
                null,
                List.of());
    }

    /** The rows of the query with further values, which must not take part in what the query does with its rows. */
    private static QueryNode plus(Combinable<?, ?> query, List<ExpressionNode> values) {
        Subquery rows = query.as("filled");
        List<ExpressionNode> columns = new ArrayList<>(rows.nodes());
        columns.addAll(values);
        return SelectNode.of(columns).plusFrom(List.of(rows.fromNode()));
    }
}
