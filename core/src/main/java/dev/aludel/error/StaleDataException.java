package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A row that was to be changed or deleted is gone or has another version; the message names the entity and its key. */
public final class StaleDataException extends AludelException {
    private static final long serialVersionUID = 1L;

    public StaleDataException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.STALE_DATA, message, remedy, sqlState, cause);
    }

    public StaleDataException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
