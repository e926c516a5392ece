package dev.aludel.schema.compare;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.PrimaryKey;
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
import dev.aludel.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Orders the changes that take differences away: what others depend on is created before them and dropped behind them. Used
 * once.
 */
final class ChangePlan {
    private final List<Difference> differences;
    private final MetaData expected;
    private final LiveSchema live;
    private final DdlRenderer renderer;
    private final ObjectChanges objects;
    private final List<SchemaChange> dropKeys = new ArrayList<>();
    private final List<SchemaChange> drop = new ArrayList<>();
    private final List<SchemaChange> create = new ArrayList<>();
    private final List<SchemaChange> alter = new ArrayList<>();
    private final List<SchemaChange> rebuild = new ArrayList<>();
    private final List<SchemaChange> add = new ArrayList<>();
    private final List<SchemaChange> addKeys = new ArrayList<>();

    ChangePlan(List<Difference> differences, MetaData expected, LiveSchema live, DdlRenderer renderer) {
        this.differences = differences;
        this.expected = expected;
        this.live = live;
        this.renderer = renderer;
        this.objects = new ObjectChanges(differences, expected.objects(), live.objects(), renderer);
    }

    List<SchemaChange> changes() {
        Map<TableName, List<Difference>> changed = byTable();
        Map<TableName, TableChanges.Steps> steps = new LinkedHashMap<>();
        changed.forEach((id, list) -> steps.put(id, new TableChanges(found(id), expected(id)).of(list)));
        Set<TableName> anew = anew(steps);
        steps.forEach((id, step) -> {
            if (!anew.contains(found(id).id())) {
                alter(expected(id), step);
            }
        });
        createTables();
        if (anew.isEmpty()) {
            dropTables();
        } else {
            rebuild(anew, changed);
        }
        standingKeys();
        boolean rebuilt = !rebuild.isEmpty();
        var all = new ArrayList<>(objects.labels());
        all.addAll(objects.dropViews(rebuilt, touched()));
        all.addAll(dropKeys);
        all.addAll(drop);
        all.addAll(objects.create());
        all.addAll(alter);
        all.addAll(create);
        all.addAll(rebuild);
        all.addAll(add);
        all.addAll(addKeys);
        all.addAll(objects.createViews(rebuilt));
        all.addAll(objects.drop());
        return all;
    }

    private TableDefinition found(TableName id) {
        return Objects.requireNonNull(live.matches().get(id));
    }

    private TableDefinition expected(TableName id) {
        return expected.table(id).orElseThrow();
    }

    /** Tables of which a column goes or gets another type. */
    private Set<TableName> touched() {
        var touched = new HashSet<TableName>();
        for (SchemaChange change : singly(alter)) {
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
            if (live.matches().containsKey(difference.subject())) {
                tables.computeIfAbsent(difference.subject(), id -> new ArrayList<>())
                        .add(difference);
            }
        }
        return tables;
    }

    /** The tables, by the names that they have, for which there is no ALTER, and those that refer to them. */
    private Set<TableName> anew(Map<TableName, TableChanges.Steps> steps) {
        var anew = new HashSet<TableName>();
        steps.forEach((id, step) -> {
            if (!step.all().stream().allMatch(renderer::alters)) {
                anew.add(found(id).id());
            }
        });
        return anew.isEmpty() ? anew : new Referrers(renderer, live.tables()).of(anew);
    }

    private void alter(TableDefinition to, TableChanges.Steps steps) {
        List<SchemaChange> shape =
                steps.all().stream().filter(ChangePlan::isShape).toList();
        boolean joined = renderer.inOneStatement(shape);
        for (SchemaChange step : steps.drop()) {
            if (!joined || !isShape(step)) {
                (isKey(step) ? dropKeys : drop).add(step);
            }
        }
        steps.alter().stream().filter(step -> !joined || !isShape(step)).forEach(alter::add);
        if (joined) {
            alter.add(new SchemaChange.AlterTable(to, shape));
        }
        for (SchemaChange step : steps.add()) {
            if (!joined || !isShape(step)) {
                (isKey(step) ? addKeys : add).add(step);
            }
        }
    }

    /** What makes up a table's columns, keys and indexes. */
    private static boolean isShape(SchemaChange change) {
        return switch (change) {
            case SchemaChange.AddColumn ignored -> true;
            case SchemaChange.DropColumn ignored -> true;
            case SchemaChange.AlterColumn ignored -> true;
            case SchemaChange.DropIndex ignored -> true;
            case CreateIndex ignored -> true;
            case DropConstraint drop -> isUnique(drop.constraint());
            case AddConstraint added -> isUnique(added.constraint());
            default -> false;
        };
    }

    private static boolean isUnique(Constraint constraint) {
        return constraint instanceof PrimaryKey || constraint instanceof UniqueKey;
    }

    private static List<SchemaChange> singly(List<SchemaChange> changes) {
        return changes.stream()
                .flatMap(change -> change instanceof SchemaChange.AlterTable several
                        ? several.parts().stream()
                        : Stream.of(change))
                .toList();
    }

    private static boolean isKey(SchemaChange change) {
        return switch (change) {
            case DropConstraint drop -> drop.constraint() instanceof ForeignKey;
            case AddConstraint add -> add.constraint() instanceof ForeignKey;
            case CommentConstraint comment -> comment.constraint() instanceof ForeignKey;
            default -> false;
        };
    }

    /** Tables that go are dropped in between: they may refer to the old tables, and the old ones to them. */
    private void rebuild(Set<TableName> anew, Map<TableName, List<Difference>> changed) {
        List<TableDefinition> extra = extraTables();
        Map<TableName, TableName> names = new LinkedHashMap<>();
        live.matches().forEach((id, table) -> names.put(table.id(), id));
        var rebuilt = new ArrayList<SchemaChange.Rebuilt>();
        for (TableDefinition from : live.tables()) {
            if (anew.contains(from.id()) && !extra.contains(from)) {
                TableName id = names.getOrDefault(from.id(), from.id());
                TableDefinition to = live.matches().containsKey(id) ? expected(id) : from;
                rebuilt.add(new SchemaChange.Rebuilt(from, Applied.to(from, to, changed.getOrDefault(id, List.of()))));
            }
        }
        rebuild.add(new SchemaChange.RebuildTables(rebuilt, extra));
    }

    private List<TableDefinition> extraTables() {
        return differences.stream()
                .filter(Difference.ExtraTable.class::isInstance)
                .map(difference -> ((Difference.ExtraTable) difference).table())
                .toList();
    }

    private void dropTables() {
        var ordered =
                MetaData.found(extraTables(), SchemaObjects.NONE).sortedTables().reversed();
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
                create.add(new CreateTable(table, inline, false));
                table.indexes().forEach(index -> add.add(new CreateIndex(table, index, false)));
                if (renderer.addsForeignKeys()) {
                    table.foreignKeys().forEach(key -> addKeys.add(new AddConstraint(table, key)));
                }
            }
        }
    }

    /** Foreign keys that stay are away while what they stand on changes. */
    private void standingKeys() {
        var going = new ArrayList<>(drop);
        going.addAll(alter);
        var states = new TableStates(renderer, live, differences);
        var disturbed = new StandingKeys(states, renderer).disturbed(differences, singly(going));
        if (!renderer.addsForeignKeys()) {
            return; // their tables are created anew
        }
        for (var standing : disturbed.reversed()) {
            TableDefinition table = standing.table();
            if (dropKeys.stream().noneMatch(change -> isDropOf(change, table, standing.key()))) {
                dropKeys.add(new DropConstraint(table, standing.key(), false));
                addKeys.addFirst(new AddConstraint(table, standing.key()));
            }
        }
    }

    private static boolean isDropOf(SchemaChange change, TableDefinition table, ForeignKey key) {
        return change instanceof DropConstraint drop
                && drop.table().id().equals(table.id())
                && Objects.equals(drop.constraint().name(), key.name());
    }
}
