package dev.aludel.schema;

import dev.aludel.sql.ColumnFill;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column while its options are applied, and what they say of the table. Used by one thread. */
final class ColumnDraft {
    TableColumn column;
    boolean primaryKey;

    @Nullable ColumnFill initial;

    @Nullable ColumnFill renewal;

    final List<Constraint> constraints = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();

    ColumnDraft(String name, SqlType<?> type, ColumnOption... options) {
        column = TableColumn.of(name, type);
        for (ColumnOption option : options) {
            option.apply(this);
        }
        if (initial != null) {
            initial.requireFits(type, name);
        }
        if (renewal != null) {
            renewal.requireFits(type, name);
        }
    }
}
