package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A write was attempted in a read-only transaction, session or database. */
public final class ReadOnlyException extends AludelException {
    private static final long serialVersionUID = 1L;

    public ReadOnlyException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.READ_ONLY, message, remedy, sqlState, cause);
    }

    public ReadOnlyException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
