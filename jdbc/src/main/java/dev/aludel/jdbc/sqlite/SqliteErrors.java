package dev.aludel.jdbc.sqlite;

import dev.aludel.error.AludelException;
import dev.aludel.error.CheckException;
import dev.aludel.error.DataException;
import dev.aludel.error.DatabaseException;
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
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * Sorts SQLite's errors by their extended result code. The text of an error is read for names only (which constraint,
 * which table), never to decide its kind, but for the one code that SQLite has for everything wrong with a statement.
 */
final class SqliteErrors {
    private static final int ERROR = 1;
    static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int NOMEM = 7;
    private static final int READONLY = 8;
    static final int INTERRUPT = 9;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int SCHEMA = 17;
    private static final int TOOBIG = 18;
    private static final int CONSTRAINT = 19;
    private static final int MISMATCH = 20;
    private static final int NOTADB = 26;

    private static final int BUSY_SNAPSHOT = BUSY | 2 << 8;
    private static final int CONSTRAINT_CHECK = CONSTRAINT | 1 << 8;
    private static final int CONSTRAINT_FOREIGNKEY = CONSTRAINT | 3 << 8;
    private static final int CONSTRAINT_NOTNULL = CONSTRAINT | 5 << 8;
    private static final int CONSTRAINT_PRIMARYKEY = CONSTRAINT | 6 << 8;
    private static final int CONSTRAINT_TRIGGER = CONSTRAINT | 7 << 8;
    private static final int CONSTRAINT_UNIQUE = CONSTRAINT | 8 << 8;
    private static final int CONSTRAINT_ROWID = CONSTRAINT | 10 << 8;
    private static final int CONSTRAINT_DATATYPE = CONSTRAINT | 12 << 8;

    private SqliteErrors() {}

    /** SQLite's extended result code, or 0 for an error of Xerial's own. */
    static int code(SQLException error) {
        return error instanceof SQLiteException known ? known.getResultCode().code : error.getErrorCode();
    }

    /** Whether nothing more can be expected of the connection. */
    static boolean fatal(SQLException error) {
        return switch (code(error) & 0xff) {
            case NOMEM, IOERR, CORRUPT, NOTADB, CANTOPEN -> true;
            default -> false;
        };
    }

    /** @param database what the messages call the database */
    static AludelException translate(SQLException error, String database) {
        var code = code(error);
        var text = text(error);
        return switch (code & 0xff) {
            case CONSTRAINT -> constraint(code, text, error);
            case BUSY, LOCKED ->
                code == BUSY_SNAPSHOT
                        ? new SerializationException(
                                "the transaction read first, and " + database
                                        + " was changed before it wanted to write",
                                "repeat the whole transaction",
                                "40001",
                                error)
                        : new LockTimeoutException(
                                database + " is locked by another connection or process",
                                "repeat the transaction; raise busyTimeout if others write for long",
                                "55P03",
                                error);
            case READONLY ->
                new ReadOnlyException(
                        database + " cannot be written to (" + text + ")",
                        "make the file and its directory writable, or open it without readOnly",
                        "25006",
                        error);
            case INTERRUPT ->
                new OperationCancelledException(
                        "the statement was interrupted in the database", "repeat it if still wanted", "57014", error);
            case TOOBIG ->
                new DataException(
                        "a value is larger than SQLite allows", "split it, or keep it in a file", "54000", error);
            case MISMATCH ->
                new DataException(
                        "a value is of the wrong kind: an INTEGER PRIMARY KEY takes whole numbers only",
                        "give a number, or declare another type",
                        "22018",
                        error);
            case FULL ->
                new DatabaseException(
                        "the disk, or " + database + ", is full",
                        "make room; the transaction is undone",
                        "53100",
                        error);
            case IOERR ->
                new DisconnectedException(
                        Outcome.IN_DOUBT,
                        "reading or writing " + database + " failed (" + text + ")",
                        "look at the disk; what was being committed may be there or not",
                        "58030",
                        error);
            case CORRUPT, NOTADB ->
                new DatabaseException(
                        database + " is damaged or no SQLite database (" + text + ")",
                        "check it with PRAGMA integrity_check, and restore a backup",
                        "XX001",
                        error);
            case ERROR, SCHEMA -> statement(text, error);
            default ->
                new DatabaseException(
                        "SQLite reports: " + text, "see its result code " + code + " and the cause", "HY000", error);
        };
    }

    private static AludelException constraint(int code, String text, SQLException error) {
        var name = text.contains(": ") ? text.substring(text.indexOf(": ") + 2) : null;
        return switch (code) {
            case CONSTRAINT_UNIQUE, CONSTRAINT_PRIMARYKEY, CONSTRAINT_ROWID -> {
                var constraint = index(name);
                yield new UniqueException(
                        "a row with the same " + (constraint == null ? "key" : constraint) + " exists already",
                        "change that row, or use another value",
                        constraint,
                        "23505",
                        error);
            }
            case CONSTRAINT_NOTNULL ->
                new NotNullException(
                        (name == null ? "a column" : name) + " was given NULL, but is NOT NULL",
                        "give it a value, or make the column nullable",
                        name,
                        "23502",
                        error);
            case CONSTRAINT_FOREIGNKEY ->
                new ForeignKeyException(
                        "a row refers to one that does not exist, or one that is still referred to would go"
                                + " (SQLite does not say which foreign key)",
                        "write the row referred to first, and delete it last",
                        null,
                        "23503",
                        error);
            case CONSTRAINT_CHECK ->
                new CheckException(
                        "the row breaks the CHECK constraint " + name,
                        "change the values so that it holds",
                        name,
                        "23514",
                        error);
            case CONSTRAINT_TRIGGER ->
                new IntegrityException(
                        ErrorCode.INTEGRITY,
                        "a trigger refused the change: " + text,
                        "see the trigger",
                        null,
                        "P0001",
                        error);
            case CONSTRAINT_DATATYPE ->
                new DataException(
                        "a value is of the wrong kind for its column in a STRICT table (" + text + ")",
                        "give a value of the column's type",
                        "22018",
                        error);
            default ->
                new IntegrityException(
                        ErrorCode.INTEGRITY,
                        "a constraint is broken: " + text,
                        "see the constraint",
                        name,
                        "23000",
                        error);
        };
    }

    /** SQLite writes {@code index 'name'} for an index over expressions. */
    private static @Nullable String index(@Nullable String name) {
        return name != null && name.startsWith("index '") && name.endsWith("'")
                ? name.substring(7, name.length() - 1)
                : name;
    }

    private static AludelException statement(String text, SQLException error) {
        if (text.startsWith(JavaDecimals.ERROR)) {
            return new DataException(
                    text.substring(JavaDecimals.ERROR.length()),
                    "exclude such rows, or decide about them with CASE",
                    "22012",
                    error);
        }
        if (text.startsWith(JavaFunction.ERROR + JavaDecimals.TOO_LARGE)) {
            return new DataException(
                    text.substring(JavaFunction.ERROR.length()),
                    "change the values so that it does, or declare more digits",
                    "22003",
                    error);
        }
        if (text.startsWith(JavaFunction.ERROR)) {
            return new DataException(
                    text.substring(JavaFunction.ERROR.length()),
                    "exclude such rows, or decide about them with CASE",
                    "22000",
                    error);
        }
        if (text.equals("integer overflow")) {
            return new DataException("a sum of integers does not fit in 64 bits", "sum decimals", "22003", error);
        }
        if (text.startsWith("cannot start a transaction within")) {
            return new DatabaseException("SQLite reports: " + text, "end the other one first", "25001", error);
        }
        if (text.startsWith("unknown database ") || text.endsWith(".sqlite_master")) {
            return new SyntaxException(
                    ErrorCode.UNKNOWN_OBJECT,
                    "SQLite has no such schema on this connection: " + text,
                    "attach its file first, on the same connection: text(\"ATTACH 'file.db' AS name\")",
                    "3F000",
                    error);
        }
        var state = switch (text) {
            case String t when t.contains("no such table") || t.contains("no such view") -> "42P01";
            case String t when t.contains("no such column") || t.contains("has no column named") -> "42703";
            case String t when t.contains("no such function") -> "42883";
            case String t when t.contains("already exists") -> "42P07";
            case String t when t.contains("no such savepoint") -> "3B001";
            default -> "42601";
        };
        var missing = text.contains("no such") || text.contains("has no column named");
        return new SyntaxException(
                missing ? ErrorCode.UNKNOWN_OBJECT : ErrorCode.SYNTAX,
                "SQLite does not accept the statement: " + text,
                missing
                        ? "correct the name, or create what is missing first: createAll(), or your migrations"
                        : "correct the statement",
                state,
                error);
    }

    /** SQLite's own words, without the code and its explanation that Xerial puts around them. */
    static String text(SQLException error) {
        var message = String.valueOf(error.getMessage());
        if (error instanceof SQLiteException known) {
            var before = known.getResultCode() + " (";
            if (message.startsWith(before) && message.endsWith(")")) {
                return message.substring(before.length(), message.length() - 1);
            }
        }
        return message;
    }
}
