package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.NameLimit;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaReader;
import dev.aludel.sql.Query;
import dev.aludel.sql.Sql;
import dev.aludel.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How MySQL and MariaDB spell SQL: one instance for each. Thread-safe. */
public final class MySqlDialect extends Dialect {
    static final MySqlDialect MYSQL = new MySqlDialect(ServerKind.MYSQL);
    static final MySqlDialect MARIADB = new MySqlDialect(ServerKind.MARIADB);

    private final Identifiers identifiers = new Identifiers('`', MySqlWords.RESERVED, NameLimit.ofCharacters(64));
    private final MySqlCompiler compiler;
    private final MySqlDdl ddl;
    private final MySqlReader reader;
    private final ServerKind kind;

    private MySqlDialect(ServerKind kind) {
        super(kind.title(), kind.capabilities());
        compiler = new MySqlCompiler(kind, identifiers);
        ddl = new MySqlDdl(kind, identifiers, compiler);
        reader = new MySqlReader(kind, identifiers, ddl);
        this.kind = kind;
    }

    static MySqlDialect of(ServerKind kind) {
        return switch (kind) {
            case MYSQL -> MYSQL;
            case MARIADB -> MARIADB;
        };
    }

    @Override
    public Identifiers identifiers() {
        return identifiers;
    }

    @Override
    protected StatementCompiler compiler() {
        return compiler;
    }

    @Override
    public DdlRenderer ddl() {
        return ddl;
    }

    @Override
    public boolean groupsRows() {
        return true;
    }

    /**
     * MariaDB executes the rows of VALUES one behind the other, and writes what RETURNING gives of each before the next. A trigger
     * cannot leave a row out: it lets the statement fail or not. What it changes in the row, the key too, is what comes back.
     */
    @Override
    public boolean returnsInOrder() {
        return kind == ServerKind.MARIADB;
    }

    @Override
    public SchemaReader reader() {
        return reader;
    }

    @Override
    public @Nullable Query<String> names(ObjectKind objects, @Nullable String schema) {
        return switch (objects) {
            case TABLE -> tableNames(schema);
            case INDEX -> indexNames(schema);
            case SEQUENCE ->
                kind == ServerKind.MARIADB
                        ? names(
                                "SELECT table_name FROM information_schema.tables"
                                        + " WHERE table_type = 'SEQUENCE' AND table_schema",
                                schema)
                        : null;
            case TYPE -> null;
            case SCHEMA ->
                Sql.text("SELECT schema_name FROM information_schema.schemata").map(row -> row.get(0, String.class));
        };
    }

    /** A schema is what these servers call a database. */
    @Override
    public Query<String> tableNames(@Nullable String schema) {
        return names("SELECT table_name FROM information_schema.tables WHERE table_schema", schema);
    }

    /** The index of a primary key, which is always called PRIMARY, is not among them. */
    @Override
    public Query<String> indexNames(@Nullable String schema) {
        return names(
                "SELECT DISTINCT concat(table_name, '.', index_name) FROM information_schema.statistics"
                        + " WHERE index_name <> 'PRIMARY' AND table_schema",
                schema);
    }

    private static Query<String> names(String select, @Nullable String schema) {
        return Sql.text(select + " = coalesce(:schema, database()) ORDER BY 1")
                .bind("schema", schema, SqlTypes.TEXT)
                .map(row -> row.get(0, String.class));
    }
}
