package dev.aludel.engine;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectionClosedException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.TransactionStateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Connection}, its transactions and its streams share: the lease, what was sent and not answered yet, and the
 * transaction that is open. Not thread-safe: all of it is used inside {@link #guard()}.
 */
final class Channel {
    private static final System.Logger LOG = System.getLogger("dev.aludel.engine");

    private final EngineParts parts;
    private final long id;
    private final UseGuard guard = new UseGuard("connection");
    private final Deque<Sent<?>> outstanding = new ArrayDeque<>();
    private final OpenStreams streams = new OpenStreams();
    private final Leased leased;
    private @Nullable Transaction transaction;
    private @Nullable Transaction scope;
    private Duration statementTimeout;
    private @Nullable IsolationLevel isolation;
    private boolean closed;

    Channel(EngineParts parts, long id, @Nullable Object code) {
        this.parts = parts;
        this.id = id;
        this.statementTimeout = parts.settings().statementTimeout();
        this.isolation = parts.settings().isolation();
        this.leased = new Leased(parts.pool(), code);
    }

    EngineParts parts() {
        return parts;
    }

    Telemetry telemetry() {
        return parts.telemetry();
    }

    long id() {
        return id;
    }

    UseGuard guard() {
        return guard;
    }

    OpenStreams streams() {
        return streams;
    }

    Leased leased() {
        return leased;
    }

    @Nullable Transaction transaction() {
        return transaction;
    }

    void attach(Transaction begun) {
        transaction = begun;
    }

    void detachTransaction() {
        transaction = null;
    }

    /** The transaction that a block of the caller's stands for, as long as the block lasts; then null. */
    void scope(@Nullable Transaction lasting) {
        scope = lasting;
    }

    boolean isClosed() {
        return closed;
    }

    void statementTimeout(Duration timeout) {
        statementTimeout = timeout;
    }

    /** The level of transactions that name none. */
    @Nullable IsolationLevel isolation() {
        return isolation;
    }

    void isolation(IsolationLevel level) {
        isolation = level;
    }

    Deadline deadline() {
        return statementTimeout.isZero() ? Deadline.NEVER : Deadline.after(statementTimeout);
    }

    void requireOpen() {
        if (closed) {
            throw new ConnectionClosedException(
                    "The connection is closed", "take another with engine.connect(); a closed one is not opened again");
        }
    }

    /** Whether a statement may be sent now; if not, says why. */
    void requireReady() {
        requireOpen();
        if (transaction != null) {
            transaction.requireOpenToAll();
            transaction.requireUsable();
        } else if (scope != null) {
            throw new TransactionStateException(
                    "The transaction of this block has ended (" + scope.state()
                            + "), and a statement behind it would commit by itself",
                    "let the block end first: what follows needs a transaction of its own");
        }
    }

    /** Queues a statement; its answer is looked at by {@link Sent#complete()}. */
    <T> Sent<T> send(Order<T> order) {
        requireReady();
        var sent = hand(order);
        if (order.writes() && transaction != null) {
            transaction.wrote();
        }
        return sent;
    }

    /** Queues BEGIN, COMMIT, ROLLBACK and what concerns savepoints: those know themselves when they may be sent. */
    <T> Sent<T> hand(Order<T> order) {
        var driver = leased.driver();
        var sent = new Sent<>(this, driver, order);
        telemetry().sent(order.event());
        sent.start();
        outstanding.add(sent);
        return sent;
    }

    /** Waits for an answer and looks at all up to it. A failed BEGIN or SAVEPOINT before it is thrown in its place. */
    void settle(Sent<?> target) {
        target.arrive();
        @Nullable Throwable control = null;
        while (!target.isFinished()) {
            var next = outstanding.removeFirst();
            next.arrive();
            next.finish(leased.newRoundTrips(next.driver()));
            if (control == null && next != target && next.isTransactionControl()) {
                control = next.failure();
            }
        }
        if (control != null) {
            var failure = target.failure();
            if (failure != null && failure != control) {
                control.addSuppressed(failure);
            }
            throw Rethrow.unchecked(control);
        }
    }

    /** Looks at everything that was sent and gives the first failure that nobody has been told of. */
    @Nullable Throwable settleAll() {
        @Nullable Throwable first = null;
        while (!outstanding.isEmpty()) {
            var next = outstanding.removeFirst();
            next.arrive();
            next.finish(leased.newRoundTrips(next.driver()));
            first = first == null ? next.failure() : first;
        }
        return first;
    }

    /** Called for each failure, before anyone is told of it. */
    void failed(DriverConnection driver, @Nullable String sql, Throwable failure) {
        if (failure instanceof AludelException known && sql != null) {
            known.statement(sql);
        }
        boolean usable = driver.usable();
        var status = usable ? driver.transactionStatus() : TransactionStatus.IDLE;
        if (failure instanceof DisconnectedException) {
            leased.invalidatePool(driver);
        } else if (!usable) {
            leased.invalidate(driver);
        }
        if (transaction != null) {
            transaction.failed(failure, usable, status);
        }
    }

    /** Called for each success; gives a failure when the database is not where it should be after it. */
    @Nullable Throwable succeeded(Sent<?> sent) {
        // Behind a queued COMMIT the status is no longer that of this statement.
        if (!sent.isRaw() || !outstanding.isEmpty()) {
            return null;
        }
        var status = sent.driver().transactionStatus();
        if (transaction == null && status != TransactionStatus.IDLE) {
            var strayed = strayed("began a transaction", sent);
            leased.invalidate(sent.driver());
            return strayed;
        }
        if (transaction != null && status == TransactionStatus.IDLE) {
            var strayed = strayed("ended the transaction", sent);
            transaction.failed(strayed, true, status);
            return strayed;
        }
        return null;
    }

    private static TransactionStateException strayed(String what, Sent<?> sent) {
        var failure = new TransactionStateException(
                "A raw statement " + what + " behind the connection's back",
                "use begin(), commit() and rollback() of the connection");
        failure.statement(sent.event().sql());
        return failure;
    }

    PendingRollbackException pendingRollback(Throwable cause) {
        return new PendingRollbackException(
                "The transaction has failed and nothing more can be done in it",
                "roll it back first; the cause says what failed",
                cause instanceof AludelException known ? known.sqlState() : null,
                cause);
    }

    /** Gives the lease back, rolling back what is open. Idempotent. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        int open = streams.closeAll("its connection was closed");
        if (open > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} stream(s) were still open when their connection was closed: close Rows with try-with-resources",
                    open);
        }
        try {
            if (transaction != null) {
                transaction.abandon();
            }
            reportUnseen();
        } finally {
            leased.release();
        }
    }

    /** An answer that nobody awaited must not hide a failure. Ends of transactions need no answer here: the reset sees them. */
    private void reportUnseen() {
        while (!outstanding.isEmpty() && !onlyControlLeft()) {
            var next = outstanding.peekFirst();
            try {
                settle(next);
            } catch (RuntimeException seenBelow) {
                // The failure is that of `next`, or of something before it.
            }
            var failure = next.failure();
            if (failure != null) {
                LOG.log(System.Logger.Level.WARNING, "A statement whose answer nobody awaited has failed", failure);
            }
        }
        outstanding.clear();
    }

    private boolean onlyControlLeft() {
        return outstanding.stream().allMatch(Sent::isTransactionControl);
    }

    /** The connection's state is not trusted any more: an open transaction is lost with it. */
    void invalidate() {
        streams.closeAll("its connection was invalidated");
        if (!leased.isPresent()) {
            return;
        }
        leased.invalidate(leased.driver());
        if (transaction != null) {
            var lost = new ConnectionClosedException(
                    "The connection was invalidated", "roll back, and repeat the transaction");
            transaction.failed(lost, false, TransactionStatus.IDLE);
        }
    }

    DriverConnection detach() {
        closed = true;
        return leased.detach();
    }
}
