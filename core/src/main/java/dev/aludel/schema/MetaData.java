package dev.aludel.schema;

import dev.aludel.error.MappingException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a schema: their definitions by name, with every constraint named and every foreign key's target found.
 * Creates them in a database and drops them. Immutable, thread-safe.
 *
 * {@snippet :
 * MetaData schema = MetaData.of(USERS, POSTS);
 * engine.use(connection -> schema.createAll(connection));
 * }
 */
public final class MetaData {
    private final Map<TableName, TableDefinition> tables = new LinkedHashMap<>();
    private final SchemaObjects objects;
    private final List<SchemaHook> hooks;
    private final Map<String, Set<String>> only;
    private final DependencyOrder order;

    /** @param only the kinds of databases that something exists on, by its name; what is not named exists on all */
    MetaData(
            List<TableDefinition> tables,
            SchemaObjects objects,
            List<SchemaHook> hooks,
            Map<String, Set<String>> only) {
        tables.forEach(table -> this.tables.put(table.id(), table));
        this.objects = objects;
        this.hooks = List.copyOf(hooks);
        this.only = Map.copyOf(only);
        this.order = new DependencyOrder(tables);
    }

    /**
     * A schema of these tables, named by the standard convention.
     *
     * @throws MappingException as {@link MetaDataBuilder#build()}
     */
    public static MetaData of(DefinedTable... tables) {
        return builder().tables(tables).build();
    }

    /**
     * A schema of these tables, named by the standard convention.
     *
     * @throws MappingException as {@link MetaDataBuilder#build()}
     */
    public static MetaData of(Collection<? extends DefinedTable> tables) {
        return builder().tables(tables).build();
    }

    /**
     * A schema of these tables, whose constraints and indexes get names by the convention given where they have none.
     *
     * @throws MappingException as {@link MetaDataBuilder#build()}
     */
    public static MetaData of(Collection<? extends DefinedTable> tables, NamingConvention naming) {
        return builder().tables(tables).naming(naming).build();
    }

    /** Starts a schema of more than tables: views, sequences, schemas, hooks. */
    public static MetaDataBuilder builder() {
        return new MetaDataBuilder();
    }

    /**
     * A schema that was found in a database: complete as it is, nothing in it is questioned. For readers of schemas; see
     * {@code dev.aludel.schema.reflect.Inspector}.
     */
    public static MetaData found(List<TableDefinition> tables, SchemaObjects objects) {
        return new MetaData(tables, objects, List.of(), Map.of());
    }

    /** Everything in the connection's default schema, as it is in the database now. */
    public static MetaData reflect(SchemaTarget database) {
        return reflect(database, null);
    }

    /** Everything in a schema, as it is in the database now; the default schema for null. */
    public static MetaData reflect(SchemaTarget database, @Nullable String schema) {
        SchemaReader reader = database.reader();
        return found(
                reader.tables(database, schema, Set.of()),
                new SchemaObjects(
                        List.of(),
                        reader.enums(database, schema),
                        reader.domains(database, schema),
                        reader.sequences(database, schema),
                        reader.views(database, schema)));
    }

    /** The definitions in the order they were given. */
    public List<TableDefinition> tables() {
        return List.copyOf(tables.values());
    }

    /** The definitions, each after those it refers to; the foreign keys of a cycle cannot keep that rule. */
    public List<TableDefinition> sortedTables() {
        return List.copyOf(order.sorted());
    }

    /** What it holds beside tables. */
    public SchemaObjects objects() {
        return objects;
    }

    public List<SchemaHook> hooks() {
        return hooks;
    }

    /** The table of this name, {@code users} or {@code schema.users}. */
    public Optional<TableDefinition> table(String name) {
        return table(TableName.parse(name));
    }

    public Optional<TableDefinition> table(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** What exists on some kinds of databases only, by its name. */
    Map<String, Set<String>> only() {
        return only;
    }

    /** The same without what is meant for other kinds of databases; see {@link MetaDataBuilder#only}. */
    public MetaData on(String dialect) {
        return only.isEmpty() ? this : new Narrowing(only, dialect).apply(this);
    }

    /**
     * The same in other schemas of the database: tables, views, sequences and enumerations by their names, foreign keys by their
     * targets, expressions and queries by the tables that they name. SQL given as text stays as it is. {@link #createAll} and its
     * like do this by themselves on a connection of an engine that has such a map.
     */
    public MetaData in(SchemaMap schemas) {
        return schemas.isEmpty() ? this : new Relocation(schemas).apply(this);
    }

    /**
     * Creates what does not exist yet, in dependency order; run again it changes nothing. A table that exists is left as it
     * is, but for indexes that it lacks.
     *
     * @throws dev.aludel.error.AludelException what the database reports; where its DDL takes part in transactions, nothing
     *     was created then
     */
    public void createAll(SchemaTarget target) {
        createAll(target, true);
    }

    /**
     * Creates everything.
     *
     * @param checkFirst whether to leave alone what exists; when false that is an error of the database
     */
    public void createAll(SchemaTarget target, boolean checkFirst) {
        apply(plan(target, checkFirst).create(), target);
    }

    /** Drops what exists of it, referring tables first. The rows are lost. */
    public void dropAll(SchemaTarget target) {
        dropAll(target, true);
    }

    /**
     * Drops everything.
     *
     * @param checkFirst whether to leave out what does not exist; when false that is an error of the database
     */
    public void dropAll(SchemaTarget target, boolean checkFirst) {
        apply(plan(target, checkFirst).drop(), target);
    }

    /** The statements that create everything in an empty database, in order, for reading or for a script. */
    public List<String> ddl(DdlRenderer renderer) {
        return render(new SchemaPlan(on(renderer.database()), renderer, Nothing.KNOWN).create(), renderer);
    }

    /** The statements that drop everything, in order. */
    public List<String> dropDdl(DdlRenderer renderer) {
        return render(new SchemaPlan(on(renderer.database()), renderer, Nothing.KNOWN).drop(), renderer);
    }

    DependencyOrder order() {
        return order;
    }

    private SchemaPlan plan(SchemaTarget target, boolean checkFirst) {
        DdlRenderer renderer = target.ddl();
        return new SchemaPlan(
                in(target.schemas()).on(renderer.database()),
                renderer,
                checkFirst ? new LiveNames(target) : Nothing.KNOWN);
    }

    private static void apply(List<SchemaChange> changes, SchemaTarget target) {
        List<String> statements = render(changes, target.ddl());
        if (!statements.isEmpty()) {
            target.executeDdl(statements);
        }
    }

    private static List<String> render(List<SchemaChange> changes, DdlRenderer renderer) {
        return changes.stream()
                .flatMap(change -> renderer.render(change).stream())
                .toList();
    }

    /** For plans that are made without looking at a database. */
    private enum Nothing implements SchemaPlan.Existing {
        KNOWN;

        @Override
        public boolean known() {
            return false;
        }

        @Override
        public boolean has(ObjectKind kind, TableName name) {
            return false;
        }
    }
}
