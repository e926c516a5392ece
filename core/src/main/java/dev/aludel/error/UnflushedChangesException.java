package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A read-only unit of work ended with changes that were never written. */
public final class UnflushedChangesException extends AludelException {
    private static final long serialVersionUID = 1L;

    public UnflushedChangesException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.UNFLUSHED_CHANGES, message, remedy, sqlState, cause);
    }

    public UnflushedChangesException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
