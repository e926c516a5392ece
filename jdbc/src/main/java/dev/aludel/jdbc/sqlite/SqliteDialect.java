package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.NameLimit;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.SchemaReader;
import dev.aludel.sql.Query;
import dev.aludel.sql.Sql;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How SQLite spells SQL. Thread-safe. */
public final class SqliteDialect extends Dialect {
    /** Words that SQLite's parser takes as nothing but themselves, beside those of the standard. */
    private static final Set<String> RESERVED =
            Set.of("add", "autoincrement", "escape", "exists", "indexed", "nothing", "set", "transaction", "values");

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.INSERT_RETURNING,
            Capability.UPDATE_RETURNING,
            Capability.DELETE_RETURNING,
            Capability.FOR_UPDATE,
            Capability.NULLS_ORDER,
            Capability.AGGREGATE_FILTER,
            Capability.AGGREGATE_ORDER,
            Capability.WINDOW_GROUPS,
            Capability.WINDOW_EXCLUDE,
            Capability.SQLITE_LANGUAGE,
            Capability.DEFERRABLE_FOREIGN_KEYS,
            Capability.VIRTUAL_COLUMNS,
            Capability.PARTIAL_INDEXES,
            Capability.EXPRESSION_INDEXES,
            Capability.FOR_SHARE,
            Capability.KEY_LOCKS,
            Capability.LOCK_OF,
            Capability.SKIP_LOCKED,
            Capability.FULL_JOIN,
            Capability.CTE_BEFORE_CHANGE,
            Capability.TABLE_FUNCTION,
            Capability.UPDATE_FROM,
            Capability.DELETE_USING,
            Capability.UPSERT_ANY_KEY,
            Capability.UPSERT_WHERE);

    /** SQLite has no limit of its own but that of a statement. */
    private final Identifiers identifiers = new Identifiers('"', RESERVED, NameLimit.ofCharacters(1_000_000));

    private final SqliteCompiler compiler = new SqliteCompiler(identifiers, CAPABILITIES);
    private final SqliteDdl ddl = new SqliteDdl(identifiers, compiler);
    private final SqliteReader reader = new SqliteReader(identifiers);

    public SqliteDialect() {
        super("SQLite", CAPABILITIES);
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
    public SchemaReader reader() {
        return reader;
    }

    @Override
    public Query<String> tableNames(@Nullable String schema) {
        return names("type IN ('table', 'view')", schema);
    }

    /** The indexes of keys and unique constraints, which SQLite names itself, are not among them. */
    @Override
    public Query<String> indexNames(@Nullable String schema) {
        return names("type = 'index'", schema);
    }

    private Query<String> names(String condition, @Nullable String schema) {
        var catalog = schema == null ? "sqlite_master" : identifiers.quoted(schema) + ".sqlite_master";
        return Sql.text("SELECT name FROM " + catalog + " WHERE " + condition
                        + " AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name")
                .map(row -> row.get(0, String.class));
    }
}
