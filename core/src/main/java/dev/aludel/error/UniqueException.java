package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A row with the same unique value or primary key exists already. */
public final class UniqueException extends IntegrityException {
    private static final long serialVersionUID = 1L;

    public UniqueException(
            String message,
            String remedy,
            @Nullable String constraint,
            @Nullable String sqlState,
            @Nullable Throwable cause) {
        super(ErrorCode.UNIQUE, message, remedy, constraint, sqlState, cause);
    }
}
