package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A value does not fit: too long, out of range, of the wrong kind, or not convertible. */
public final class DataException extends AludelException {
    private static final long serialVersionUID = 1L;

    public DataException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.DATA, message, remedy, sqlState, cause);
    }

    public DataException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
