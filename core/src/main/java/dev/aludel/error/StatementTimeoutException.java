package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A statement ran past its deadline and was cancelled in the database. */
public final class StatementTimeoutException extends AludelException {
    private static final long serialVersionUID = 1L;

    public StatementTimeoutException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.STATEMENT_TIMEOUT, message, remedy, sqlState, cause);
    }

    public StatementTimeoutException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
