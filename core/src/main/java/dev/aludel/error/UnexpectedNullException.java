package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The database returned NULL where the declared type has none; the message names the expression. */
public final class UnexpectedNullException extends AludelException {
    private static final long serialVersionUID = 1L;

    public UnexpectedNullException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.UNEXPECTED_NULL, message, remedy, sqlState, cause);
    }

    public UnexpectedNullException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
