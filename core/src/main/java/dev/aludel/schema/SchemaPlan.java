package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.schema.SchemaChange.AddForeignKey;
import dev.aludel.schema.SchemaChange.AllowDanglingRows;
import dev.aludel.schema.SchemaChange.CreateIndex;
import dev.aludel.schema.SchemaChange.CreateTable;
import dev.aludel.schema.SchemaChange.DropForeignKey;
import dev.aludel.schema.SchemaChange.DropTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes that create or drop tables on one kind of database, without asking it anything but through {@link Existing}. */
final class SchemaPlan {
    private final DependencyOrder order;
    private final DdlRenderer renderer;
    private final Existing existing;

    SchemaPlan(DependencyOrder order, DdlRenderer renderer, Existing existing) {
        this.order = order;
        this.renderer = renderer;
        this.existing = existing;
    }

    /** What exists in the database that the plan is for. */
    interface Existing {
        /** Whether the database is looked at, so that what is there may be left alone. */
        boolean known();

        boolean table(TableName table);

        boolean index(TableName table, String name);
    }

    /**
     * What creates the missing.
     *
     * @throws MappingException if two names are one to this database: the second would silently not be created
     */
    List<SchemaChange> create() {
        requireDistinctNames();
        var changes = new ArrayList<SchemaChange>();
        var late = new ArrayList<SchemaChange>();
        for (TableDefinition table : order.sorted()) {
            boolean present = existing.known() && existing.table(table.id());
            if (!present) {
                changes.add(new CreateTable(table, inline(table), existing.known()));
                late(table).forEach(key -> late.add(new AddForeignKey(table, key)));
            }
            for (Index index : table.indexes()) {
                if (!present || !existing.index(table.id(), String.valueOf(index.name()))) {
                    changes.add(new CreateIndex(table, index, existing.known()));
                }
            }
        }
        changes.addAll(late);
        return changes;
    }

    List<SchemaChange> drop() {
        var present = order.sorted().reversed().stream()
                .filter(table -> !existing.known() || existing.table(table.id()))
                .toList();
        var changes = new ArrayList<SchemaChange>();
        for (TableDefinition table : present) {
            if (renderer.addsForeignKeys()) {
                late(table).forEach(key -> changes.add(new DropForeignKey(table, key, existing.known())));
            } else if (changes.isEmpty() && closesCycle(table)) {
                changes.add(new AllowDanglingRows());
            }
        }
        present.forEach(table -> changes.add(new DropTable(table, existing.known())));
        return changes;
    }

    private void requireDistinctNames() {
        var tables = new HashMap<TableName, String>();
        var indexes = new HashMap<TableName, String>();
        for (TableDefinition table : order.sorted()) {
            requireDistinct(tables, table.id().schema(), table.id().name(), "tables");
            for (Index index : table.indexes()) {
                requireDistinct(
                        indexes, table.id().schema(), renderer.keptName(String.valueOf(index.name())), "indexes");
            }
        }
    }

    private void requireDistinct(Map<TableName, String> seen, @Nullable String schema, String name, String what) {
        String other = seen.putIfAbsent(new TableName(schema, renderer.comparableName(name)), name);
        if (other != null) {
            throw new MappingException(
                    "this database does not tell the " + what + " " + other + " and " + name + " apart",
                    "rename one of them");
        }
    }

    private List<ForeignKey> inline(TableDefinition table) {
        var late = late(table);
        return table.foreignKeys().stream().filter(key -> !late.contains(key)).toList();
    }

    /** The foreign keys that are handled apart from their table. */
    private List<ForeignKey> late(TableDefinition table) {
        if (!renderer.addsForeignKeys()) {
            return List.of();
        }
        return table.foreignKeys().stream()
                .filter(key -> order.isLate(table, key))
                .toList();
    }

    private boolean closesCycle(TableDefinition table) {
        return table.foreignKeys().stream().anyMatch(key -> order.isLate(table, key));
    }
}
