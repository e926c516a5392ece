package dev.aludel.schema.compare;

import dev.aludel.error.AludelException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.SchemaReader;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a schema with a database, or with another schema.
 *
 * {@snippet :
 * SchemaDifferences found = SchemaComparison.of(schema, connection);
 * found.list().forEach(System.out::println);
 * found.keepingExtras().apply();
 * }
 *
 * <p>Databases rewrite the SQL of defaults, checks and views. Where a text differs, the database is asked how it would write
 * the expected one: it creates the table or view for a moment, in a transaction that is rolled back or as a temporary table. A
 * connection that may not do so compares the texts as they are.
 *
 * <p>What a database does not keep is not compared: comments on SQLite, options of storage, the order of columns. Temporary
 * tables are left out.
 */
public final class SchemaComparison {
    private final MetaData expected;
    private final DdlRenderer renderer;
    private final @Nullable SchemaTarget database;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<TableName, TableDefinition> found = new LinkedHashMap<>();

    private SchemaComparison(MetaData expected, DdlRenderer renderer, @Nullable SchemaTarget database) {
        this.expected = expected.on(renderer.database());
        this.renderer = renderer;
        this.database = database;
    }

    /** What the database lacks, has besides, or has otherwise, in the schemas that the expected tables and objects are in. */
    public static SchemaDifferences of(MetaData expected, SchemaTarget database) {
        SchemaTarget named = new AsNamed(database);
        return new SchemaComparison(expected.in(database.schemas()), database.ddl(), named).read(named);
    }

    /** In what one schema differs from another one, as a database of this kind would keep them. */
    public static SchemaDifferences of(MetaData expected, MetaData found, DdlRenderer renderer) {
        return new SchemaComparison(expected, renderer, null).with(found.tables(), found.objects());
    }

    private SchemaDifferences read(SchemaTarget target) {
        SchemaReader reader = target.reader();
        var live = new ArrayList<TableDefinition>();
        var objects = SchemaObjects.NONE;
        var existing = expected.objects().schemas().isEmpty() ? Set.<String>of() : Set.copyOf(reader.schemas(target));
        for (String missing : expected.objects().schemas()) {
            if (!existing.contains(missing)) {
                differences.add(new Difference.MissingSchema(missing));
            }
        }
        for (Place place : places()) {
            String schema = place.schema();
            live.addAll(reader.tables(target, schema, Set.of()));
            objects = objects.and(new SchemaObjects(
                    List.of(),
                    renderer.createsEnums() ? reader.enums(target, schema) : List.of(),
                    reader.domains(target, schema),
                    reader.sequences(target, schema),
                    reader.views(target, schema)));
        }
        return with(live, objects);
    }

    /** A schema that is read; none stands for the default one. */
    private record Place(@Nullable String schema) {}

    private Set<Place> places() {
        var places = new LinkedHashSet<Place>();
        expected.tables().forEach(table -> places.add(new Place(table.id().schema())));
        var objects = expected.objects();
        objects.all().forEach(object -> places.add(new Place(object.id().schema())));
        objects.schemas().forEach(schema -> places.add(new Place(schema)));
        return places;
    }

    private SchemaDifferences with(List<TableDefinition> tables, SchemaObjects objects) {
        Map<TableName, TableDefinition> open = new LinkedHashMap<>();
        tables.forEach(table -> open.put(comparable(table.id()), table));
        for (TableDefinition table : expected.tables()) {
            if (table.temporary()) {
                continue;
            }
            TableDefinition match = open.remove(comparable(table.id()));
            if (match == null) {
                differences.add(new Difference.MissingTable(table));
            } else {
                found.put(table.id(), match);
                differences.addAll(Originals.in(table, compared(table, match)));
            }
        }
        open.values().forEach(table -> differences.add(new Difference.ExtraTable(table)));
        differences.addAll(new ObjectComparison(renderer, database).compare(expected.objects(), objects));
        return new SchemaDifferences(
                differences, expected, new LiveSchema(tables, objects, found, obstacles(tables)), renderer, database);
    }

    private TableName comparable(TableName id) {
        String schema = id.schema();
        return new TableName(
                schema == null ? null : renderer.comparableName(schema), renderer.comparableName(id.name()));
    }

    private List<Difference> compared(TableDefinition table, TableDefinition match) {
        var first = new TableComparison(renderer, table, match).differences();
        SchemaTarget target = database;
        if (target == null || first.stream().noneMatch(SchemaComparison::maybeSpelling)) {
            return first;
        }
        TableDefinition rewritten = rewritten(target, table);
        return rewritten == null
                ? first
                : new TableComparison(renderer, withTexts(renderer.kept(table), rewritten), match).differences();
    }

    private static boolean maybeSpelling(Difference difference) {
        return switch (difference) {
            case Difference.ChangedColumn column ->
                column.aspects().contains(Difference.Aspect.DEFAULT)
                        || column.aspects().contains(Difference.Aspect.COMPUTATION);
            case Difference.ChangedConstraint constraint -> true;
            case Difference.ChangedIndex index -> true;
            case Difference.MissingConstraint constraint -> true;
            default -> false;
        };
    }

    private @Nullable TableDefinition rewritten(SchemaTarget target, TableDefinition table) {
        try {
            return target.reader().rewritten(target, Texts.of(table, renderer));
        } catch (AludelException refused) {
            return null; // it may not create anything: the texts are compared as they are
        }
    }

    /** The expected table, its pieces of SQL as the database writes them. */
    private TableDefinition withTexts(TableDefinition table, TableDefinition rewritten) {
        var columns = new ArrayList<TableColumn>();
        for (TableColumn column : table.columns()) {
            TableColumn text = rewritten.column(column.name()).orElse(column);
            columns.add(column.withDefault(text.serverDefault()).withComputed(text.computed()));
        }
        return new TableDefinition(
                table.id(),
                columns,
                table.primaryKey(),
                table.foreignKeys(),
                table.uniqueKeys(),
                rewritten.checks(),
                rewritten.exclusions(),
                rewritten.indexes(),
                table.comment(),
                false,
                List.of());
    }

    /** Of all tables that may have to be created anew: the changed ones and those that refer to them. */
    private Map<TableName, List<String>> obstacles(List<TableDefinition> live) {
        SchemaTarget target = database;
        var changed = new LinkedHashSet<TableName>();
        for (Difference difference : differences) {
            TableDefinition table = found.get(difference.subject());
            if (table != null && !table.columns().isEmpty()) {
                TableColumn some = table.columns().getFirst();
                if (!renderer.alters(new SchemaChange.AlterColumn(table, some, some))) {
                    changed.add(table.id());
                }
            }
        }
        Map<TableName, List<String>> obstacles = new LinkedHashMap<>();
        if (target != null && !changed.isEmpty()) {
            Set<TableName> concerned = new Referrers(renderer, live).of(changed);
            live.stream()
                    .filter(table -> concerned.contains(table.id()))
                    .forEach(table -> obstacles.put(table.id(), target.reader().obstaclesToRebuilding(target, table)));
        }
        return obstacles;
    }
}
