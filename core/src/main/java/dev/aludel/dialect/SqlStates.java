package dev.aludel.dialect;

import dev.aludel.error.AludelException;
import dev.aludel.error.CheckException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DataException;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.DeadlockException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.ErrorCode;
import dev.aludel.error.ForeignKeyException;
import dev.aludel.error.IntegrityException;
import dev.aludel.error.LockTimeoutException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.error.SerializationException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.UniqueException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exception that a SQLSTATE means, for drivers whose database reports one. Texts are never looked at: they are
 * written in many languages. Stateless and thread-safe.
 */
public final class SqlStates {
    private static final String UNKNOWN_OBJECTS = " 42P01 42703 42883 42704 3F000 42S02 42S22 3D000 ";

    private SqlStates() {}

    /**
     * The exception for an error of the database.
     *
     * @param sqlState five characters
     * @param message what the database says
     * @param constraint the name of the broken constraint where the database tells it
     * @param outcome what became of the transaction if the connection is lost
     */
    public static AludelException exception(
            String sqlState, String message, @Nullable String constraint, Outcome outcome, @Nullable Throwable cause) {
        return switch (sqlState) {
            case "23505" ->
                new UniqueException(
                        message,
                        "a row with this value exists: use another value, or change that row",
                        constraint,
                        sqlState,
                        cause);
            case "23503", "23001" ->
                new ForeignKeyException(
                        message,
                        "insert the row that is referred to first, and delete it last",
                        constraint,
                        sqlState,
                        cause);
            case "23502" -> new NotNullException(message, "give the column a value", constraint, sqlState, cause);
            case "23514" ->
                new CheckException(message, "give the row values that its checks accept", constraint, sqlState, cause);
            case "40P01" -> new DeadlockException(message, "repeat the transaction", sqlState, cause);
            case "55P03" ->
                new LockTimeoutException(
                        message, "repeat the transaction, or lock rows in one order everywhere", sqlState, cause);
            case "57014" ->
                new OperationCancelledException(message, "nothing: it was cancelled on purpose", sqlState, cause);
            case "25006" ->
                new ReadOnlyException(message, "change rows in a transaction that may write", sqlState, cause);
            case "57P01", "57P02", "57P03" -> disconnected(sqlState, message, outcome, cause);
            default -> byClass(sqlState, message, constraint, outcome, cause);
        };
    }

    private static AludelException byClass(
            String sqlState, String message, @Nullable String constraint, Outcome outcome, @Nullable Throwable cause) {
        if (UNKNOWN_OBJECTS.contains(" " + sqlState + " ")) {
            return new SyntaxException(
                    ErrorCode.UNKNOWN_OBJECT, message, "create what is missing, or correct the name", sqlState, cause);
        }
        return switch (sqlState.length() < 2 ? "" : sqlState.substring(0, 2)) {
            case "08" -> disconnected(sqlState, message, outcome, cause);
            case "22" -> new DataException(message, "give a value that fits the column", sqlState, cause);
            case "23" ->
                new IntegrityException(
                        ErrorCode.INTEGRITY,
                        message,
                        "change the rows so that they meet the constraint",
                        constraint,
                        sqlState,
                        cause);
            case "28" -> new ConnectFailedException(message, "check the user name and the password", sqlState, cause);
            case "40" -> new SerializationException(message, "repeat the transaction", sqlState, cause);
            case "42" -> new SyntaxException(message, "correct the SQL", sqlState, cause);
            default -> new DatabaseException(message, "see the SQLSTATE and the cause", sqlState, cause);
        };
    }

    private static DisconnectedException disconnected(
            String sqlState, String message, Outcome outcome, @Nullable Throwable cause) {
        return new DisconnectedException(
                outcome, message, "connect again; the outcome says what became of the transaction", sqlState, cause);
    }
}
