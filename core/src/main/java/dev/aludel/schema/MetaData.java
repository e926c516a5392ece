package dev.aludel.schema;

import dev.aludel.error.MappingException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<TableName, TableDefinition> tables;
    private final DependencyOrder order;

    private MetaData(Map<TableName, TableDefinition> tables) {
        this.tables = tables;
        this.order = new DependencyOrder(List.copyOf(tables.values()));
    }

    /**
     * A schema of these tables, named by the standard convention.
     *
     * @throws MappingException as {@link #of(Collection, NamingConvention)}
     */
    public static MetaData of(DefinedTable... tables) {
        return of(Arrays.asList(tables), NamingConvention.STANDARD);
    }

    /**
     * A schema of these tables, named by the standard convention.
     *
     * @throws MappingException as {@link #of(Collection, NamingConvention)}
     */
    public static MetaData of(Collection<? extends DefinedTable> tables) {
        return of(tables, NamingConvention.STANDARD);
    }

    /**
     * A schema of these tables, whose constraints and indexes get names by the convention given where they have none.
     *
     * @throws MappingException if two different tables have one name, two indexes of one schema have one name, or a foreign
     *     key's target is not among the tables, has no such columns, or is not unique
     */
    public static MetaData of(Collection<? extends DefinedTable> tables, NamingConvention naming) {
        var given = new LinkedHashMap<TableName, TableDefinition>();
        for (DefinedTable table : tables) {
            TableDefinition definition = table.definition();
            TableDefinition other = given.putIfAbsent(definition.id(), definition);
            if (other != null && !other.equals(definition)) {
                throw new MappingException(
                        "table " + definition.id() + " is defined twice, and differently",
                        "rename one of the tables, or use one definition for both");
            }
        }
        var resolution = new Resolution(given, naming);
        var resolved = new LinkedHashMap<TableName, TableDefinition>();
        given.forEach((name, definition) -> resolved.put(name, resolution.resolve(definition)));
        requireDistinctIndexes(resolved.values());
        return new MetaData(resolved);
    }

    /** The definitions in the order they were given. */
    public List<TableDefinition> tables() {
        return List.copyOf(tables.values());
    }

    /** The definitions, each after those it refers to; the foreign keys of a cycle cannot keep that rule. */
    public List<TableDefinition> sortedTables() {
        return List.copyOf(order.sorted());
    }

    /** The table of this name, {@code users} or {@code schema.users}. */
    public Optional<TableDefinition> table(String name) {
        return table(TableName.parse(name));
    }

    public Optional<TableDefinition> table(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    /**
     * Creates the tables and indexes that do not exist yet, in dependency order; run again it changes nothing. A table that
     * exists is left as it is, but for indexes that it lacks.
     *
     * @throws dev.aludel.error.AludelException what the database reports; where its DDL takes part in transactions, nothing
     *     was created then
     */
    public void createAll(SchemaTarget target) {
        createAll(target, true);
    }

    /**
     * Creates the tables and indexes.
     *
     * @param checkFirst whether to leave alone what exists; when false that is an error of the database
     */
    public void createAll(SchemaTarget target, boolean checkFirst) {
        apply(plan(target, checkFirst).create(), target);
    }

    /** Drops those of the tables that exist, referring ones first. Their rows are lost. */
    public void dropAll(SchemaTarget target) {
        dropAll(target, true);
    }

    /**
     * Drops the tables.
     *
     * @param checkFirst whether to leave out what does not exist; when false that is an error of the database
     */
    public void dropAll(SchemaTarget target, boolean checkFirst) {
        apply(plan(target, checkFirst).drop(), target);
    }

    /** The statements that create everything in an empty database, in order, for reading or for a script. */
    public List<String> ddl(DdlRenderer renderer) {
        return render(new SchemaPlan(order, renderer, Nothing.KNOWN).create(), renderer);
    }

    /** The statements that drop everything, in order. */
    public List<String> dropDdl(DdlRenderer renderer) {
        return render(new SchemaPlan(order, renderer, Nothing.KNOWN).drop(), renderer);
    }

    private SchemaPlan plan(SchemaTarget target, boolean checkFirst) {
        return new SchemaPlan(order, target.ddl(), checkFirst ? new LiveNames(target) : Nothing.KNOWN);
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

    /** An index's name is unique in its schema on most databases, and an index of another table would count as present. */
    private static void requireDistinctIndexes(Collection<TableDefinition> tables) {
        var owners = new HashMap<TableName, TableName>();
        for (TableDefinition table : tables) {
            for (Index index : table.indexes()) {
                var name = new TableName(table.id().schema(), String.valueOf(index.name()));
                TableName other = owners.putIfAbsent(name, table.id());
                if (other != null) {
                    throw new MappingException(
                            "the tables " + other + " and " + table.id() + " both have an index named " + name.name(),
                            "rename one of the indexes: in a schema their names are unique");
                }
            }
        }
    }

    /** For plans that are made without looking at a database. */
    private enum Nothing implements SchemaPlan.Existing {
        KNOWN;

        @Override
        public boolean known() {
            return false;
        }

        @Override
        public boolean table(TableName table) {
            return false;
        }

        @Override
        public boolean index(TableName table, String name) {
            return false;
        }
    }
}
