package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A connection, transaction or session was used after it had been closed or released. */
public final class ConnectionClosedException extends AludelException {
    private static final long serialVersionUID = 1L;

    public ConnectionClosedException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.CONNECTION_CLOSED, message, remedy, sqlState, cause);
    }

    public ConnectionClosedException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
