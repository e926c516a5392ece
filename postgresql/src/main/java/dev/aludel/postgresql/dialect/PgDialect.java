package dev.aludel.postgresql.dialect;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.NameLimit;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.dialect.WriteSets;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaReader;
import dev.aludel.sql.Query;
import dev.aludel.sql.Sql;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.type.SqlTypes;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL, from version 14 on, spells SQL. What only later versions can do is a capability. Thread-safe. */
public final class PgDialect extends Dialect {
    /** Reserved words of PostgreSQL beside those that every dialect quotes. */
    private static final Set<String> RESERVED = Set.of("collation", "system_user");

    private static final Set<Capability> SINCE_14 = Set.of(
            Capability.DEFAULT_VALUE,
            Capability.RETURNING_JOINED,
            Capability.INSERT_RETURNING,
            Capability.UPDATE_RETURNING,
            Capability.DELETE_RETURNING,
            Capability.FOR_UPDATE,
            Capability.NULLS_ORDER,
            Capability.AGGREGATE_FILTER,
            Capability.AGGREGATE_ORDER,
            Capability.WITHIN_GROUP,
            Capability.WINDOW_GROUPS,
            Capability.WINDOW_EXCLUDE,
            Capability.RANGE_OF_TIME,
            Capability.ARRAYS,
            Capability.JSON_CONTAINS,
            Capability.POSTGRESQL_LANGUAGE,
            Capability.SCHEMAS,
            Capability.SEQUENCES,
            Capability.NATIVE_ENUMS,
            Capability.DOMAINS,
            Capability.IDENTITY_ALWAYS,
            Capability.IDENTITY_OPTIONS,
            Capability.MATERIALISED_VIEWS,
            Capability.COMMENTS,
            Capability.ALTER_TABLE,
            Capability.DEFERRABLE_FOREIGN_KEYS,
            Capability.DEFERRABLE_KEYS,
            Capability.MATCH_FULL,
            Capability.EXCLUSION,
            Capability.PARTIAL_INDEXES,
            Capability.EXPRESSION_INDEXES,
            Capability.INDEX_INCLUDE,
            Capability.INDEX_METHODS,
            Capability.INDEX_NULLS_ORDER,
            Capability.OPERATOR_CLASSES,
            Capability.FULL_JOIN,
            Capability.LATERAL,
            Capability.QUANTIFIED,
            Capability.SET_ALL,
            Capability.CHANGING_CTE,
            Capability.CTE_BEFORE_CHANGE,
            Capability.ROLLUP,
            Capability.ROLLUP_ORDER,
            Capability.GROUPING_SETS,
            Capability.DISTINCT_ON,
            Capability.WITH_TIES,
            Capability.LOCK_OF,
            Capability.SKIP_LOCKED,
            Capability.LOCK_NO_WAIT,
            Capability.FOR_SHARE,
            Capability.KEY_LOCKS,
            Capability.TABLE_SAMPLE,
            Capability.TABLE_FUNCTION,
            Capability.ORDINALITY,
            Capability.UPDATE_FROM,
            Capability.DELETE_USING,
            Capability.UPSERT_CONSTRAINT,
            Capability.UPSERT_WHERE);

    private static final Set<Capability> SINCE_15 = and(SINCE_14, Capability.NULLS_NOT_DISTINCT);
    private static final Set<Capability> SINCE_18 = and(SINCE_15, Capability.VIRTUAL_COLUMNS);

    private static final PgDialect VERSION_14 = new PgDialect(SINCE_14);
    private static final PgDialect VERSION_15 = new PgDialect(SINCE_15);
    private static final PgDialect VERSION_18 = new PgDialect(SINCE_18);

    /** The server cuts longer names off, which would make one of two. */
    private final Identifiers identifiers = new Identifiers('"', RESERVED, NameLimit.ofBytes(63));

    private final PgCompiler compiler;
    private final PgDdl ddl;
    private final PgReader reader = new PgReader();

    private PgDialect(Set<Capability> capabilities) {
        super("PostgreSQL", capabilities);
        compiler = new PgCompiler(identifiers, capabilities);
        ddl = new PgDdl(identifiers, compiler);
    }

    /** That of the latest version. */
    public static PgDialect latest() {
        return VERSION_18;
    }

    /** That of a server, by what it says of its version; an unknown version is taken for the oldest. */
    public static PgDialect of(String serverVersion) {
        int major = majorVersion(serverVersion);
        return major >= 18 ? VERSION_18 : major >= 15 ? VERSION_15 : VERSION_14;
    }

    private static Set<Capability> and(Set<Capability> known, Capability more) {
        var all = EnumSet.copyOf(known);
        all.add(more);
        return Set.copyOf(all);
    }

    @Override
    public Identifiers identifiers() {
        return identifiers;
    }

    /** Many rows of values go as one array for each column: the same SQL for any number, and half of the server's work. */
    @Override
    protected StatementNode adapted(StatementNode statement) {
        return statement instanceof InsertNode insert && insert.rows().size() >= PgWriteSets.FEWEST_INSERTED
                ? insert.byColumns(WriteSets.DRAWN_KEYS::takes)
                : statement;
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

    /** MERGE, which tells which row got which key, gives rows back from version 17 on. */
    @Override
    public WriteSets writeSets(String serverVersion) {
        return majorVersion(serverVersion) >= 17 ? WriteSets.DRAWN_KEYS : WriteSets.GIVEN_KEYS;
    }

    private static int majorVersion(String serverVersion) {
        int end = 0;
        while (end < serverVersion.length() && end < 6 && Character.isDigit(serverVersion.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(serverVersion.substring(0, end));
    }

    /** Tables, partitioned and foreign ones, views and materialised views; by default in the schema where CREATE puts them. */
    @Override
    public Query<String> tableNames(@Nullable String schema) {
        return names("'r', 'p', 'f', 'v', 'm'", schema);
    }

    @Override
    public @Nullable Query<String> names(ObjectKind kind, @Nullable String schema) {
        return switch (kind) {
            case TABLE -> tableNames(schema);
            case INDEX -> indexNames(schema);
            case SEQUENCE -> names("'S'", schema);
            case TYPE ->
                Sql.text("SELECT CAST(t.typname AS text) FROM pg_catalog.pg_type AS t"
                                + " JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace"
                                + " WHERE t.typtype IN ('e', 'd')"
                                + " AND n.nspname = coalesce(CAST(:schema AS name), current_schema())")
                        .bind("schema", schema, SqlTypes.TEXT)
                        .map(row -> row.get(0, String.class));
            case SCHEMA ->
                Sql.text("SELECT CAST(nspname AS text) FROM pg_catalog.pg_namespace")
                        .map(row -> row.get(0, String.class));
        };
    }

    @Override
    public Query<String> indexNames(@Nullable String schema) {
        return names("'i', 'I'", schema);
    }

    private static Query<String> names(String kinds, @Nullable String schema) {
        return Sql.text("SELECT CAST(c.relname AS text) FROM pg_catalog.pg_class AS c"
                        + " JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind IN (" + kinds + ")"
                        + " AND n.nspname = coalesce(CAST(:schema AS name), current_schema())"
                        + " ORDER BY c.relname")
                .bind("schema", schema, SqlTypes.TEXT)
                .map(row -> row.get(0, String.class));
    }
}
