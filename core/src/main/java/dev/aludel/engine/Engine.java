package dev.aludel.engine;

import dev.aludel.dialect.Dialect;
import dev.aludel.driver.CommitStatus;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.SharedConnections;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.pool.PoolStatus;
import dev.aludel.schema.SchemaMap;
import dev.aludel.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The way to one database: its pool of connections, its dialect, and what is compiled for it. One for the life of an
 * application. Thread-safe; made to be used from virtual threads, and usable from any.
 *
 * {@snippet :
 * try (var engine = Engine.create("sqlite:app.db")) {
 *     engine.begin(connection -> connection.execute(insert(USER).set(USER.name.to("Alice"))));
 *     List<String> names = engine.with(connection -> connection.list(select(USER.name)));
 * }
 * }
 *
 * <p>Nothing is opened before the first use. After {@link #close()} every use throws
 * {@link dev.aludel.error.PoolClosedException}.
 */
public final class Engine implements AutoCloseable {
    private final DatabaseUrl url;
    private final EngineParts parts;
    private final AtomicLong connections = new AtomicLong();

    private final Connector connector;
    private final @Nullable SharedConnections sharedConnections;
    private final @Nullable SharedReads sharedReads;
    private final boolean view;

    Engine(DatabaseUrl url, EngineParts parts, Connector connector, @Nullable SharedConnections shared) {
        this(url, parts, connector, shared, false);
    }

    /** @param view whether pool and connections belong to another engine, which closes them */
    private Engine(
            DatabaseUrl url, EngineParts parts, Connector connector, @Nullable SharedConnections shared, boolean view) {
        this.url = url;
        this.parts = parts;
        this.connector = connector;
        this.sharedConnections = shared;
        this.view = view;
        this.sharedReads = shared == null ? null : new SharedReads(parts, shared);
    }

    /**
     * An engine with the default options; see {@link UrlParser} for what a URL may be.
     *
     * @throws dev.aludel.error.ConfigurationException if the URL, or an option in it, is wrong or unknown
     */
    public static Engine create(String url) {
        return builder(url).build();
    }

    /** A builder of an engine with options. */
    public static EngineBuilder builder(String url) {
        return new EngineBuilder(url);
    }

    /**
     * A builder that takes the URL and the options from settings, as an application reads them from a file or its
     * environment: {@code prefix + "url"}, and every other name behind the prefix as {@link EngineBuilder#option} takes it.
     *
     * @throws dev.aludel.error.ConfigurationException if there is no URL, or an option is unknown or wrong
     */
    public static EngineBuilder builder(Map<String, String> settings, String prefix) {
        return EngineBuilder.of(settings, prefix);
    }

    /**
     * An engine on the same pool, with the same options, whose statements and DDL find the tables in other schemas: one for each
     * tenant, made when it is needed. It costs nothing, has nothing of its own, and closing it does nothing.
     *
     * {@snippet :
     * var tenant = engine.withSchemas(SchemaMap.ofDefault("tenant_7"));
     * tenant.use(schema::createAll);
     * }
     *
     * @param schemas what schemas stand for, in place of what they stood for
     */
    public Engine withSchemas(SchemaMap schemas) {
        return new Engine(url, parts.withSchemas(schemas), connector, sharedConnections, true);
    }

    /** What the schemas of tables stand for. */
    public SchemaMap schemas() {
        return parts.schemas();
    }

    /**
     * Takes a connection from the pool, waiting for one if all are in use; close it.
     *
     * @throws dev.aludel.error.PoolTimeoutException if none became free in time
     * @throws dev.aludel.error.ConnectFailedException if the database cannot be reached
     * @throws dev.aludel.error.PoolClosedException if the engine is closed
     */
    public Connection connect() {
        return connect(null);
    }

    private Connection connect(@Nullable Object code) {
        var channel = new Channel(parts, connections.incrementAndGet(), code);
        channel.leased().driver();
        return new Connection(channel);
    }

    /** Runs the action in a transaction on a connection of its own: commits when it returns, rolls back when it throws. */
    public <X extends Exception> void begin(Action<? super Connection, X> action) throws X {
        begin(TransactionOptions.DEFAULT, action);
    }

    /** Runs the action in a transaction with these options. */
    public <X extends Exception> void begin(TransactionOptions options, Action<? super Connection, X> action) throws X {
        try (var connection = connect(action)) {
            connection.begin(options, action);
        }
    }

    /** Runs the action on a connection, without a transaction: each statement commits on its own. */
    public <X extends Exception> void use(Action<? super Connection, X> action) throws X {
        try (var connection = connect(action)) {
            action.run(connection);
        }
    }

    /** Runs the work in a transaction on a connection of its own and gives its result. */
    public <R extends @Nullable Object, X extends Exception> R transact(Work<? super Connection, ? extends R, X> work)
            throws X {
        return transact(TransactionOptions.DEFAULT, work);
    }

    /** Runs the work in a transaction with these options. */
    public <R extends @Nullable Object, X extends Exception> R transact(
            TransactionOptions options, Work<? super Connection, ? extends R, X> work) throws X {
        try (var connection = connect(work)) {
            return Scopes.transact(connection, options, work);
        }
    }

    /** Runs the work on a connection, without a transaction, and gives its result. */
    public <R extends @Nullable Object, X extends Exception> R with(Work<? super Connection, ? extends R, X> work)
            throws X {
        try (var connection = connect(work)) {
            return work.run(connection);
        }
    }

    /**
     * Single queries of many callers over a few connections at once. The option {@code sharedConnections} says over how many.
     *
     * @throws dev.aludel.error.ConfigurationException if that option was not given
     */
    public SharedReads shared() {
        if (sharedReads == null) {
            throw new ConfigurationException(
                    "This engine has no connections to share",
                    "give it the option sharedConnections, such as ?sharedConnections=4 in the URL");
        }
        return sharedReads;
    }

    /**
     * Asks the database what became of a transaction whose COMMIT was sent and not answered.
     *
     * @param lost what the commit threw, or what a session's flush threw that carried the commit
     * @return {@link CommitStatus#UNKNOWN} where the database's number of the transaction was not known when it was lost;
     *     {@link CommitStatus#ROLLED_BACK} without asking where the outcome says so already
     * @throws dev.aludel.error.ConnectFailedException if the database cannot be reached: ask again later
     */
    public CommitStatus commitStatus(DisconnectedException lost) {
        if (lost.outcome() != Outcome.IN_DOUBT) {
            return CommitStatus.ROLLED_BACK;
        }
        var timeout = parts.pool().options().connectTimeout();
        return lost.transaction()
                .map(transaction -> connector.commitStatus(
                        transaction, timeout.isZero() ? Deadline.NEVER : Deadline.after(timeout)))
                .orElse(CommitStatus.UNKNOWN);
    }

    /** The SQL that a statement becomes on this database, with placeholders: its values are no part of it. A list of values shows as one. */
    public String compile(Statement statement) {
        return parts.dialect().compile(statement).sql(parts.schemas());
    }

    /**
     * Has a listener told of every statement from now on.
     *
     * @return ends that when it is closed
     */
    public Observation observe(StatementListener listener) {
        return parts.telemetry().observe(listener);
    }

    /** What {@link #observe} began; closing it ends it. */
    @FunctionalInterface
    public interface Observation extends AutoCloseable {
        @Override
        void close();
    }

    /** How the database spells SQL, and what it can do; before the first connection, as far as the URL tells. */
    public Dialect dialect() {
        return parts.dialect();
    }

    EngineParts parts() {
        return parts;
    }

    /** The URL; printing it masks the password. */
    public DatabaseUrl url() {
        return url;
    }

    /** The pool's numbers at this instant. */
    public PoolStatus status() {
        return parts.pool().status();
    }

    /** What was done since the engine was created. */
    public EngineStatistics statistics() {
        return parts.statistics();
    }

    /** Opens the pool's connections now, for a start that fails when the database cannot be reached. */
    public void warmUp() {
        parts.pool().warmUp();
    }

    /** Replaces every connection that is open now, each as soon as it is free; for a failover. */
    public void retireConnections() {
        parts.pool().retireAll();
    }

    /** The same as {@link #close()}, under the name that SQLAlchemy gives it. */
    public void dispose() {
        close();
    }

    /**
     * Closes the pool for good: who waits for a connection fails at once, idle connections are closed, used ones when they
     * are given back; those still used after {@code closeTimeout} (10 s) are aborted. Idempotent. Does nothing for an engine
     * from {@link #withSchemas}.
     */
    @Override
    public void close() {
        if (!view) {
            closeShared();
            parts.pool().close();
        }
    }

    /** Closes with another time for connections in use. */
    public void close(Duration wait) {
        if (!view) {
            closeShared();
            parts.pool().close(wait);
        }
    }

    private void closeShared() {
        if (sharedConnections != null) {
            sharedConnections.close();
        }
    }

    @Override
    public String toString() {
        return "Engine[" + url + "]";
    }
}
