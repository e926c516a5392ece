package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
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
}
