package dev.aludel.schema.compare;

import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaChange.AddConstraint;
import dev.aludel.schema.SchemaChange.AllowDanglingRows;
import dev.aludel.schema.SchemaChange.CommentConstraint;
import dev.aludel.schema.SchemaChange.CreateIndex;
import dev.aludel.schema.SchemaChange.CreateTable;
import dev.aludel.schema.SchemaChange.DropConstraint;
import dev.aludel.schema.SchemaChange.DropTable;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Orders the changes that take differences away: what others depend on is created before them and dropped behind them. Used
 * once.
 */
final class ChangePlan {
    private final List<Difference> differences;
    private final MetaData expected;
    private final Map<TableName, TableDefinition> found;
    private final DdlRenderer renderer;
    private final ObjectChanges objects;
    private final List<SchemaChange> dropKeys = new ArrayList<>();
    private final List<SchemaChange> drop = new ArrayList<>();
    private final List<SchemaChange> alter = new ArrayList<>();
    private final List<SchemaChange> rebuild = new ArrayList<>();
    private final List<SchemaChange> add = new ArrayList<>();
    private final List<SchemaChange> addKeys = new ArrayList<>();

    ChangePlan(
            List<Difference> differences,
            MetaData expected,
            SchemaObjects live,
            Map<TableName, TableDefinition> found,
            DdlRenderer renderer) {
        this.differences = differences;
        this.expected = expected;
        this.found = found;
        this.renderer = renderer;
        this.objects = new ObjectChanges(differences, expected.objects(), live, renderer);
    }

    List<SchemaChange> changes() {
        byTable().forEach(this::table);
        dropTables();
        createTables();
        boolean rebuilt = !rebuild.isEmpty();
        var all = new ArrayList<SchemaChange>();
        all.addAll(objects.dropViews(rebuilt, touched()));
        all.addAll(dropKeys);
        all.addAll(drop);
        all.addAll(objects.create());
        all.addAll(alter);
        all.addAll(rebuild);
        all.addAll(add);
        all.addAll(addKeys);
        all.addAll(objects.createViews(rebuilt));
        all.addAll(objects.drop());
        return all;
    }

    /** Tables of which a column goes or gets another type. */
    private Set<TableName> touched() {
        var touched = new HashSet<TableName>();
        for (SchemaChange change : alter) {
            switch (change) {
                case SchemaChange.DropColumn drop -> touched.add(drop.table().id());
                case SchemaChange.AlterColumn column -> {
                    boolean retyped = !renderer.typeOf(column.from()).equals(renderer.typeOf(column.to()));
                    if (retyped) {
                        touched.add(column.table().id());
                    }
                }
                default -> {}
            }
        }
        drop.forEach(change -> {
            if (change instanceof DropTable table) {
                touched.add(table.table().id());
            }
        });
        return touched;
    }

    private Map<TableName, List<Difference>> byTable() {
        Map<TableName, List<Difference>> tables = new LinkedHashMap<>();
        for (Difference difference : differences) {
            if (found.containsKey(difference.subject())) {
                tables.computeIfAbsent(difference.subject(), id -> new ArrayList<>())
                        .add(difference);
            }
        }
        return tables;
    }

    private void table(TableName id, List<Difference> changed) {
        TableDefinition to = expected.table(id).orElseThrow();
        TableDefinition from = Objects.requireNonNull(found.get(id));
        var steps = new TableChanges(from, to).of(changed);
        if (steps.all().stream().allMatch(renderer::alters)) {
            for (SchemaChange step : steps.drop()) {
                (isKey(step) ? dropKeys : drop).add(step);
            }
            alter.addAll(steps.alter());
            for (SchemaChange step : steps.add()) {
                (isKey(step) ? addKeys : add).add(step);
            }
        } else {
            rebuild.add(new SchemaChange.RebuildTable(from, Applied.to(from, to, changed)));
        }
    }

    private static boolean isKey(SchemaChange change) {
        return switch (change) {
            case DropConstraint drop -> drop.constraint() instanceof ForeignKey;
            case AddConstraint add -> add.constraint() instanceof ForeignKey;
            case CommentConstraint comment -> comment.constraint() instanceof ForeignKey;
            default -> false;
        };
    }

    private void dropTables() {
        var extra = differences.stream()
                .filter(Difference.ExtraTable.class::isInstance)
                .map(difference -> ((Difference.ExtraTable) difference).table())
                .toList();
        var ordered = MetaData.found(extra, SchemaObjects.NONE).sortedTables().reversed();
        boolean referring =
                ordered.stream().anyMatch(table -> !table.foreignKeys().isEmpty());
        if (referring && !renderer.addsForeignKeys()) {
            drop.add(new AllowDanglingRows());
        }
        for (TableDefinition table : ordered) {
            if (renderer.addsForeignKeys()) {
                table.foreignKeys().forEach(key -> dropKeys.add(new DropConstraint(table, key, true)));
            }
            drop.add(new DropTable(table, true));
        }
    }

    /** With their foreign keys behind all other changes, where that can be. */
    private void createTables() {
        for (TableDefinition table : expected.sortedTables()) {
            if (differences.contains(new Difference.MissingTable(table))) {
                List<ForeignKey> inline = renderer.addsForeignKeys() ? List.of() : table.foreignKeys();
                add.add(new CreateTable(table, inline, false));
                table.indexes().forEach(index -> add.add(new CreateIndex(table, index, false)));
                if (renderer.addsForeignKeys()) {
                    table.foreignKeys().forEach(key -> addKeys.add(new AddConstraint(table, key)));
                }
            }
        }
    }
}
