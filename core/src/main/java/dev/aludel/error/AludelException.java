package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception that Aludel throws: unchecked, with a stable {@link #code()}, the database's SQLSTATE
 * where there is one, the statement it belongs to (never its values), and a {@link #remedy()} that says what to do.
 *
 * <p>Each code has a paragraph in {@code docs/errors.md}. Not thread-safe while {@link #statement(String)} is called;
 * safe to read from any thread afterwards.
 */
public class AludelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Characters of a statement that a message shows. */
    private static final int LONGEST_SQL = 1_000;

    private final ErrorCode code;
    private final @Nullable String sqlState;
    private final String remedy;
    private @Nullable String statement;
    private @Nullable String during;

    public AludelException(ErrorCode code, String message, String remedy) {
        this(code, message, remedy, null, null);
    }

    public AludelException(
            ErrorCode code, String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.remedy = remedy;
        this.sqlState = sqlState;
    }

    /** The stable code under which {@code docs/errors.md} explains this error. */
    public final ErrorCode code() {
        return code;
    }

    /** The five-character SQLSTATE that the database sent, or null where there is none. */
    public final @Nullable String sqlState() {
        return sqlState;
    }

    /** What to do about it: one sentence. */
    public final String remedy() {
        return remedy;
    }

    /** The SQL text that failed, without its values, or null when no statement was involved. */
    public final @Nullable String statement() {
        return statement;
    }

    /** Records which statement failed; the first call wins, so that the innermost layer's answer stays. */
    public final void statement(String sql) {
        if (statement == null) {
            statement = sql;
        }
    }

    /** Records what it happened in, when that is not what the caller asked for by name; the first call wins. */
    public final void during(String operation) {
        if (during == null) {
            during = operation;
        }
    }

    /** Whether repeating the whole transaction may succeed, and nothing of it has been done. */
    public boolean retryable() {
        return false;
    }

    @Override
    public String getMessage() {
        var text = new StringBuilder(String.valueOf(super.getMessage()));
        if (during != null) {
            text.append(" (in ").append(during).append(')');
        }
        if (!remedy.isEmpty()) {
            text.append(" - ").append(remedy);
        }
        if (statement != null) {
            text.append(" [SQL: ").append(shortened(statement)).append(']');
        }
        return text.append(" [").append(code.id()).append(']').toString();
    }

    /** The beginning of a long text, such as an INSERT of a thousand rows; {@link #statement()} has all of it. */
    private static String shortened(String sql) {
        if (sql.length() <= LONGEST_SQL) {
            return sql;
        }
        int end = Character.isHighSurrogate(sql.charAt(LONGEST_SQL - 1)) ? LONGEST_SQL - 1 : LONGEST_SQL;
        return sql.substring(0, end) + "... (" + sql.length() + " characters)";
    }
}
