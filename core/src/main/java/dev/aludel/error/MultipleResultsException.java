package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** One row at most was asked for and there were more. */
public final class MultipleResultsException extends AludelException {
    private static final long serialVersionUID = 1L;

    public MultipleResultsException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.MULTIPLE_RESULTS, message, remedy, sqlState, cause);
    }

    public MultipleResultsException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
