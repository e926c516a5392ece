package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The database refused a change because it breaks a constraint; its subclasses say which kind. */
public class IntegrityException extends AludelException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    public IntegrityException(
            ErrorCode code,
            String message,
            String remedy,
            @Nullable String constraint,
            @Nullable String sqlState,
            @Nullable Throwable cause) {
        super(code, message, remedy, sqlState, cause);
        this.constraint = constraint;
    }

    /**
     * The constraint's name where the database reports one, otherwise what it reports in its place (SQLite: the
     * {@code table.column} list), or null.
     */
    public final @Nullable String constraint() {
        return constraint;
    }
}
