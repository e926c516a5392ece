package dev.aludel.schema;

import dev.aludel.error.MappingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects a {@link MetaData} of more than tables. Not thread-safe.
 *
 * {@snippet :
 * MetaData schema = MetaData.builder()
 *         .schemas("shop")
 *         .tables(USERS, ORDERS)
 *         .views(RICH_USERS)
 *         .hook(SchemaHook.beforeCreate(DdlElement.text("CREATE EXTENSION IF NOT EXISTS citext").on("PostgreSQL")))
 *         .only("ix_orders_document", "PostgreSQL")
 *         .build();
 * }
 */
public final class MetaDataBuilder {
    private final List<DefinedTable> tables = new ArrayList<>();
    private final List<String> schemas = new ArrayList<>();
    private final List<EnumType> enums = new ArrayList<>();
    private final List<Domain> domains = new ArrayList<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final List<SchemaHook> hooks = new ArrayList<>();
    private final Map<String, Set<String>> only = new LinkedHashMap<>();
    private NamingConvention naming = NamingConvention.STANDARD;

    MetaDataBuilder() {}

    public MetaDataBuilder tables(DefinedTable... more) {
        return tables(List.of(more));
    }

    public MetaDataBuilder tables(Collection<? extends DefinedTable> more) {
        tables.addAll(more);
        return this;
    }

    /** Schemas that are created and dropped with what is in them. */
    public MetaDataBuilder schemas(String... names) {
        schemas.addAll(List.of(names));
        return this;
    }

    /** Enumerations that no column brings along. */
    public MetaDataBuilder enums(EnumType... more) {
        enums.addAll(List.of(more));
        return this;
    }

    /** Domains that no column brings along. */
    public MetaDataBuilder domains(Domain... more) {
        domains.addAll(List.of(more));
        return this;
    }

    /** Sequences that no column draws from. */
    public MetaDataBuilder sequences(Sequence... more) {
        sequences.addAll(List.of(more));
        return this;
    }

    /** Views, each after those it selects from. */
    public MetaDataBuilder views(View... more) {
        views.addAll(List.of(more));
        return this;
    }

    /** Names constraints and indexes that have no name. */
    public MetaDataBuilder naming(NamingConvention convention) {
        naming = convention;
        return this;
    }

    /** Executes DDL of your own at some moment. */
    public MetaDataBuilder hook(SchemaHook... more) {
        hooks.addAll(List.of(more));
        return this;
    }

    /**
     * A table, index, constraint or view that exists on these kinds of databases only.
     *
     * @param name its name; that of the convention where it was given none
     * @param dialects the names of the dialects: {@code PostgreSQL}, {@code SQLite}, {@code MariaDB}
     */
    public MetaDataBuilder only(String name, String... dialects) {
        only.put(name, Set.of(dialects));
        return this;
    }

    /**
     * The schema.
     *
     * @throws MappingException if two different tables have one name, two indexes of one schema have one name, or a foreign
     *     key's target is not among the tables, has no such columns, or is not unique
     */
    public MetaData build() {
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
        var resolved = new ArrayList<TableDefinition>();
        given.values().forEach(definition -> resolved.add(resolution.resolve(definition)));
        requireDistinctIndexes(resolved);
        var objects = new SchemaObjects(schemas, enums, domains, sequences, views);
        return new MetaData(resolved, Gathering.with(objects, resolved), hooks, only);
    }

    /** An index's name is unique in its schema on most databases, and an index of another table would count as present. */
    private static void requireDistinctIndexes(List<TableDefinition> tables) {
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
}
