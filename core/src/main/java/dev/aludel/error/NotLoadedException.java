package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A relationship or column was touched that is not loaded and cannot be loaded here; the message names the option that loads it. */
public final class NotLoadedException extends AludelException {
    private static final long serialVersionUID = 1L;

    public NotLoadedException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.NOT_LOADED, message, remedy, sqlState, cause);
    }

    public NotLoadedException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
