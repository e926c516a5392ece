package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The database does not understand the statement: a syntax error, or a table, column or function that does not exist. */
public final class SyntaxException extends AludelException {
    private static final long serialVersionUID = 1L;

    /**
     * An error that the database reported.
     *
     * @param code {@link ErrorCode#SYNTAX}, or {@link ErrorCode#UNKNOWN_OBJECT} for something that does not exist
     */
    public SyntaxException(
            ErrorCode code, String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(code, message, remedy, sqlState, cause);
    }

    public SyntaxException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.SYNTAX, message, remedy, sqlState, cause);
    }

    public SyntaxException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
