package dev.aludel.schema.reflect;

import dev.aludel.error.MappingException;
import dev.aludel.schema.Domain;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.LeftOut;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.SchemaReader;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is in a live database. What was asked for once is remembered until {@link #forget}, so it shows the database
 * as it was then. Used by one thread at a time, like the connection that it reads over.
 *
 * {@snippet :
 * engine.use(connection -> {
 *     var inspector = Inspector.of(connection);
 *     for (TableDefinition table : inspector.tables()) {
 *         System.out.println(table.id() + ": " + table.columns());
 *     }
 *     Table users = inspector.statementTable("users");
 *     List<Row> rows = connection.list(select(users.column("id", IntColumn.class)));
 * });
 * }
 *
 * <p>Asking for all tables takes as many queries as asking for one. Names are as the database keeps them; a schema that is not
 * named is the connection's default one. Throws what the database reports, as {@link dev.aludel.error.AludelException}.
 */
public final class Inspector {
    private final SchemaTarget database;
    private final SchemaReader reader;
    private final BiFunction<? super TableName, ? super TableColumn, TableColumn> change;
    private final Map<@Nullable String, Map<String, TableDefinition>> tables = new HashMap<>();
    private final Map<TableName, Optional<TableDefinition>> single = new HashMap<>();
    private final Map<@Nullable String, SchemaObjects> objects = new HashMap<>();
    private final Map<@Nullable String, List<TableDefinition>> viewColumns = new HashMap<>();
    private @Nullable List<String> schemas;

    private Inspector(SchemaTarget database, BiFunction<? super TableName, ? super TableColumn, TableColumn> change) {
        this.database = database;
        this.reader = database.reader();
        this.change = change;
    }

    /**
     * An inspector over this connection.
     *
     * @throws dev.aludel.error.UnsupportedFeatureException if the dialect cannot read schemas
     */
    public static Inspector of(SchemaTarget database) {
        return new Inspector(database, (table, column) -> column);
    }

    /**
     * An inspector that changes the columns of tables and views as it reads them: their types above all, so that a table to build
     * statements with has the classes of your own.
     *
     * {@snippet :
     * Inspector.of(connection).withColumns((table, column) ->
     *         column.name().equals("state") ? column.withType(SqlTypes.enumByName(State.class)) : column)
     * }
     *
     * @param change gives the column as it shall be, under the same name; called by the thread that reads
     */
    public Inspector withColumns(BiFunction<? super TableName, ? super TableColumn, TableColumn> change) {
        return new Inspector(database, change);
    }

    private TableDefinition changed(TableDefinition table) {
        return new TableDefinition(
                table.id(),
                table.columns().stream()
                        .map(column -> changed(table.id(), column))
                        .toList(),
                table.primaryKey(),
                table.foreignKeys(),
                table.uniqueKeys(),
                table.checks(),
                table.exclusions(),
                table.indexes(),
                table.comment(),
                table.temporary(),
                table.options());
    }

    private TableColumn changed(TableName table, TableColumn column) {
        TableColumn changed = change.apply(table, column);
        if (!changed.name().equals(column.name())) {
            throw new MappingException(
                    "column " + table + "." + column.name() + " was renamed to " + changed.name()
                            + " while it was read",
                    "change its type only: statements name it as the database does");
        }
        return changed;
    }

    /** Forgets what was read: the database is asked anew. */
    public void forget() {
        tables.clear();
        single.clear();
        objects.clear();
        viewColumns.clear();
        schemas = null;
    }

    /** The schemas that hold objects of users. */
    public List<String> schemas() {
        List<String> known = schemas;
        if (known == null) {
            known = List.copyOf(reader.schemas(database));
            schemas = known;
        }
        return known;
    }

    /** The tables of the default schema, with everything that belongs to them. */
    public List<TableDefinition> tables() {
        return tables(null);
    }

    /** The tables of a schema. */
    public List<TableDefinition> tables(@Nullable String schema) {
        return List.copyOf(all(schema).values());
    }

    private Map<String, TableDefinition> all(@Nullable String schema) {
        Map<String, TableDefinition> known = tables.get(schema);
        if (known == null) {
            known = new LinkedHashMap<>();
            for (TableDefinition table : reader.tables(database, schema, Set.of())) {
                known.put(database.ddl().comparableName(table.id().name()), changed(table));
            }
            tables.put(schema, known);
        }
        return known;
    }

    /** The table of this name, {@code users} or {@code schema.users}, if there is one; others are not read. */
    public Optional<TableDefinition> table(String name) {
        return table(TableName.parse(name));
    }

    public Optional<TableDefinition> table(TableName id) {
        Map<String, TableDefinition> known = tables.get(id.schema());
        if (known != null) {
            return Optional.ofNullable(known.get(database.ddl().comparableName(id.name())));
        }
        Optional<TableDefinition> read = single.get(id);
        if (read == null) {
            read = reader.tables(database, id.schema(), Set.of(id.name())).stream()
                    .findFirst()
                    .map(this::changed);
            single.put(id, read);
        }
        return read;
    }

    /**
     * A table to build statements with.
     *
     * @throws MappingException if there is no such table
     */
    public Table statementTable(String name) {
        return Table.of(table(name)
                .orElseThrow(() -> new MappingException(
                        "the database has no table " + name, "correct the name, or create the table first")));
    }

    /** The views of a schema, materialised ones included; of the default one for null. */
    public List<View> views(@Nullable String schema) {
        return objects(schema).views();
    }

    /** The columns of a schema's views, as if they were tables. */
    public List<TableDefinition> viewColumns(@Nullable String schema) {
        List<TableDefinition> known = viewColumns.get(schema);
        if (known == null) {
            known = reader.viewColumns(database, schema, Set.of()).stream()
                    .map(this::changed)
                    .toList();
            viewColumns.put(schema, known);
        }
        return known;
    }

    /** The sequences of a schema that belong to no column. */
    public List<Sequence> sequences(@Nullable String schema) {
        return objects(schema).sequences();
    }

    public List<EnumType> enums(@Nullable String schema) {
        return objects(schema).enums();
    }

    public List<Domain> domains(@Nullable String schema) {
        return objects(schema).domains();
    }

    /**
     * What is in a schema and not in the definitions, because they cannot say it: triggers, partitions, options, details of
     * constraints. Whoever creates the schema anew elsewhere, or a table of it, creates these by hand. Functions and rights are not
     * listed.
     */
    public List<LeftOut> leftOut(@Nullable String schema) {
        return reader.leftOut(database, schema);
    }

    private SchemaObjects objects(@Nullable String schema) {
        SchemaObjects known = objects.get(schema);
        if (known == null) {
            known = new SchemaObjects(
                    List.of(),
                    reader.enums(database, schema),
                    reader.domains(database, schema),
                    reader.sequences(database, schema),
                    reader.views(database, schema));
            objects.put(schema, known);
        }
        return known;
    }

    /** Everything in a schema; in the default one for null. */
    public MetaData metaData(@Nullable String schema) {
        return MetaData.found(tables(schema), objects(schema));
    }

    /**
     * These tables, and all that they refer to by foreign keys.
     *
     * @throws MappingException if there is no such table
     */
    public MetaData metaDataOf(String first, String... more) {
        var open = new ArrayDeque<TableName>();
        open.add(TableName.parse(first));
        for (String name : more) {
            open.add(TableName.parse(name));
        }
        Map<TableName, TableDefinition> found = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            TableName id = open.remove();
            if (!found.containsKey(id)) {
                TableDefinition table = table(id)
                        .orElseThrow(() -> new MappingException(
                                "the database has no table " + id, "correct the name, or create the table first"));
                found.put(id, table);
                table.foreignKeys().stream().map(ForeignKey::target).forEach(open::add);
            }
        }
        return MetaData.found(new ArrayList<>(found.values()), SchemaObjects.NONE);
    }
}
