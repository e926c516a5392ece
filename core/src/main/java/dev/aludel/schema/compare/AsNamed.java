package dev.aludel.schema.compare;

import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaReader;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.sql.Query;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection on which schemas stand for themselves: what was read from the database has real names. */
record AsNamed(SchemaTarget database) implements SchemaTarget {
    @Override
    public DdlRenderer ddl() {
        return database.ddl();
    }

    @Override
    public SchemaReader reader() {
        return database.reader();
    }

    @Override
    public Set<String> tableNames(@Nullable String schema) {
        return database.tableNames(schema);
    }

    @Override
    public Set<String> indexNames(@Nullable String schema) {
        return database.indexNames(schema);
    }

    @Override
    public Set<String> names(ObjectKind kind, @Nullable String schema) {
        return database.names(kind, schema);
    }

    @Override
    public void executeDdl(List<String> statements) {
        database.executeDdl(statements);
    }

    @Override
    public <T> List<T> list(Query<T> query) {
        return database.list(query);
    }

    @Override
    public <R> R undone(Supplier<R> work) {
        return database.undone(work);
    }
}
