package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A result was used in a way its state does not allow: closed, already read, or not returning rows. */
public final class ResultUseException extends AludelException {
    private static final long serialVersionUID = 1L;

    public ResultUseException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.RESULT_USE, message, remedy, sqlState, cause);
    }

    public ResultUseException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
