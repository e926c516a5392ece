package dev.aludel.schema;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a live database's schema; one for each dialect. Each method asks for many objects with few queries. What a database
 * does not have is empty. Names are as the database keeps them; objects of the schema asked for are named with it, those of
 * the connection's default schema without one when the default was asked for.
 *
 * <p>Stateless and thread-safe; nothing is cached here.
 */
public interface SchemaReader {
    /** The schemas that hold objects of users. */
    List<String> schemas(SchemaTarget database);

    /**
     * Tables with their columns, constraints, indexes and comments.
     *
     * @param schema the schema, or null for the connection's default one
     * @param names the tables wanted, or empty for all
     */
    List<TableDefinition> tables(SchemaTarget database, @Nullable String schema, Set<String> names);

    /** Views and materialised views; what they select is SQL text. */
    List<View> views(SchemaTarget database, @Nullable String schema);

    /** The columns of views, materialised ones included, as if they were tables. */
    List<TableDefinition> viewColumns(SchemaTarget database, @Nullable String schema, Set<String> names);

    /** Sequences that belong to no column. */
    List<Sequence> sequences(SchemaTarget database, @Nullable String schema);

    List<EnumType> enums(SchemaTarget database, @Nullable String schema);

    List<Domain> domains(SchemaTarget database, @Nullable String schema);

    /**
     * What is in a schema and not in what the other methods give, because definitions cannot say it. Functions and rights are no
     * part of it.
     */
    default List<LeftOut> leftOut(SchemaTarget database, @Nullable String schema) {
        return List.of();
    }

    /**
     * How this database writes the pieces of SQL in a definition: it creates the table for a moment, where nobody else sees it,
     * and reads it back.
     *
     * @return the table as the database describes it, or null where it keeps SQL as it was written
     */
    @Nullable TableDefinition rewritten(SchemaTarget database, TableDefinition table);

    /** How this database writes what a view selects; null where it keeps SQL as it was written. */
    @Nullable View rewritten(SchemaTarget database, View view);

    /** How this database writes the rules of a domain; null where it keeps SQL as it was written. */
    @Nullable Domain rewritten(SchemaTarget database, Domain domain);

    /**
     * Why a table cannot be created anew and its rows be copied: what would be lost or changed by that. Empty where it is safe, together
     * with the tables that refer to it.
     */
    List<String> obstaclesToRebuilding(SchemaTarget database, TableDefinition table);
}
