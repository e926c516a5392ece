package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** One row was asked for and there was none. */
public final class NoResultException extends AludelException {
    private static final long serialVersionUID = 1L;

    public NoResultException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.NO_RESULT, message, remedy, sqlState, cause);
    }

    public NoResultException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
