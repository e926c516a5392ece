package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** NULL was given for a column that is NOT NULL. */
public final class NotNullException extends IntegrityException {
    private static final long serialVersionUID = 1L;

    public NotNullException(
            String message,
            String remedy,
            @Nullable String constraint,
            @Nullable String sqlState,
            @Nullable Throwable cause) {
        super(ErrorCode.NOT_NULL, message, remedy, constraint, sqlState, cause);
    }
}
