package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The engine or its pool has been closed; open a new engine. */
public final class PoolClosedException extends AludelException {
    private static final long serialVersionUID = 1L;

    public PoolClosedException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.POOL_CLOSED, message, remedy, sqlState, cause);
    }

    public PoolClosedException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
