package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** COMMIT did not commit: the transaction had failed before, and its work is rolled back. */
public final class CommitFailedException extends AludelException {
    private static final long serialVersionUID = 1L;

    public CommitFailedException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.COMMIT_FAILED, message, remedy, sqlState, cause);
    }

    public CommitFailedException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
