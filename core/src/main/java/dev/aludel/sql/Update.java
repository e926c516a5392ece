package dev.aludel.sql;

import dev.aludel.sql.tree.UpdateNode;
import java.util.Arrays;

/** An UPDATE of the rows that meet its conditions. Immutable and thread-safe. */
@CheckReturnValue
public final class Update implements Command {
    private final TableSource table;
    private final UpdateNode tree;

    Update(TableSource table, UpdateNode tree) {
        this.table = table;
        this.tree = tree;
    }

    /** Rows for which these conditions hold as well. */
    public Update where(BooleanExpression... conditions) {
        return new Update(table, tree.plusWhere(BooleanExpression.nodes(conditions)));
    }

    /** Which rows come first, where {@link #limit} says how many; few databases can do that. */
    public Update orderBy(Sortable... keys) {
        return new Update(
                table,
                tree.plusOrderBy(
                        Arrays.stream(keys).map(key -> key.order().node()).toList()));
    }

    /** At most so many rows; few databases can do that. */
    public Update limit(long rows) {
        return new Update(table, tree.withLimit(Chain.count(rows, "limit")));
    }

    /**
     * Gives something of each changed row back, as it is afterwards. MariaDB and MySQL do that in steps, in one transaction, where
     * that is exact; see {@link ReturningSteps}.
     */
    public <T> Query<T> returning(Selectable<T> item) {
        return Returning.of(table, tree::withReturning, item);
    }

    /** Gives several things of each changed row back. */
    public Query<Row> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Returning.rows(table, tree::withReturning, first, second, more);
    }

    @Override
    public UpdateNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return Printing.print(tree);
    }
}
