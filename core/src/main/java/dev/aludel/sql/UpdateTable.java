package dev.aludel.sql;

import java.util.List;

/** The beginning of an UPDATE, not yet a {@link Command}. Immutable and thread-safe. */
@CheckReturnValue
public final class UpdateTable {
    private final TableSource table;

    UpdateTable(TableSource table) {
        this.table = table;
    }

    /** What to change. */
    public UpdateSet set(Assignment... assignments) {
        return new UpdateSet(table, List.of(assignments));
    }
}
