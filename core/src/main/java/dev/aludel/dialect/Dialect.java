package dev.aludel.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaMap;
import dev.aludel.schema.SchemaReader;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Query;
import dev.aludel.sql.Statement;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.StatementNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of database spells SQL, and what it can do. Thread-safe and without state: caches belong to whoever executes.
 */
public abstract class Dialect {
    private final String name;
    private final Set<Capability> capabilities;

    /**
     * A dialect.
     *
     * @param name the name used in messages: {@code SQLite}, {@code PostgreSQL}
     */
    protected Dialect(String name, Set<Capability> capabilities) {
        this.name = name;
        this.capabilities = Set.copyOf(capabilities);
    }

    /** The name used in messages: {@code SQLite}, {@code PostgreSQL}. */
    public final String name() {
        return name;
    }

    /** What this database can do of that which not every one can. */
    public final Set<Capability> capabilities() {
        return capabilities;
    }

    public final boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    /** How it quotes names. */
    public abstract Identifiers identifiers();

    /** What writes its statements: one instance, as it is stateless. */
    protected abstract StatementCompiler compiler();

    /** What writes its DDL. */
    public abstract DdlRenderer ddl();

    /**
     * How far it writes sets of rows that fail by themselves.
     *
     * @param serverVersion the version that the connection's server reports
     */
    public WriteSets writeSets(String serverVersion) {
        return WriteSets.NONE;
    }

    /** The names of the tables and views of a schema; of the default schema for null. */
    public abstract Query<String> tableNames(@Nullable String schema);

    /**
     * The names of the indexes of a schema, of the default schema for null; where tables may have indexes of the same name, each
     * with its table: {@code users.ix_name}.
     */
    public abstract Query<String> indexNames(@Nullable String schema);

    /** The names of the objects of this kind in a schema; null where the database has no such objects. */
    public @Nullable Query<String> names(ObjectKind kind, @Nullable String schema) {
        return switch (kind) {
            case TABLE -> tableNames(schema);
            case INDEX -> indexNames(schema);
            case SEQUENCE, TYPE, SCHEMA -> null;
        };
    }

    /**
     * What reads its schema.
     *
     * @throws UnsupportedFeatureException if the dialect has no such thing
     */
    public SchemaReader reader() {
        throw new UnsupportedFeatureException(
                "The schema of " + name + " cannot be read", "describe the tables in your source code");
    }

    /**
     * A statement in the form in which this dialect sends it: the same statement, or one of the same effect. Called for each
     * execution, before the look-up in the cache.
     */
    protected StatementNode adapted(StatementNode statement) {
        return statement;
    }

    /**
     * Whether the rows of a batch of INSERTs are put together into INSERTs of many rows, because its drivers send the rows of a
     * batch one by one.
     */
    public boolean groupsRows() {
        return false;
    }

    /**
     * Whether an INSERT of many rows gives back a row for each of them, in their order, or fails; so that what comes back is told
     * by its position. Not where triggers may leave rows out.
     */
    public boolean returnsInOrder() {
        return false;
    }

    /**
     * Compiles a statement without a cache.
     *
     * @throws dev.aludel.error.InvalidStatementException if it cannot be SQL
     * @throws dev.aludel.error.UnsupportedFeatureException if this database lacks what it needs
     */
    public final CompiledStatement compile(Statement statement) {
        StatementNode tree = adapted(statement.tree());
        return compiler().compile(tree, Flattening.of(tree), true);
    }

    /** {@link #prepare(Statement, StatementCache)} without a cache: compiles each time. */
    public final BoundStatement prepare(Statement statement) {
        StatementNode tree = adapted(statement.tree());
        var flat = Flattening.of(tree);
        return compiler().compile(tree, flat, true).bind(flat, SchemaMap.NONE);
    }

    /** {@link #prepare(Statement, StatementCache, SchemaMap)} where schemas are those that tables name. */
    public final BoundStatement prepare(Statement statement, StatementCache cache) {
        return prepare(statement, cache, SchemaMap.NONE);
    }

    /**
     * Makes a statement ready to be sent: looks up the SQL of its structure, or compiles it, and takes its values out.
     *
     * @param schemas what the schemas of tables stand for; one structure serves all maps
     * @throws dev.aludel.error.InvalidStatementException if it cannot be SQL
     * @throws dev.aludel.error.UnsupportedFeatureException if this database lacks what it needs
     */
    public final BoundStatement prepare(Statement statement, StatementCache cache, SchemaMap schemas) {
        StatementNode tree = adapted(statement.tree());
        var flat = Flattening.of(tree);
        return lookUp(tree, flat, cache).bind(flat, schemas);
    }

    /** {@link #prepare(Batch, StatementCache, SchemaMap)} where schemas are those that tables name. */
    public final BoundBatch prepare(Batch batch, StatementCache cache) {
        return prepare(batch, cache, SchemaMap.NONE);
    }

    /**
     * Makes a batch ready to be sent.
     *
     * @param schemas what the schemas of tables stand for
     * @throws dev.aludel.error.ParameterException if a row lacks a value
     */
    public final BoundBatch prepare(Batch batch, StatementCache cache, SchemaMap schemas) {
        StatementNode tree = batch.template().tree();
        var flat = Flattening.of(tree);
        return lookUp(tree, flat, cache).bind(flat, batch.rows(), schemas);
    }

    private CompiledStatement lookUp(StatementNode tree, Flattening flat, StatementCache cache) {
        return cache.get(flat.structure(), () -> {
            long start = System.nanoTime();
            var compiled = compiler().compile(tree, flat, true);
            ProductCheck.check(tree, cache.products(), compiled.sql());
            return compiled.after(System.nanoTime() - start);
        });
    }
}
