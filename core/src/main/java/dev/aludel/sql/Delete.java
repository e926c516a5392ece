package dev.aludel.sql;

import dev.aludel.sql.tree.DeleteNode;
import java.util.Arrays;

/** A DELETE of the rows that meet its conditions. Immutable and thread-safe. */
@CheckReturnValue
public final class Delete implements Command {
    private final TableSource table;
    private final DeleteNode tree;

    Delete(TableSource table, DeleteNode tree) {
        this.table = table;
        this.tree = tree;
    }

    /** Rows for which these conditions hold as well. */
    public Delete where(BooleanExpression... conditions) {
        return new Delete(table, tree.plusWhere(BooleanExpression.nodes(conditions)));
    }

    /** Which rows come first, where {@link #limit} says how many; few databases can do that. */
    public Delete orderBy(Sortable... keys) {
        return new Delete(
                table,
                tree.plusOrderBy(
                        Arrays.stream(keys).map(key -> key.order().node()).toList()));
    }

    /** At most so many rows; few databases can do that. */
    public Delete limit(long rows) {
        return new Delete(table, tree.withLimit(Chain.count(rows, "limit")));
    }

    /** Gives something of each deleted row back. MySQL does that in steps where that is exact; see {@link ReturningSteps}. */
    public <T> Query<T> returning(Selectable<T> item) {
        return Returning.of(table, tree::withReturning, item);
    }

    /** Gives several things of each deleted row back. */
    public Query<Row> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Returning.rows(table, tree::withReturning, first, second, more);
    }

    @Override
    public DeleteNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return Printing.print(tree);
    }
}
