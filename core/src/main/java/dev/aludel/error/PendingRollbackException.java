package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The transaction has failed and must be rolled back before it can be used again; the cause is the first failure. */
public final class PendingRollbackException extends AludelException {
    private static final long serialVersionUID = 1L;

    public PendingRollbackException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.PENDING_ROLLBACK, message, remedy, sqlState, cause);
    }

    public PendingRollbackException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
