package dev.aludel.engine;

import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.error.TransactionStateException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a {@link Connection}: close it without {@link #commit()} and it is rolled back. Used by one thread at a
 * time, like its connection.
 *
 * {@snippet :
 * try (var transaction = connection.begin()) {
 *     connection.execute(insert);
 *     transaction.commit();
 * }
 * }
 *
 * <p>BEGIN is sent with the first statement. Once something has failed so that the database refuses more, every use of the
 * connection throws {@link dev.aludel.error.PendingRollbackException} until {@link #rollback()}.
 */
public final class Transaction implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.aludel.engine");

    private final Channel channel;
    private final TransactionOptions options;
    private final boolean ofStream;
    private final List<Savepoint> savepoints = new ArrayList<>();
    private TransactionState state = TransactionState.ACTIVE;
    private @Nullable Throwable failure;
    private boolean attached = true;
    private boolean committing;
    private boolean wrote;

    private Transaction(Channel channel, TransactionOptions options, boolean ofStream) {
        this.channel = channel;
        this.options = options;
        this.ofStream = ofStream;
    }

    /** @param ofStream whether it lasts only as long as one stream, and nothing else may use it */
    static Transaction begin(Channel channel, TransactionOptions options, boolean ofStream) {
        channel.requireReady();
        if (channel.transaction() != null) {
            throw new TransactionStateException(
                    "begin() was called, but the connection is in a transaction already",
                    "use savepoint() or nested() inside it, or end it first");
        }
        var begun = new Transaction(channel, options, ofStream);
        var sent = channel.hand(Order.control(channel.id(), describe(options), driver -> driver.begin(options)));
        // A driver that does not queue has run it by now: if it failed, nothing may follow outside of a transaction.
        if (sent.driver().transactionStatus() == TransactionStatus.IDLE) {
            sent.complete();
        }
        channel.attach(begun);
        return begun;
    }

    private static String describe(TransactionOptions options) {
        var isolation = options.isolation();
        return "BEGIN"
                + (isolation == null
                        ? ""
                        : " ISOLATION LEVEL " + isolation.name().replace('_', ' '))
                + (options.readOnly() ? " READ ONLY" : "")
                + (options.deferrable() ? " DEFERRABLE" : "");
    }

    public TransactionState state() {
        return state;
    }

    /** How it was begun. */
    public TransactionOptions options() {
        return options;
    }

    /**
     * Makes the work permanent. When this throws, the transaction must still be rolled back; closing it does.
     *
     * @throws dev.aludel.error.PendingRollbackException if it has failed before: a failed transaction never commits
     * @throws dev.aludel.error.CommitFailedException if the database rolled back instead
     * @throws DisconnectedException if the connection was lost; {@link TransactionState#IN_DOUBT} if that was after sending
     * @throws OperationCancelledException if the thread is interrupted; nothing was sent then
     */
    public void commit() {
        try (var _ = channel.guard().enter("commit")) {
            commitNow();
        }
    }

    /** Keeps the connection to this transaction, even when it has ended, until {@link #leave}. */
    Transaction enter() {
        channel.scope(this);
        return this;
    }

    /** Commits unless it has been ended on purpose. */
    void commitUnlessEnded() {
        if (attached) {
            commit();
        }
    }

    void leave() {
        channel.scope(null);
    }

    void commitNow() {
        requireAttached("commit");
        requireUsable();
        if (Thread.currentThread().isInterrupted()) {
            throw new OperationCancelledException(
                    "The thread was interrupted before COMMIT was sent: nothing is committed",
                    "roll back, and repeat the transaction if it is still wanted");
        }
        channel.streams().closeAll("its transaction was committed");
        committing = true;
        var commit = channel.hand(Order.control(channel.id(), "COMMIT", DriverConnection::commit));
        commit.arrive();
        var first = channel.settleAll();
        committing = false;
        if (first != null) {
            commitFailed(first, commit.failure());
            throw Rethrow.unchecked(first);
        }
        end(TransactionState.COMMITTED);
    }

    private void commitFailed(Throwable first, @Nullable Throwable ofCommit) {
        if (ofCommit != null && ofCommit != first) {
            first.addSuppressed(ofCommit);
        }
        failure = first;
        state = ofCommit instanceof DisconnectedException lost && lost.outcome() == Outcome.IN_DOUBT
                ? TransactionState.IN_DOUBT
                : TransactionState.FAILED;
    }

    /**
     * Undoes the work. Succeeds also where the connection is lost, as the database has rolled back then. A second call does
     * nothing.
     *
     * @throws TransactionStateException if it was committed
     */
    public void rollback() {
        try (var _ = channel.guard().enter("rollback")) {
            if (state == TransactionState.COMMITTED) {
                requireAttached("rollback");
            }
            rollbackNow();
        }
    }

    /** Rolls back if it is neither committed nor rolled back. Idempotent. */
    @Override
    public void close() {
        if (attached) {
            try (var _ = channel.guard().enter("close")) {
                rollbackNow();
            }
        }
    }

    /** The connection is closed meanwhile. */
    void abandon() {
        rollbackNow();
    }

    void rollbackNow() {
        if (!attached) {
            return;
        }
        channel.streams().closeAll("its transaction was rolled back");
        var leased = channel.leased();
        var ended = state == TransactionState.IN_DOUBT ? TransactionState.IN_DOUBT : TransactionState.ROLLED_BACK;
        // What fails from here on fails inside a transaction that is over.
        end(ended);
        if (!leased.isPresent() || leased.driver().transactionStatus() == TransactionStatus.IDLE) {
            return;
        }
        var driver = leased.driver();
        var rollback = channel.hand(Order.control(channel.id(), "ROLLBACK", DriverConnection::rollback));
        if (!wrote && failure == null) {
            return; // Nothing was written or locked: nobody can be kept waiting by it, so it is not waited for.
        }
        try {
            rollback.complete();
        } catch (RuntimeException notRolledBack) {
            if (rollback.isFinished() && rollback.failure() == null) {
                return; // What failed was queued before it, and is undone with everything else.
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "ROLLBACK failed; the connection is ended, which undoes the work too",
                    notRolledBack);
            leased.invalidate(driver);
        }
    }

    private void end(TransactionState how) {
        state = how;
        attached = false;
        savepoints.forEach(Savepoint::endWithTransaction);
        savepoints.clear();
        channel.detachTransaction();
    }

    private void requireAttached(String operation) {
        if (!attached) {
            throw new TransactionStateException(
                    operation + "() was called on a transaction that has ended (" + state + ")",
                    "begin a new one with connection.begin()");
        }
    }

    /** Whether statements may be sent in it. */
    void requireUsable() {
        if (failure != null) {
            throw channel.pendingRollback(failure);
        }
    }

    /** Whether anybody but its stream may use it. */
    void requireOpenToAll() {
        if (ofStream) {
            throw new TransactionStateException(
                    "A stream that was opened outside of a transaction is still open on this connection",
                    "close it first, or begin() a transaction around both");
        }
    }

    /** Whether something was sent in it that may have written or locked rows, such as raw SQL. */
    public boolean mayHaveWritten() {
        return wrote;
    }

    void wrote() {
        wrote = true;
    }

    /** Something in it failed; where the database stands then decides whether it can go on. */
    void failed(Throwable why, boolean usable, TransactionStatus status) {
        if (!committing && failure == null && (!usable || status != TransactionStatus.ACTIVE)) {
            failure = why;
            state = TransactionState.FAILED;
        }
    }

    /** A rollback to a savepoint has made the database accept statements again. */
    void recovered() {
        failure = null;
        state = TransactionState.ACTIVE;
    }

    boolean isFailed() {
        return failure != null;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    List<Savepoint> savepoints() {
        return savepoints;
    }
}
