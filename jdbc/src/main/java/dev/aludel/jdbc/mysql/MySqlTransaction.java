package dev.aludel.jdbc.mysql;

import dev.aludel.driver.TransactionOptions;
import java.sql.SQLException;
import org.mariadb.jdbc.Connection;
import org.mariadb.jdbc.util.constants.ServerStatus;

/** The transaction of a connection, open or not. Used on the lane alone. */
final class MySqlTransaction {
    private final ServerKind kind;
    private final Connection connection;
    private final ServerStatements statements;
    private TransactionOptions options = TransactionOptions.DEFAULT;
    private boolean open;
    private boolean worked;
    private boolean held;

    MySqlTransaction(ServerKind kind, Connection connection, ServerStatements statements) {
        this.kind = kind;
        this.connection = connection;
        this.statements = statements;
    }

    boolean open() {
        return open;
    }

    /** Whether something was done in it that a commit behind the caller's back would make permanent, or let go of. */
    boolean worked() {
        return worked;
    }

    void working() {
        worked = true;
    }

    void begin(TransactionOptions wanted) throws SQLException {
        var level = wanted.isolation();
        if (level != null) {
            statements.run("SET TRANSACTION ISOLATION LEVEL " + level.name().replace('_', ' '));
        }
        statements.run("START TRANSACTION READ " + (wanted.readOnly() ? "ONLY" : "WRITE"));
        options = wanted;
        open = true;
        worked = false;
    }

    /** Begins it anew behind a statement before which the server has committed it while there was nothing in it. */
    void beginAgain() throws SQLException {
        begin(options);
    }

    /**
     * Before statements are sent together: when the server rolls back for one of them, none of those behind it commits by itself.
     * MariaDB begins another transaction for them anyway; MySQL does so only without autocommit.
     *
     * @return whether the server had to be told
     */
    boolean hold() throws SQLException {
        if (kind == ServerKind.MARIADB || held) {
            return false;
        }
        statements.run("SET autocommit = 0");
        held = true;
        return true;
    }

    /**
     * Behind its end: each statement commits by itself again.
     *
     * @return whether the server had to be told
     */
    boolean letGo() throws SQLException {
        if (!held) {
            return false;
        }
        statements.run("SET autocommit = 1");
        held = false;
        return true;
    }

    void commit() throws SQLException {
        statements.run("COMMIT");
        open = false;
    }

    void rollback() throws SQLException {
        if (open) {
            open = false;
            statements.run("ROLLBACK");
        }
    }

    /** What the server said of it in its last answer that was no error. */
    boolean openOnServer() {
        return (connection.getContext().getServerStatus() & ServerStatus.IN_TRANSACTION) != 0;
    }

    /** Whether the server commits each statement by itself, as far as it said in its last answer that was no error. */
    boolean commitsEach() {
        int status = connection.getContext().getServerStatus();
        return (status & ServerStatus.IN_TRANSACTION) == 0 && (status & ServerStatus.AUTOCOMMIT) != 0;
    }

    /** Ends what somebody else has begun. */
    void endStray() throws SQLException {
        statements.run("ROLLBACK");
        statements.run("SET autocommit = 1");
    }

    /** The connection is gone, and the transaction with it. */
    void ended() {
        open = false;
    }
}
