package dev.aludel.driver;

/** Opens connections to one database. Thread-safe: the pool opens several at once, each from a virtual thread. */
public interface Connector extends AutoCloseable {
    /**
     * Opens a connection, waiting for it until the deadline at most. An interrupt ends the attempt.
     *
     * @throws dev.aludel.error.ConnectFailedException if the database cannot be reached or refuses
     * @throws dev.aludel.error.OperationCancelledException if the thread is interrupted
     */
    DriverConnection connect(Deadline deadline);

    /**
     * True for a database that lives inside its one connection (SQLite in memory): the pool then holds exactly one, never
     * recycles, trims or replaces it, and leases it to one user at a time.
     */
    default boolean singleConnection() {
        return false;
    }

    /** Releases what the connector itself holds; connections it opened are closed by their owner. Idempotent. */
    @Override
    default void close() {}
}
