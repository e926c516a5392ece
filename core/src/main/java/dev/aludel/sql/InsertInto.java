package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.InsertNode;
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

    /** One row in which every column has its default. */
    public Insert defaults() {
        return new Insert(table, new InsertNode(table.fromNode(), List.of(), List.of(List.of()), List.of()));
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
     * The rows of a query, whose columns go into these in order. Limits of length and digits are the database's to check.
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
        return new Insert(
                table, new InsertNode(table.fromNode(), nodes, List.of(), List.of(), query.tree(), null, List.of()));
    }
}
