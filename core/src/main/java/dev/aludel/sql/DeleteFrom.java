package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.JoinNode;
import java.util.List;

/**
 * The beginning of a DELETE, not yet a {@link Command}: it becomes one by {@link #where} or by {@link #everywhere}.
 * Immutable and thread-safe.
 */
@CheckReturnValue
public final class DeleteFrom {
    private final TableSource table;
    private final DeleteNode tree;

    DeleteFrom(TableSource table) {
        this(table, new DeleteNode(table.fromNode(), List.of(), List.of()));
    }

    private DeleteFrom(TableSource table, DeleteNode tree) {
        this.table = table;
        this.tree = tree;
    }

    /** What else the conditions refer to; nothing is deleted there. */
    public DeleteFrom using(FromItem... items) {
        return new DeleteFrom(table, tree.plusUsing(FromItem.nodes(items)));
    }

    /** Joins something to what {@link #using} names; the condition must not refer to the table that is deleted from. */
    public DeleteFrom join(FromItem target, BooleanExpression on) {
        if (!tree.joined()) {
            throw new InvalidStatementException(
                    "a DELETE from " + table.name() + " joins to nothing",
                    "name what else it refers to in using(..) first");
        }
        return new DeleteFrom(table, tree.plusJoin(new JoinNode(JoinNode.Kind.INNER, target.fromNode(), on.bare())));
    }

    /**
     * The rows for which all of the conditions hold.
     *
     * @throws dev.aludel.error.InvalidStatementException if none of them applies: that would be every row
     */
    public Delete where(BooleanExpression... conditions) {
        return new Delete(table, tree.plusWhere(Conditions.some(conditions, "DELETE", table)));
    }

    /** Every row of the table. */
    public Delete everywhere() {
        return new Delete(table, tree);
    }
}
