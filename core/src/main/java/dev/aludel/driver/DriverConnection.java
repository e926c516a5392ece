package dev.aludel.driver;

import dev.aludel.dialect.DriverStatement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a database. Its methods queue work and return a handle; awaiting a handle sends what is queued and
 * waits. A driver that cannot queue runs at once and returns a completed handle: same code above it, no gain, no loss.
 *
 * <p>One user at a time, on any thread; only {@link #abort()} may be called from another thread meanwhile. Errors arrive as
 * {@link dev.aludel.error.AludelException} of the right kind from {@link Pending#await()}.
 */
public interface DriverConnection {
    /** Queues a statement; each row of its result goes to {@code rows} before the handle completes. */
    Pending<Completion> execute(
            DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Deadline deadline);

    /** Queues a statement once per row of values; the first failure ends the batch. */
    Pending<BatchCompletion> executeBatch(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Deadline deadline);

    /**
     * Runs a query whose rows are fetched {@code window} at a time. Needs an open transaction.
     *
     * @param window rows per fetch, at least 1
     */
    DriverCursor openCursor(DriverStatement statement, @Nullable Object[] values, int window, Deadline deadline);

    /** Queues the begin of a transaction. */
    Pending<Void> begin(TransactionOptions options);

    /**
     * Queues COMMIT. Awaiting it fails with {@link dev.aludel.error.CommitFailedException} when the database rolled back
     * instead. Once sent it is not cancelled by an interrupt; a confirmed commit returns with the flag set.
     */
    Pending<Void> commit();

    /** Queues ROLLBACK. It runs to its end even when the thread is interrupted. */
    Pending<Void> rollback();

    Pending<Void> savepoint(String name);

    Pending<Void> releaseSavepoint(String name);

    Pending<Void> rollbackTo(String name);

    /** Where the transaction stands, counting what is queued as done. */
    TransactionStatus transactionStatus();

    /**
     * Gives the connection the state of a new one (no transaction, default settings) before another user gets it.
     *
     * @throws dev.aludel.error.AludelException if that fails: the connection must then be closed
     */
    void reset();

    /** Whether the database answers within the time given. Never throws for a lost connection: that is the answer false. */
    boolean ping(Duration timeout);

    /** False once the connection is lost or unusable: it must be closed and replaced. */
    boolean usable();

    DriverStatistics statistics();

    /** The server's own version text. */
    String serverVersion();

    /**
     * How many bytes of values an INSERT of many rows is to have at most, roughly, because the server refuses larger statements; by
     * default any number.
     */
    default long mostBytes() {
        return Long.MAX_VALUE;
    }

    /** The driver's own connection object, such as a {@code java.sql.Connection}, for what Aludel has no API for. */
    <T> T unwrap(Class<T> type);

    /** Ends the connection in an orderly way. Idempotent; never throws. */
    void close();

    /** Ends the connection at once, from any thread, without waiting for what runs. Idempotent; never throws. */
    void abort();
}
