package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The database could not serialise concurrent transactions; repeat the whole transaction. */
public final class SerializationException extends AludelException {
    private static final long serialVersionUID = 1L;

    public SerializationException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.SERIALIZATION, message, remedy, sqlState, cause);
    }

    public SerializationException(String message, String remedy) {
        this(message, remedy, null, null);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
