package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A CHECK constraint refused the row. */
public final class CheckException extends IntegrityException {
    private static final long serialVersionUID = 1L;

    public CheckException(
            String message,
            String remedy,
            @Nullable String constraint,
            @Nullable String sqlState,
            @Nullable Throwable cause) {
        super(ErrorCode.CHECK, message, remedy, constraint, sqlState, cause);
    }
}
