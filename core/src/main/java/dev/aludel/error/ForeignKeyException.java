package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A row refers to one that does not exist, or one that is still referred to would go. */
public final class ForeignKeyException extends IntegrityException {
    private static final long serialVersionUID = 1L;

    public ForeignKeyException(
            String message,
            String remedy,
            @Nullable String constraint,
            @Nullable String sqlState,
            @Nullable Throwable cause) {
        super(ErrorCode.FOREIGN_KEY, message, remedy, constraint, sqlState, cause);
    }
}
