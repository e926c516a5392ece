package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The database does not have what the statement asks for; the message names the construct and the database. */
public final class UnsupportedFeatureException extends AludelException {
    private static final long serialVersionUID = 1L;

    public UnsupportedFeatureException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.UNSUPPORTED, message, remedy, sqlState, cause);
    }

    public UnsupportedFeatureException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
