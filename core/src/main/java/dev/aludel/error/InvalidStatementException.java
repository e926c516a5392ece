package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A statement was built in a way that cannot be executed. */
public final class InvalidStatementException extends AludelException {
    private static final long serialVersionUID = 1L;

    public InvalidStatementException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.INVALID_STATEMENT, message, remedy, sqlState, cause);
    }

    public InvalidStatementException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
