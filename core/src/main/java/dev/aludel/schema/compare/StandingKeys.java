package dev.aludel.schema.compare;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Foreign keys that stay while what they stand on goes or changes: keys and indexes, types of columns, columns that are calculated anew. They
 * have to be away for a moment. Used once.
 */
final class StandingKeys {
    private final TableStates states;
    private final DdlRenderer renderer;
    private final List<Moved> moved = new ArrayList<>();

    StandingKeys(TableStates states, DdlRenderer renderer) {
        this.states = states;
        this.renderer = renderer;
    }

    /** A foreign key and its table as it is. */
    record Standing(TableDefinition table, ForeignKey key) {}

    /** Something that goes, if only for a moment: a key or index over these columns, or the one column itself. */
    private record Moved(TableName table, List<String> columns, boolean column) {}

    /**
     * Foreign keys that the changes disturb.
     *
     * @throws UnsupportedFeatureException if a foreign key that stays would refer to nothing, or to columns that are no key
     */
    List<Standing> disturbed(List<Difference> differences, List<SchemaChange> changes) {
        differences.forEach(this::column);
        changes.forEach(this::gone);
        var disturbed = new ArrayList<Standing>();
        for (TableDefinition table : states.after()) {
            TableDefinition before = states.before(table.id());
            for (ForeignKey key : table.foreignKeys()) {
                boolean stays = before != null && before.foreignKeys().contains(key);
                requireTarget(table, key, stays);
                if (before != null && stays && isDisturbed(before, key)) {
                    disturbed.add(new Standing(before, key));
                }
            }
        }
        return disturbed;
    }

    private void column(Difference difference) {
        if (difference instanceof Difference.ChangedColumn changed
                && (changed.aspects().contains(Difference.Aspect.TYPE)
                        || changed.aspects().contains(Difference.Aspect.COLLATION))) {
            moved.add(new Moved(changed.subject(), List.of(changed.found().name()), true));
        }
    }

    private void gone(SchemaChange change) {
        switch (change) {
            case SchemaChange.DropColumn drop ->
                moved.add(new Moved(drop.table().id(), List.of(drop.column().name()), true));
            case SchemaChange.DropConstraint drop -> {
                switch (drop.constraint()) {
                    case PrimaryKey key -> moved.add(new Moved(drop.table().id(), key.columns(), false));
                    case UniqueKey key -> moved.add(new Moved(drop.table().id(), key.columns(), false));
                    default -> {}
                }
            }
            case SchemaChange.DropIndex drop -> {
                if (renderer.foreignKeysNeedIndexes() || drop.index().isKey()) {
                    moved.add(new Moved(drop.table().id(), leading(drop.index()), false));
                }
            }
            default -> {}
        }
    }

    private boolean isDisturbed(TableDefinition table, ForeignKey key) {
        return moved.stream().anyMatch(gone -> {
            boolean own = states.same(gone.table(), table.id());
            boolean target = states.same(gone.table(), key.target());
            if (gone.column()) {
                return (own && key.columns().containsAll(gone.columns()))
                        || (target && key.targetColumns().containsAll(gone.columns()));
            }
            return renderer.foreignKeysNeedIndexes()
                    ? (own && missed(gone, key.columns())) || (target && missed(gone, key.targetColumns()))
                    : target && same(gone.columns(), key.targetColumns());
        });
    }

    /** Whether an index that goes is needed for these columns: no other one stays that could take its place. */
    private boolean missed(Moved gone, List<String> columns) {
        TableDefinition before = states.before(gone.table());
        TableDefinition after = states.after(gone.table());
        if (!begins(gone.columns(), columns) || before == null || after == null) {
            return false;
        }
        var staying = new ArrayList<List<String>>();
        before.indexes().stream().filter(after.indexes()::contains).forEach(index -> staying.add(leading(index)));
        before.uniqueKeys().stream().filter(after.uniqueKeys()::contains).forEach(key -> staying.add(key.columns()));
        PrimaryKey primary = before.primaryKey();
        if (primary != null && primary.equals(after.primaryKey())) {
            staying.add(primary.columns());
        }
        return staying.stream().noneMatch(other -> begins(other, columns));
    }

    /** A database may have a foreign key already that stands on something else; it is left alone then. */
    private void requireTarget(TableDefinition table, ForeignKey key, boolean stays) {
        TableDefinition was = states.before(key.target());
        TableDefinition target = states.after(key.target());
        String name = "the foreign key " + Objects.requireNonNullElse(key.name(), "") + " of " + table.id();
        if (target == null && was != null) {
            throw new UnsupportedFeatureException(
                    name + " refers to " + key.target() + ", which would be dropped",
                    "keep the table, or drop the foreign key too");
        }
        boolean stood = stays && (was == null || stands(was, key));
        if (target != null && !stands(target, key) && (stood || !stays)) {
            throw new UnsupportedFeatureException(
                    name + " refers to " + key.target() + " " + key.targetColumns()
                            + (renderer.foreignKeysNeedIndexes()
                                    ? ", with which no key or index would begin"
                                    : ", which would be neither its primary key nor unique"),
                    "keep a key over these columns, or drop the foreign key too");
        }
    }

    private boolean stands(TableDefinition target, ForeignKey key) {
        List<String> columns = key.targetColumns();
        if (renderer.foreignKeysNeedIndexes()) {
            return target.indexes().stream().anyMatch(index -> begins(leading(index), columns))
                    || target.uniqueColumns().stream().anyMatch(unique -> begins(unique, columns));
        }
        return columns.isEmpty() || target.uniqueColumns().stream().anyMatch(unique -> same(unique, columns));
    }

    /** The plain columns that an index begins with. */
    private static List<String> leading(Index index) {
        var columns = new ArrayList<String>();
        for (IndexPart part : index.parts()) {
            if (part.column().isEmpty() || part.prefix() > 0) {
                break;
            }
            columns.add(part.column().get());
        }
        return columns;
    }

    /** In the same order. */
    private static boolean begins(List<String> indexed, List<String> columns) {
        return indexed.size() >= columns.size()
                && indexed.subList(0, columns.size()).equals(columns);
    }

    private boolean same(List<String> one, List<String> other) {
        return set(one).equals(set(other));
    }

    private Set<String> set(List<String> columns) {
        var names = new HashSet<String>();
        columns.forEach(column -> names.add(renderer.comparableName(column)));
        return names;
    }
}
