package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A connection to the database could not be opened: wrong address, missing directory, refused login. */
public final class ConnectFailedException extends AludelException {
    private static final long serialVersionUID = 1L;

    public ConnectFailedException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.CONNECT, message, remedy, sqlState, cause);
    }

    public ConnectFailedException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
