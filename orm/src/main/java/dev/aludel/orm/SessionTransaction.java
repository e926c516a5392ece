package dev.aludel.orm;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.engine.Transaction;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.orm.flush.PendingFlush;
import dev.aludel.orm.state.TransactionLog;
import org.jspecify.annotations.Nullable;

/**
 * A session's transaction: begun by the first thing that needs one, with a connection from the first statement to its end.
 * Not thread-safe: inside the session's guard.
 */
final class SessionTransaction {
    private final Engine engine;
    private final TransactionOptions defaults;
    private final TransactionLog log;
    private TransactionOptions options;
    private @Nullable Connection connection;
    private @Nullable String begunBy;
    private @Nullable Throwable failure;
    private int failedAt;
    private long number;
    private long roundTrips;
    private long statements;

    SessionTransaction(Engine engine, TransactionOptions defaults, TransactionLog log) {
        this.engine = engine;
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

    /** The connection, in the transaction. */
    Connection connection(String operation) {
        ensure(operation);
        if (connection == null) {
            var taken = engine.connect();
            try {
                taken.begin(options);
            } catch (Throwable notBegun) {
                close(taken, notBegun);
                throw notBegun;
            }
            connection = taken;
        }
        return connection;
    }

    /** The connection, if a statement has needed one. */
    @Nullable Connection current() {
        return connection;
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
        if (connection != null) {
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

    /**
     * Ends what only read. Under SERIALIZABLE what was read is true only once a COMMIT was accepted; at other levels nothing is
     * to be learned from one.
     */
    void endReading() {
        boolean checked = connection != null
                && connection
                        .transaction()
                        .filter(open -> open.options().isolation() == IsolationLevel.SERIALIZABLE)
                        .isPresent();
        if (checked) {
            commit(null);
        }
    }

    /** Ends the transaction and gives the connection back; what is not committed is rolled back. */
    void end() {
        var held = connection;
        connection = null;
        begunBy = null;
        failure = null;
        options = defaults;
        if (held != null) {
            roundTrips += held.roundTrips();
            statements += held.statements();
            held.close();
        }
    }

    long roundTrips() {
        return roundTrips + (connection == null ? 0 : connection.roundTrips());
    }

    long statements() {
        return statements + (connection == null ? 0 : connection.statements());
    }

    private static void close(Connection taken, Throwable reason) {
        try {
            taken.close();
        } catch (RuntimeException second) {
            reason.addSuppressed(second);
        }
    }
}
