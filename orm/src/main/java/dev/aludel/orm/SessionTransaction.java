package dev.aludel.orm;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.engine.Transaction;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.orm.flush.PendingFlush;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.TransactionLog;
import dev.aludel.sql.Statement;
import dev.aludel.sql.tree.QueryNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's transaction: begun by the first thing that needs one, with a connection from the first statement to its end; one
 * for each database, of which only one may be written to. Not thread-safe: inside the session's guard.
 */
final class SessionTransaction {
    private final Databases databases;
    private final TransactionOptions defaults;
    private final TransactionLog log;
    private TransactionOptions options;
    private final Map<Engine, Connection> connections = new LinkedHashMap<>();
    private @Nullable String begunBy;
    private @Nullable Throwable failure;
    private int failedAt;
    private long number;
    private long roundTrips;
    private long statements;

    SessionTransaction(Databases databases, TransactionOptions defaults, TransactionLog log) {
        this.databases = databases;
        this.defaults = defaults;
        this.options = defaults;
        this.log = log;
    }

    /** The session's number of the transaction; objects that were read in an earlier one are stale. */
    long number() {
        return number;
    }

    /** Makes all that was read so far stale. */
    void startNewNumber() {
        number++;
    }

    boolean active() {
        return begunBy != null;
    }

    /** Begins explicitly. */
    void begin(TransactionOptions chosen) {
        if (begunBy != null) {
            throw new TransactionStateException(
                    "begin() was called, but the session is in a transaction already, begun by " + begunBy,
                    "commit or roll back first, use savepoint(), or call begin() before anything else");
        }
        start("begin()", chosen);
    }

    /** Begins unless there is a transaction. */
    void ensure(String operation) {
        requireUsable();
        if (begunBy == null) {
            start(operation + "() (autobegin)", defaults);
        }
    }

    private void start(String by, TransactionOptions chosen) {
        begunBy = by;
        options = chosen;
        number++;
        log.begin();
    }

    /** The connection for a statement, in the transaction. */
    Connection connection(String operation, Statement statement) {
        ensure(operation);
        var engine = databases.of(statement);
        if (!(statement.tree() instanceof QueryNode)) {
            requireOnlyOneWritten(engine);
        }
        return connection(engine);
    }

    /** The connection for rows of this entity, in the transaction. */
    Connection connection(String operation, EntityMapping<?, ?> mapping) {
        ensure(operation);
        return connection(databases.of(mapping));
    }

    /**
     * The connection to write rows of these entities with, in the transaction.
     *
     * @throws TransactionStateException if they are in several databases, or something was written to another one
     */
    Connection writing(Collection<? extends EntityMapping<?, ?>> mappings) {
        ensure("flush");
        @Nullable Engine engine = null;
        for (var mapping : mappings) {
            var other = databases.of(mapping);
            if (engine != null && other != engine) {
                throw severalWritten(engine, other);
            }
            engine = other;
        }
        var chosen = engine == null ? databases.main() : engine;
        requireOnlyOneWritten(chosen);
        return connection(chosen);
    }

    private Connection connection(Engine engine) {
        var known = connections.get(engine);
        if (known != null) {
            return known;
        }
        var taken = databases.connect(engine, options);
        try {
            taken.begin(options);
        } catch (Throwable notBegun) {
            close(taken, notBegun);
            throw notBegun;
        }
        connections.put(engine, taken);
        return taken;
    }

    private void requireOnlyOneWritten(Engine engine) {
        if (connections.size() > (connections.containsKey(engine) ? 1 : 0)) {
            connections.forEach((other, connection) -> {
                if (other != engine && mayHaveWritten(connection)) {
                    throw severalWritten(engine, other);
                }
            });
        }
    }

    private static boolean mayHaveWritten(Connection connection) {
        return connection.transaction().filter(Transaction::mayHaveWritten).isPresent();
    }

    private static TransactionStateException severalWritten(Engine one, Engine other) {
        return new TransactionStateException(
                "one transaction would write to, or lock rows of, two databases, " + one.url() + " and " + other.url()
                        + ", which cannot commit as one",
                "use a transaction for each");
    }

    /** Sets a savepoint in each database that is in use; in the main one if none is. */
    Savepoints savepoint() {
        ensure("savepoint");
        if (connections.isEmpty()) {
            connection(databases.main());
        }
        return new Savepoints(this, List.copyOf(connections.values()));
    }

    /** Gives back all connections but these, rolling back what is open on them; a failure of one keeps none of the others. */
    void keepOnly(Collection<Connection> kept) {
        @Nullable RuntimeException first = null;
        for (var held = connections.values().iterator(); held.hasNext(); ) {
            var connection = held.next();
            if (!kept.contains(connection)) {
                held.remove();
                try {
                    release(connection);
                } catch (RuntimeException failure) {
                    if (first == null) {
                        first = failure;
                    } else {
                        first.addSuppressed(failure);
                    }
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Marks the transaction as failed: it must be rolled back. The first failure stays. */
    void fail(Throwable why) {
        if (failure == null) {
            failure = why;
            failedAt = log.depth();
        }
    }

    void requireUsable() {
        if (failure != null) {
            throw new PendingRollbackException(
                    "the session's transaction has failed (" + failure.getMessage() + ")",
                    "call rollback() before using the session again",
                    null,
                    failure);
        }
    }

    /** Whether the failure, if any, came after a savepoint at this depth was set. */
    void recover(int depth) {
        if (failure != null && failedAt > depth) {
            failure = null;
        } else {
            requireUsable();
        }
    }

    /**
     * Commits in the database. When this throws, a rollback must follow.
     *
     * @param pending what was sent and is not answered yet, or null
     */
    void commit(@Nullable PendingFlush pending) {
        requireUsable();
        for (var connection : inOrder()) {
            try {
                connection.transaction().ifPresent(Transaction::commit);
            } catch (RuntimeException notCommitted) {
                var told = pending == null ? notCommitted : pending.explain(notCommitted);
                fail(told);
                throw told;
            } catch (Throwable notCommitted) {
                fail(notCommitted);
                throw notCommitted;
            }
        }
    }

    /** What was only read ends first: it may fail under SERIALIZABLE, and then nothing is written. */
    private List<Connection> inOrder() {
        var order = new ArrayList<Connection>(connections.size());
        @Nullable Engine written = null;
        for (var held : connections.entrySet()) {
            if (!mayHaveWritten(held.getValue())) {
                order.addFirst(held.getValue());
            } else if (written == null) {
                written = held.getKey();
                order.addLast(held.getValue());
            } else {
                var several = severalWritten(written, held.getKey());
                fail(several);
                throw several;
            }
        }
        return order;
    }

    /**
     * Ends what only read. Under SERIALIZABLE what was read is true only once a COMMIT was accepted; at other levels nothing is
     * to be learned from one.
     */
    void endReading() {
        boolean checked = connections.values().stream()
                .flatMap(connection -> connection.transaction().stream())
                .anyMatch(open -> open.options().isolation() == IsolationLevel.SERIALIZABLE);
        if (checked) {
            commit(null);
        }
    }

    /** Ends the transaction and gives the connection back; what is not committed is rolled back. */
    void end() {
        begunBy = null;
        failure = null;
        options = defaults;
        keepOnly(List.of());
    }

    private void release(Connection connection) {
        roundTrips += connection.roundTrips();
        statements += connection.statements();
        connection.close();
    }

    long roundTrips() {
        return roundTrips
                + connections.values().stream()
                        .mapToLong(Connection::roundTrips)
                        .sum();
    }

    long statements() {
        return statements
                + connections.values().stream()
                        .mapToLong(Connection::statements)
                        .sum();
    }

    private static void close(Connection taken, Throwable reason) {
        try {
            taken.close();
        } catch (RuntimeException second) {
            reason.addSuppressed(second);
        }
    }
}
