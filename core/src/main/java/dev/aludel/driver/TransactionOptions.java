package dev.aludel.driver;

import org.jspecify.annotations.Nullable;

/**
 * How a transaction begins. Immutable.
 *
 * @param isolation the isolation level, or null for the database's default
 * @param readOnly whether the database shall refuse writes
 * @param deferrable whether a SERIALIZABLE READ ONLY transaction waits at its start until nothing can make it fail; ignored by
 *     databases that have no such thing
 */
public record TransactionOptions(@Nullable IsolationLevel isolation, boolean readOnly, boolean deferrable) {
    /** Read and write, at the database's default level. */
    public static final TransactionOptions DEFAULT = new TransactionOptions(null, false);

    /** Reads only, at the database's default level. */
    public static final TransactionOptions READ_ONLY = new TransactionOptions(null, true);

    public TransactionOptions(@Nullable IsolationLevel isolation, boolean readOnly) {
        this(isolation, readOnly, false);
    }

    public TransactionOptions isolation(IsolationLevel level) {
        return new TransactionOptions(level, readOnly, deferrable);
    }

    public TransactionOptions asReadOnly() {
        return new TransactionOptions(isolation, true, deferrable);
    }

    /** SERIALIZABLE READ ONLY DEFERRABLE: a long report that neither fails nor makes others fail. */
    public static TransactionOptions report() {
        return new TransactionOptions(IsolationLevel.SERIALIZABLE, true, true);
    }
}
