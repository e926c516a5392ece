package dev.aludel.schema;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a {@link MetaData} creates and drops its tables: an open connection. Used by one thread at a time. */
public interface SchemaTarget {
    /** How this database spells DDL. */
    DdlRenderer ddl();

    /** The names of the tables and views of a schema that exist now; of the default schema for null. */
    Set<String> tableNames(@Nullable String schema);

    /** The names of the indexes of a schema that exist now; of the default schema for null. */
    Set<String> indexNames(@Nullable String schema);

    /**
     * Executes statements in order, as one transaction where the database's DDL takes part in transactions: in the one that
     * is open, else in one of its own.
     */
    void executeDdl(List<String> statements);
}
