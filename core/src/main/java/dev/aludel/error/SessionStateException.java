package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The call does not fit the state of the session or of the object given to it. */
public final class SessionStateException extends AludelException {
    private static final long serialVersionUID = 1L;

    public SessionStateException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.SESSION_STATE, message, remedy, sqlState, cause);
    }

    public SessionStateException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
