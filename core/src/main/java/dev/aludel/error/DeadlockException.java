package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The database chose this transaction as a deadlock's victim; repeat the whole transaction. */
public final class DeadlockException extends AludelException {
    private static final long serialVersionUID = 1L;

    public DeadlockException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.DEADLOCK, message, remedy, sqlState, cause);
    }

    public DeadlockException(String message, String remedy) {
        this(message, remedy, null, null);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
