package dev.aludel.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table that are written together by a statement that fails, and with it its transaction, unless each of them is
 * written exactly once: so a COMMIT may be sent behind it before its answer is known.
 *
 * @param set the columns that get a value, in the order of the values
 * @param match the columns that say which row is meant, their values behind the others; for an INSERT the key, if it is given
 * @param drawn the key that the database draws, or null
 * @param values for each column the values of all rows, the columns of {@code set} before those of {@code match}; empty for the
 *     template of a batch, whose every row has its values as parameters and its number, from 1, as the last one
 */
public record WriteSetNode(
        Action action,
        TableNode table,
        List<ColumnNode> set,
        List<ColumnNode> match,
        @Nullable ColumnNode drawn,
        List<ValueListNode> values)
        implements StatementNode {
    /** What happens to the rows. */
    public enum Action {
        /** The columns of {@code match} are among those of {@code set}, and have no values of their own. */
        INSERT,
        UPDATE,
        DELETE
    }

    public WriteSetNode {
        set = List.copyOf(set);
        match = List.copyOf(match);
        values = List.copyOf(values);
    }

    /** Whether it is about one row, whose values are the parameters of a batch. */
    public boolean template() {
        return values.isEmpty();
    }

    /** The columns that have values. */
    public List<ColumnNode> columns() {
        if (action == Action.INSERT) {
            return set;
        }
        List<ColumnNode> all = new ArrayList<>(set);
        all.addAll(match);
        return all;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
        set.forEach(visit);
        match.forEach(visit);
        if (drawn != null) {
            visit.accept(drawn);
        }
        values.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(action);
        table.describe(key);
        key.nodes(set);
        key.nodes(match);
        key.optional(drawn);
        key.nodes(values);
    }
}
