package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A column name stands for more than one column of the row; read it by its expression. */
public final class AmbiguousColumnException extends AludelException {
    private static final long serialVersionUID = 1L;

    public AmbiguousColumnException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.AMBIGUOUS_COLUMN, message, remedy, sqlState, cause);
    }

    public AmbiguousColumnException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
