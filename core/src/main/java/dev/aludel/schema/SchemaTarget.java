package dev.aludel.schema;

import dev.aludel.sql.Query;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a {@link MetaData} creates and drops its tables, and reads them: an open connection. Used by one thread at a time. */
public interface SchemaTarget {
    /** How this database spells DDL. */
    DdlRenderer ddl();

    /** How this database's schema is read. */
    SchemaReader reader();

    /**
     * What the schemas of a {@link MetaData} and of changes stand for; names asked for and read are real ones, and so are those in
     * statements.
     */
    default SchemaMap schemas() {
        return SchemaMap.NONE;
    }

    /** The names of the tables and views of a schema that exist now; of the default schema for null. */
    Set<String> tableNames(@Nullable String schema);

    /**
     * The names of the indexes of a schema that exist now, of the default schema for null; where tables may have indexes of the same
     * name ({@link DdlRenderer#sharesIndexNames()}), each with its table: {@code users.ix_name}.
     */
    Set<String> indexNames(@Nullable String schema);

    /** The names that exist now of this kind in a schema; of the default schema for null, and empty where there is no such kind. */
    default Set<String> names(ObjectKind kind, @Nullable String schema) {
        return switch (kind) {
            case TABLE -> tableNames(schema);
            case INDEX -> indexNames(schema);
            case SEQUENCE, TYPE, SCHEMA -> Set.of();
        };
    }

    /**
     * Executes statements in order, as one transaction where the database's DDL takes part in transactions: in the one that
     * is open, else in one of its own.
     */
    void executeDdl(List<String> statements);

    /** Executes changes in order, as {@link #executeDdl} does. */
    default void apply(SchemaChange... changes) {
        var moved = new Relocation(schemas());
        executeDdl(List.of(changes).stream()
                .flatMap(change -> ddl().render(moved.change(change)).stream())
                .toList());
    }

    /** All rows of a query. */
    <T> List<T> list(Query<T> query);

    /** Does something and undoes what it changed in the database, where DDL takes part in transactions. */
    <R> R undone(Supplier<R> work);
}
