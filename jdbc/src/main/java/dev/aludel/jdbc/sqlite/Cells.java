package dev.aludel.jdbc.sqlite;

import dev.aludel.error.DatabaseException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.DB;

/** The result cells of a statement that stands on a row: SQLite's column functions, without JDBC's conversions. */
final class Cells {
    static final int INTEGER = 1;
    static final int REAL = 2;
    static final int TEXT = 3;
    static final int BLOB = 4;
    static final int NULL = 5;

    private static final byte[] EMPTY = {};

    private final DB db;
    private final long statement;
    private int count;

    Cells(DB db, long statement) {
        this.db = db;
        this.statement = statement;
    }

    /** Looks again how many columns there are: a statement that SQLite prepares anew may have others. */
    int recount() throws SQLException {
        count = db.column_count(statement);
        return count;
    }

    int count() {
        return count;
    }

    int kindAt(int column) {
        try {
            return db.column_type(statement, column);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    long longAt(int column) {
        try {
            return db.column_long(statement, column);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    double doubleAt(int column) {
        try {
            return db.column_double(statement, column);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    String textAt(int column) {
        try {
            @Nullable String text = db.column_text(statement, column);
            return text == null ? "" : text;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** SQLite gives no address for an empty blob. */
    byte[] bytesAt(int column) {
        try {
            byte @Nullable [] bytes = db.column_blob(statement, column);
            return bytes == null ? EMPTY : bytes;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    String nameAt(int column) throws SQLException {
        return db.column_name(statement, column);
    }

    String typeNameAt(int column) throws SQLException {
        @Nullable String name = db.column_decltype(statement, column);
        return name == null ? "" : name;
    }

    private static DatabaseException unreadable(SQLException cause) {
        return new DatabaseException("a result cell cannot be read", "see the cause", null, cause);
    }
}
