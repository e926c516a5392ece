package dev.aludel.driver;

import org.jspecify.annotations.Nullable;

/**
 * How a transaction begins. Immutable.
 *
 * @param isolation the isolation level, or null for the database's default
 * @param readOnly whether the database shall refuse writes
 */
public record TransactionOptions(@Nullable IsolationLevel isolation, boolean readOnly) {
    /** Read and write, at the database's default level. */
    public static final TransactionOptions DEFAULT = new TransactionOptions(null, false);

    /** Reads only, at the database's default level. */
    public static final TransactionOptions READ_ONLY = new TransactionOptions(null, true);

    public TransactionOptions isolation(IsolationLevel level) {
        return new TransactionOptions(level, readOnly);
    }

    public TransactionOptions asReadOnly() {
        return new TransactionOptions(isolation, true);
    }
}
