package dev.aludel.postgresql.dialect;

import dev.aludel.dialect.SqlStates;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DataException;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.ErrorCode;
import dev.aludel.error.IntegrityException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.Outcome;
import dev.aludel.error.RowsNotWrittenException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.postgresql.protocol.ErrorFields;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts PostgreSQL's errors by their SQLSTATE (appendix A of its manual); their texts, which come in many languages, are
 * passed on and never looked at. Stateless and thread-safe.
 */
public final class PgErrors {
    /** What a set of rows says when some were not written, and behind it their numbers: see {@link PgWriteSets}. */
    static final String ROWS = "aludel: rows ";

    /** Each server behind such a pooler has prepared what others sent it, and not what this connection did. */
    private static final String PREPARED =
            "leave PREPARE and DEALLOCATE to the driver; behind a pooler that changes servers"
                    + " between transactions, set prepareMode=unnamed here, or max_prepared_statements in PgBouncer (1.21 or later) and"
                    + " prepareMode=pooled here";

    private static final Pattern MISSING = Pattern.compile(Pattern.quote(ROWS) + "(\\d+(?:,\\d+)*)");

    /** FATAL ends of a session that have nothing to do with what it was asked. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04");

    private PgErrors() {}

    /**
     * The exception for an error that the server reports on an open connection.
     *
     * @param outcome what becomes of the work in hand if the connection is lost by it
     */
    public static AludelException exception(ErrorFields fields, Outcome outcome) {
        var cause = new ServerError(fields);
        var state = fields.sqlState();
        var message = fields.message();
        if (fields.isFatal() && ENDED.contains(state)) {
            return new DisconnectedException(
                    outcome, "the server ended the connection: " + message, ended(state), state, cause);
        }
        return switch (state) {
            case "22P02" -> text(fields, cause);
            case "23502" -> new NotNullException(message, "give the column a value", notNull(fields), state, cause);
            case "23P01" ->
                new IntegrityException(
                        ErrorCode.INTEGRITY,
                        message,
                        "a row that excludes this one exists: use other values, or change that row",
                        fields.constraint(),
                        state,
                        cause);
            case "42501" ->
                new DatabaseException(message, "grant the role what it needs, or connect as another", state, cause);
            case "42P04", "42P06", "42P07", "42710", "42723", "42701" ->
                new SyntaxException(message, "drop what has this name, or use another", state, cause);
            case "42804", "42846", "42P18", "42P08" ->
                new SyntaxException(
                        message + position(fields),
                        "make the types agree: bind the value with the type that is expected, or write a CAST around it",
                        state,
                        cause);
            case "25P02" ->
                new DatabaseException(message, "roll back first; the error before this one says why", state, cause);
            case "26000", "42P05" -> new DatabaseException(message, PREPARED, state, cause);
            case "2BP01" -> new DatabaseException(message, "drop first what depends on it", state, cause);
            case "54000", "54001", "54011", "54023" ->
                new DatabaseException(message, "send less in one statement", state, cause);
            case "55006" -> new DatabaseException(message, "wait until nobody uses it", state, cause);
            case "58030", "53100" -> new DatabaseException(message, "look at the server's disk", state, cause);
            case "P0001" ->
                new DatabaseException(message, "a function or trigger raised this: see its own words", state, cause);
            default -> byClass(fields, outcome, cause);
        };
    }

    /** The exception for an error that the server reports while a connection is being opened. */
    public static AludelException refused(ErrorFields fields) {
        var state = fields.sqlState();
        return new ConnectFailedException(
                "the server refused the connection: " + fields.message(),
                refusal(state),
                state,
                new ServerError(fields));
    }

    /** Whether another attempt, at another server or a little later, may be let in where this one was not. */
    public static boolean refusedForNow(ErrorFields fields) {
        var state = fields.sqlState();
        return state.startsWith("53") || state.equals("57P03") || state.equals("57P01") || state.equals("57P02");
    }

    private static AludelException byClass(ErrorFields fields, Outcome outcome, ServerError cause) {
        var state = fields.sqlState();
        var message = fields.message();
        if (fields.isFatal() && !state.startsWith("40")) {
            return new DisconnectedException(
                    outcome,
                    "the server ended the connection: " + message,
                    "connect again; the outcome says what became of the transaction",
                    state,
                    cause);
        }
        // From inside of a statement, such as a function that asks another server: this connection goes on.
        if (ENDED.contains(state) || state.startsWith("08") || state.startsWith("28")) {
            return new DatabaseException(message, "see the SQLSTATE and the server's own words", state, cause);
        }
        return switch (state.substring(0, 2)) {
            case "0A" -> new UnsupportedFeatureException(message, "write it in another way", state, cause);
            case "22" -> new DataException(message + position(fields), "give a value that fits", state, cause);
            case "42" -> statement(fields, cause);
            case "53" -> new DatabaseException(message, "the server lacks resources: free some, or wait", state, cause);
            default -> SqlStates.exception(state, message, fields.constraint(), outcome, cause);
        };
    }

    private static AludelException statement(ErrorFields fields, ServerError cause) {
        var hint = fields.hint();
        var message = fields.message() + position(fields) + (hint == null ? "" : " (" + hint + ")");
        return SqlStates.exception(fields.sqlState(), message, null, Outcome.ROLLED_BACK, cause);
    }

    private static AludelException text(ErrorFields fields, ServerError cause) {
        var missing = MISSING.matcher(fields.message());
        if (missing.find()) {
            return new RowsNotWrittenException(
                    Arrays.stream(missing.group(1).split(","))
                            .map(number -> Integer.parseInt(number) - 1)
                            .toList(),
                    fields.sqlState(),
                    cause);
        }
        return new DataException(
                fields.message() + position(fields), "give a value that fits", fields.sqlState(), cause);
    }

    private static String position(ErrorFields fields) {
        return fields.position() == 0 ? "" : " at character " + fields.position();
    }

    /** PostgreSQL 14 to 17 have no constraint for NOT NULL: the column says which. */
    private static @Nullable String notNull(ErrorFields fields) {
        var column = fields.column();
        return column == null ? fields.constraint() : fields.table() == null ? column : fields.table() + "." + column;
    }

    private static String ended(String state) {
        return switch (state) {
            case "57P05", "25P03", "25P04" ->
                "keep it busy, or raise the server's timeout for idle sessions and transactions";
            case "57P04" -> "the database was dropped";
            default -> "connect again; the outcome says what became of the transaction";
        };
    }

    private static String refusal(String state) {
        return switch (state) {
            case "28P01", "28000" -> "check user and password, and what pg_hba.conf allows";
            case "3D000" -> "create the database, or correct its name in the URL";
            case "42501" -> "grant the role CONNECT on the database";
            case "53300" -> "raise max_connections, or make the pools smaller";
            case "57P03" -> "wait until the server has started";
            default -> "see the SQLSTATE";
        };
    }
}
