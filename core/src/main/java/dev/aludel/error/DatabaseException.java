package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The database reported an error that has no kind of its own here; see its SQLSTATE and cause. */
public final class DatabaseException extends AludelException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.DATABASE, message, remedy, sqlState, cause);
    }

    public DatabaseException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
