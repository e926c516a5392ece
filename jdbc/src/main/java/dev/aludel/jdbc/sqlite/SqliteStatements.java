package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.jdbc.StatementPool;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/** The prepared statements of a connection: the caller's, bounded, and the connection's own few. Used on the lane alone. */
final class SqliteStatements {
    private static final @Nullable Object[] NO_VALUES = {};

    private final SQLiteConnection connection;
    private final StatementPool<SqliteStatement> idle;
    private final Map<String, SqliteStatement> own = new HashMap<>();

    SqliteStatements(SQLiteConnection connection, int capacity) {
        this.connection = connection;
        this.idle = new StatementPool<>(capacity, SqliteStatement::close);
    }

    /** Whose statements they are. */
    SQLiteConnection connection() {
        return connection;
    }

    /** A statement to use alone until it is given back. */
    SqliteStatement take(DriverStatement statement) throws SQLException {
        var known = idle.take(key(statement));
        return known != null ? known : SqliteStatement.prepare(connection, statement.sql(), SqlitePlan.of(statement));
    }

    /** Takes a statement back; one that failed is closed, because Xerial may have closed it already. */
    void give(DriverStatement statement, SqliteStatement prepared, boolean good) {
        if (good) {
            try {
                prepared.reset();
                idle.give(key(statement), prepared);
                return;
            } catch (SQLException e) {
                // it is closed below
            }
        }
        prepared.close();
    }

    /** A locking read has the text of a plain one, because SQLite knows no row locks, but needs the right to write. */
    private static String key(DriverStatement statement) {
        return statement.kind() == DriverStatement.Kind.LOCKING_QUERY
                ? statement.sql() + " -- locking"
                : statement.sql();
    }

    /** Runs one of the connection's own statements, and returns the first cell of its first row. */
    @Nullable Object run(String sql) throws SQLException {
        var statement = own.remove(sql);
        if (statement == null) {
            statement = SqliteStatement.prepare(connection, sql, SqlitePlan.UNKNOWN);
        }
        boolean good = false;
        try {
            statement.start(NO_VALUES);
            Object answer = null;
            if (statement.returnsRows() && statement.next()) {
                answer = statement.cell();
            }
            statement.reset();
            good = true;
            return answer;
        } finally {
            if (good && own.size() < 16) {
                own.put(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    /** As {@link #run}, for what is run so rarely that it is not kept. */
    @Nullable Object runOnce(String sql) throws SQLException {
        var statement = SqliteStatement.prepare(connection, sql, SqlitePlan.UNKNOWN);
        try {
            statement.start(NO_VALUES);
            return statement.returnsRows() && statement.next() ? statement.cell() : null;
        } finally {
            statement.close();
        }
    }

    /** How many of the caller's are kept. */
    int kept() {
        return idle.size();
    }

    void close() {
        idle.clear();
        own.values().forEach(SqliteStatement::close);
        own.clear();
    }
}
