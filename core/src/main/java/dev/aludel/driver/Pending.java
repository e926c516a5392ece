package dev.aludel.driver;

/**
 * The answer to something that was sent, or queued to be sent. Belongs to the connection's one user; not thread-safe.
 *
 * @param <T> what the answer carries
 */
@FunctionalInterface
public interface Pending<T> {
    /**
     * Sends what is queued on the connection and waits for this answer. Called again it gives the same answer.
     *
     * <p>An interrupt cancels the statement in the database, waits until the database confirms that it has ended, sets the
     * flag again and throws {@link dev.aludel.error.OperationCancelledException}; an answer that has arrived already is
     * returned with the flag set.
     *
     * @throws dev.aludel.error.AludelException what the database or the connection reported
     */
    T await();

    /** An answer that is there already. */
    static <T> Pending<T> completed(T value) {
        return () -> value;
    }

    /** A failure that is thrown when it is awaited. */
    static <T> Pending<T> failed(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
