package dev.aludel.driver;

import dev.aludel.dialect.DriverStatement;
import org.jspecify.annotations.Nullable;

/**
 * A few connections that carry single statements of many callers at once, each outside of a transaction: what one caller sends
 * does not wait for the answers to the others. Thread-safe.
 */
public interface SharedConnections extends AutoCloseable {
    /**
     * Runs a statement that only reads, and waits for its end. Errors are those of {@link Pending#await()}. An interrupt or
     * the deadline lets the caller go at once; the statement may run on in the database while others use the connection.
     *
     * @param rows called on the caller's own thread
     */
    Completion execute(DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Deadline deadline);

    /** What was done since it was opened, over all connections. */
    DriverStatistics statistics();

    /** Closes the connections; callers that still wait get an error. Idempotent. */
    @Override
    void close();
}
