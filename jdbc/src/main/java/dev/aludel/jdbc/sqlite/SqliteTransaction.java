package dev.aludel.jdbc.sqlite;

import dev.aludel.driver.TransactionOptions;
import dev.aludel.jdbc.Signal;
import java.sql.SQLException;

/**
 * The transaction of a connection, open or not, and its right to write. Used on the lane alone.
 *
 * <p>A transaction that may write begins IMMEDIATE, behind the process's own fair lock: a transaction that reads first and
 * then wants to write cannot fail, as it could under DEFERRED; the price is that such transactions follow one another. What
 * only reads says so, and runs beside the writer.
 */
final class SqliteTransaction {
    private final SqliteStatements statements;
    private final SqliteWriting writing;
    private boolean open;
    private boolean readOnly;

    SqliteTransaction(SqliteStatements statements, SqliteWriting writing) {
        this.statements = statements;
        this.writing = writing;
    }

    boolean open() {
        return open;
    }

    boolean readOnly() {
        return readOnly;
    }

    void begin(TransactionOptions options, Signal signal) throws SQLException {
        try {
            if (options.readOnly()) {
                statements.run("BEGIN");
            } else {
                writing.acquire(signal);
                statements.run("BEGIN IMMEDIATE");
            }
            open = true;
            readOnly = options.readOnly();
        } finally {
            if (!open) {
                writing.release();
            }
        }
    }

    void commit() throws SQLException {
        statements.run("COMMIT");
        ended();
    }

    void rollback() throws SQLException {
        try {
            if (alive()) {
                statements.run("ROLLBACK");
            }
        } finally {
            ended();
        }
    }

    /** SQLite has no call for it that Xerial passes on; but a BEGIN inside a transaction fails, and does nothing else. */
    boolean alive() throws SQLException {
        if (!open) {
            return false;
        }
        try {
            statements.run("BEGIN");
        } catch (SQLException e) {
            return true;
        }
        statements.run("ROLLBACK");
        return false;
    }

    /** Takes the right to write for one statement outside of a transaction; {@link #ended()} gives it up. */
    void writeAlone(Signal signal) {
        writing.acquire(signal);
    }

    /** Gives up whatever is held. */
    void ended() {
        open = false;
        readOnly = false;
        writing.release();
    }
}
