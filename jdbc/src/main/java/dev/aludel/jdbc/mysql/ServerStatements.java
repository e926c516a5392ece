package dev.aludel.jdbc.mysql;

import dev.aludel.jdbc.StatementPool;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.mariadb.jdbc.Connection;
import org.mariadb.jdbc.Statement;
import org.mariadb.jdbc.client.util.ClosableLock;

/**
 * The statements of one connection: those of its users, prepared on the server, and the few of its own. Used on the lane alone.
 *
 * <p>They are made past the connection's own methods, which look for JDBC's escapes {@code {fn ..}} in the text and so would
 * have to know how the server reads literals. The lock is one that nobody else has: only the lane comes here.
 */
final class ServerStatements {
    private final Connection connection;
    private final ClosableLock lock = new ClosableLock();
    private final StatementPool<Prepared> idle;

    ServerStatements(Connection connection, int capacity) {
        this.connection = connection;
        this.idle = new StatementPool<>(capacity, ServerStatements::closeQuietly);
    }

    /** A statement to use alone until it is given back. */
    Prepared take(String sql) throws SQLException {
        var known = idle.take(sql);
        return known != null ? known : prepare(sql, 0);
    }

    /** Takes a statement back; one that failed is closed. */
    void give(String sql, Prepared prepared, boolean good) {
        if (good) {
            try {
                prepared.clearParameters();
                idle.give(sql, prepared);
                return;
            } catch (SQLException e) {
                // it is closed below
            }
        }
        closeQuietly(prepared);
    }

    /** A statement whose rows are read from the network as they are wanted, about so many at a time; not kept. */
    Prepared streaming(String sql, int window) throws SQLException {
        return prepare(sql, window);
    }

    private Prepared prepare(String sql, int window) throws SQLException {
        return new Prepared(sql, connection, lock, window);
    }

    /** Runs one of the connection's own statements. */
    void run(String sql) throws SQLException {
        try (var statement = own()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Runs one of the connection's own queries, and gives the first row as texts. */
    String[] ask(String sql) throws SQLException {
        try (var statement = own();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                return new String[0];
            }
            var row = new String[rows.getMetaData().getColumnCount()];
            for (int i = 0; i < row.length; i++) {
                row[i] = String.valueOf(rows.getString(i + 1));
            }
            return row;
        }
    }

    /** Runs one of the connection's own queries, and gives a column of the row whose first one is this; empty if there is none. */
    String find(String sql, String first, int index) throws SQLException {
        try (var statement = own();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (first.equals(rows.getString(1))) {
                    return String.valueOf(rows.getString(index + 1));
                }
            }
            return "";
        }
    }

    private Statement own() {
        return new Statement(
                connection,
                lock,
                java.sql.Statement.NO_GENERATED_KEYS,
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                0);
    }

    /** How many of the users' are kept. */
    int kept() {
        return idle.size();
    }

    void clear() {
        idle.clear();
    }

    static void closeQuietly(AutoCloseable statement) {
        try {
            statement.close();
        } catch (Exception e) {
            System.getLogger(ServerStatements.class.getName()).log(System.Logger.Level.DEBUG, "closing a statement", e);
        }
    }
}
