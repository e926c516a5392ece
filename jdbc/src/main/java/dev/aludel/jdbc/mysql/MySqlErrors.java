package dev.aludel.jdbc.mysql;

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
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.UniqueException;
import java.sql.SQLException;

/**
 * Sorts the errors of MySQL and MariaDB by their numbers. Their texts, which come in many languages and hold values, are read
 * for names only, and passed on only where they hold no values.
 */
final class MySqlErrors {
    private MySqlErrors() {}

    /** Whether nothing more can be expected of the connection. */
    static boolean fatal(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1053, 1152, 1153, 1156, 1157, 1158, 1159, 1160, 1161, 1927, 2006, 2013, 3169, 4031 -> true;
            default -> {
                var state = error.getSQLState();
                yield state != null && state.startsWith("08");
            }
        };
    }

    /** @param database what the messages call the database */
    static AludelException translate(SQLException error, String database) {
        var text = ErrorText.of(error);
        var state = error.getSQLState();
        return switch (error.getErrorCode()) {
            case 1062, 1169, 1586, 1859 ->
                new UniqueException(
                        "a row with the same " + text.lastQuoted().orElse("key") + " exists already",
                        "change that row, or use another value",
                        text.key(),
                        state,
                        error);
            case 1451, 1452, 1216, 1217, 1761, 1762 ->
                new ForeignKeyException(
                        "a row refers to one that does not exist, or one that is still referred to would go: "
                                + text.message(),
                        "write the row referred to first, and delete it last",
                        text.constraint(),
                        state,
                        error);
            case 1048, 1364, 1566, 1263 ->
                new NotNullException(text.message(), "give the column a value", text.column(), state, error);
            case 3819, 4025 ->
                new CheckException(
                        "the row breaks the CHECK constraint "
                                + text.firstQuoted().orElse("of its table"),
                        "change the values so that it holds",
                        text.firstQuoted().orElse(null),
                        state,
                        error);
            case 1213, 1614 -> new DeadlockException(text.message(), "repeat the transaction", state, error);
            case 1205, 3572, 1206 ->
                new LockTimeoutException(
                        text.message(), "repeat the transaction, or lock rows in one order everywhere", state, error);
            case 1020 ->
                new SerializationException(
                        "a row was changed by another transaction since this one has read it",
                        "repeat the transaction",
                        state,
                        error);
            case 1317 ->
                new OperationCancelledException(
                        "the statement was ended by a KILL", "repeat it if it is still wanted", state, error);
            case 1969, 3024 ->
                new StatementTimeoutException(
                        "the server ended the statement at its own limit of time",
                        "raise max_statement_time or max_execution_time, or make it cheaper",
                        state,
                        error);
            case 1792 ->
                new ReadOnlyException(
                        "a write was attempted in a read-only transaction",
                        "begin one that may write (transact or begin instead of with or use)",
                        state,
                        error);
            case 1290, 1836 ->
                new ReadOnlyException(text.message(), "write to a server that is not read-only", state, error);
            case 1406 -> new DataException(text.message(), "shorten the value, or widen the column", state, error);
            case 1264, 1690 -> new DataException(text.message(), "give a value that fits the column", state, error);
            case 1365 ->
                new DataException(
                        "a division by zero", "exclude such rows, or decide about them with CASE", state, error);
            case 1265, 1292, 1366, 1411, 1416, 1525, 3140, 4038, 1367, 1301 ->
                new DataException(
                        "a value does not fit " + place(text),
                        "give a value of the type that is expected there",
                        state,
                        error);
            case 3854, 3988 ->
                new DataException(
                        "a text has letters that the character set of a column does not have",
                        "convert the column to utf8mb4, or leave the letters out",
                        state,
                        error);
            case 1153 -> packet(error);
            case 1044, 1045, 1142, 1143, 1227, 1370, 1410 ->
                new DatabaseException(
                        text.message(), "grant the user what it needs, or connect as another", state, error);
            case 1114 -> new DatabaseException(text.message(), "make room; the statement is undone", state, error);
            case 1146, 1054, 1305, 1049, 1051, 1091, 1109, 1176, 1630, 1128, 1382 ->
                new SyntaxException(
                        ErrorCode.UNKNOWN_OBJECT,
                        text.message(),
                        "correct the name, or create what is missing first: createAll(), or your migrations",
                        state,
                        error);
            case 1050, 1060, 1061, 1007, 1304, 1826, 3822 ->
                new SyntaxException(text.message(), "drop what has this name, or use another", state, error);
            default -> byState(error, text, database);
        };
    }

    private static AludelException byState(SQLException error, ErrorText text, String database) {
        var state = error.getSQLState();
        if (fatal(error)) {
            return new DisconnectedException(
                    Outcome.IN_DOUBT,
                    "the connection to " + database + " is lost",
                    "connect again; the outcome says what became of the transaction",
                    state,
                    error);
        }
        return switch (state == null || state.length() < 2 ? "" : state.substring(0, 2)) {
            case "22" -> new DataException("a value does not fit where it stands", "correct the value", state, error);
            case "23" ->
                new IntegrityException(
                        ErrorCode.INTEGRITY, "a constraint is broken", "see the cause", null, state, error);
            case "42" -> new SyntaxException(text.message(), "correct the statement", state, error);
            default ->
                new DatabaseException(
                        "the server reports error " + error.getErrorCode() + ": " + text.message(),
                        "see the cause",
                        state,
                        error);
        };
    }

    /** Such an error names a value first, and in newer servers the column behind it, in backquotes or as the last name. */
    private static String place(ErrorText text) {
        var names = text.quotedBack();
        return names.isEmpty() ? "where it stands" : "the column " + names.getLast();
    }

    private static DataException packet(SQLException error) {
        return new DataException(
                "the statement is larger than the server's max_allowed_packet",
                "raise max_allowed_packet on the server, or split the value",
                "22001",
                error);
    }

    /** What kept a connection from being opened. */
    static AludelException connecting(SQLException error, String host, Target target) {
        var text = ErrorText.of(error);
        var what = "cannot connect to " + host + ": ";
        return switch (error.getErrorCode()) {
            case 1045, 1698, 1044, 1131 ->
                new ConnectFailedException(
                        what + "access denied for the user " + (target.user() == null ? "''" : target.user()),
                        "check user and password, and what the server grants to this user from this address",
                        error.getSQLState(),
                        error);
            case 1049 ->
                new ConnectFailedException(
                        what + "there is no database " + target.database(),
                        "create the database, or correct its name in the URL",
                        error.getSQLState(),
                        error);
            case 1040, 1203, 1226 ->
                new ConnectFailedException(
                        what + text.message(),
                        "raise max_connections, or make the pools smaller",
                        error.getSQLState(),
                        error);
            case 1129, 1130 ->
                new ConnectFailedException(
                        what + text.message(), "let the server accept this address", error.getSQLState(), error);
            case 1193, 1231, 1064 ->
                new ConnectFailedException(
                        what + "a session setting was refused: " + text.message(),
                        "correct sessionVariables in the URL",
                        error.getSQLState(),
                        error);
            default ->
                new ConnectFailedException(
                        what + text.message(),
                        target.options().passed().containsKey("sslMode") || error.getErrorCode() > 0
                                ? "check the address, and that the server runs"
                                : "check the address, and that the server runs; off this machine TLS with a certificate that"
                                        + " can be checked is expected, which serverSslCert or sslMode change",
                        "08001",
                        error);
        };
    }
}
