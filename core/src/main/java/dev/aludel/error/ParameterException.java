package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A parameter is missing, unknown or of the wrong kind. */
public final class ParameterException extends AludelException {
    private static final long serialVersionUID = 1L;

    public ParameterException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.PARAMETER, message, remedy, sqlState, cause);
    }

    public ParameterException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
