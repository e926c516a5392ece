package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The pending changes of a session cannot be turned into statements. */
public final class FlushException extends AludelException {
    private static final long serialVersionUID = 1L;

    public FlushException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.FLUSH, message, remedy, sqlState, cause);
    }

    public FlushException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
