package dev.aludel.sql;

import dev.aludel.sql.tree.DeleteNode;
import java.util.List;

/**
 * The beginning of a DELETE, not yet a {@link Command}: it becomes one by {@link #where} or by {@link #everywhere}.
 * Immutable and thread-safe.
 */
@CheckReturnValue
public final class DeleteFrom {
    private final TableSource table;

    DeleteFrom(TableSource table) {
        this.table = table;
    }

    /**
     * The rows for which all of the conditions hold.
     *
     * @throws dev.aludel.error.InvalidStatementException if none of them applies: that would be every row
     */
    public Delete where(BooleanExpression... conditions) {
        return new Delete(new DeleteNode(table.fromNode(), Conditions.some(conditions, "DELETE", table), List.of()));
    }

    /** Every row of the table. */
    public Delete everywhere() {
        return new Delete(new DeleteNode(table.fromNode(), List.of(), List.of()));
    }
}
