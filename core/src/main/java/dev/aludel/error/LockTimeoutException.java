package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A lock was not obtained in time (another transaction holds it); the transaction may be repeated. */
public final class LockTimeoutException extends AludelException {
    private static final long serialVersionUID = 1L;

    public LockTimeoutException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.LOCK_TIMEOUT, message, remedy, sqlState, cause);
    }

    public LockTimeoutException(String message, String remedy) {
        this(message, remedy, null, null);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
