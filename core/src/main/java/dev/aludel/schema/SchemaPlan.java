package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.schema.SchemaChange.AddConstraint;
import dev.aludel.schema.SchemaChange.AllowDanglingRows;
import dev.aludel.schema.SchemaChange.CreateIndex;
import dev.aludel.schema.SchemaChange.CreateTable;
import dev.aludel.schema.SchemaChange.Custom;
import dev.aludel.schema.SchemaChange.DropConstraint;
import dev.aludel.schema.SchemaChange.DropTable;
import dev.aludel.schema.SchemaHook.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The changes that create or drop a schema on one kind of database, without asking it anything but through {@link Existing}. */
final class SchemaPlan {
    private final MetaData schema;
    private final DependencyOrder order;
    private final DdlRenderer renderer;
    private final Existing existing;

    /** @param schema what the database shall hold, without what is meant for others only */
    SchemaPlan(MetaData schema, DdlRenderer renderer, Existing existing) {
        this.schema = schema;
        this.order = schema.order();
        this.renderer = renderer;
        this.existing = existing;
    }

    /** What exists in the database that the plan is for. */
    interface Existing {
        /** Whether the database is looked at, so that what is there may be left alone. */
        boolean known();

        /** Whether there is one of that name; an index is given by what the database tells it apart by. */
        boolean has(ObjectKind kind, TableName name);
    }

    /**
     * What creates the missing.
     *
     * @throws MappingException if two names are one to this database: the second would silently not be created
     */
    List<SchemaChange> create() {
        requireDistinctNames();
        var changes = new ArrayList<>(new ObjectPlan(schema.objects(), renderer, existing).createBefore());
        var late = new ArrayList<SchemaChange>();
        for (TableDefinition table : order.sorted()) {
            boolean present = existing.known() && existing.has(ObjectKind.TABLE, table.id());
            if (!present) {
                hooks(Moment.BEFORE_CREATE, table.id(), changes);
                changes.add(new CreateTable(table, inline(table), existing.known()));
                late(table).forEach(key -> late.add(new AddConstraint(table, key)));
            }
            for (Index index : table.indexes()) {
                if (!present || !existing.has(ObjectKind.INDEX, indexId(table, index))) {
                    changes.add(new CreateIndex(table, index, existing.known()));
                }
            }
            if (!present) {
                hooks(Moment.AFTER_CREATE, table.id(), changes);
            }
        }
        changes.addAll(late);
        changes.addAll(new ObjectPlan(schema.objects(), renderer, existing).createBehind());
        return hooked(Moment.BEFORE_CREATE, changes, Moment.AFTER_CREATE);
    }

    List<SchemaChange> drop() {
        var present = order.sorted().reversed().stream()
                .filter(table -> !existing.known() || table.temporary() || existing.has(ObjectKind.TABLE, table.id()))
                .toList();
        var objects = new ObjectPlan(schema.objects(), renderer, existing);
        var changes = new ArrayList<>(objects.dropBefore());
        boolean dangling = false;
        for (TableDefinition table : present) {
            if (renderer.addsForeignKeys()) {
                late(table).forEach(key -> changes.add(new DropConstraint(table, key, existing.known())));
            } else if (!dangling && closesCycle(table)) {
                dangling = true;
                changes.add(new AllowDanglingRows());
            }
        }
        for (TableDefinition table : present) {
            hooks(Moment.BEFORE_DROP, table.id(), changes);
            changes.add(new DropTable(table, existing.known()));
            hooks(Moment.AFTER_DROP, table.id(), changes);
        }
        changes.addAll(objects.dropBehind());
        return hooked(Moment.BEFORE_DROP, changes, Moment.AFTER_DROP);
    }

    private List<SchemaChange> hooked(Moment before, List<SchemaChange> changes, Moment after) {
        if (changes.isEmpty()) {
            return changes;
        }
        var all = new ArrayList<SchemaChange>();
        hooks(before, null, all);
        all.addAll(changes);
        hooks(after, null, all);
        return all;
    }

    private void hooks(Moment moment, @Nullable TableName table, List<SchemaChange> changes) {
        for (SchemaHook hook : schema.hooks()) {
            if (hook.moment() == moment && Objects.equals(hook.table(), table)) {
                changes.add(new Custom(hook.element()));
            }
        }
    }

    /** By what a database tells indexes apart: by their kept names, or by their tables and those. */
    private TableName indexId(TableDefinition table, Index index) {
        String kept = renderer.keptName(String.valueOf(index.name()));
        return new TableName(
                table.id().schema(),
                renderer.sharesIndexNames() ? kept : table.id().name() + "." + kept);
    }

    private void requireDistinctNames() {
        var tables = new HashMap<TableName, String>();
        var indexes = new HashMap<TableName, String>();
        for (TableDefinition table : order.sorted()) {
            requireDistinct(tables, table.id(), "tables");
            for (Index index : table.indexes()) {
                requireDistinct(indexes, indexId(table, index), "indexes");
            }
        }
        schema.objects().views().forEach(view -> requireDistinct(tables, view.id(), "tables"));
    }

    private void requireDistinct(Map<TableName, String> seen, TableName id, String what) {
        String name = id.name();
        String other = seen.putIfAbsent(new TableName(id.schema(), renderer.comparableName(name)), name);
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
