package dev.aludel.driver;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.UnsupportedFeatureException;
import java.util.Optional;

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

    /**
     * How SQL is spelt for the server that is reached, where a URL does not say which kind of server that is: known once a
     * connection was opened. Empty for what {@link Driver#dialect()} says.
     */
    default Optional<Dialect> dialect() {
        return Optional.empty();
    }

    /**
     * Asks what became of a transaction, over a connection of its own.
     *
     * @param transaction the number that {@link dev.aludel.error.DisconnectedException#transaction()} carries
     */
    default CommitStatus commitStatus(String transaction, Deadline deadline) {
        return CommitStatus.UNKNOWN;
    }

    /**
     * Opens what carries the statements of many callers over a few connections at once, as far as this driver can do so. Nothing
     * is connected before the first statement.
     *
     * @param connections how many connections it may use, at least 1
     * @throws UnsupportedFeatureException if one connection of this database serves one caller at a time
     */
    default SharedConnections shared(int connections) {
        throw new UnsupportedFeatureException(
                "Connections of this database cannot be shared by several callers at once",
                "leave the option sharedConnections out and use connect(), with() or transact()");
    }

    /** Releases what the connector itself holds; connections it opened are closed by their owner. Idempotent. */
    @Override
    default void close() {}
}
