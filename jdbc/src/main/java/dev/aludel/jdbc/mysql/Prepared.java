package dev.aludel.jdbc.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.mariadb.jdbc.Connection;
import org.mariadb.jdbc.ServerPreparedStatement;
import org.mariadb.jdbc.client.util.ClosableLock;
import org.mariadb.jdbc.client.util.Parameters;

/** A statement that the server has prepared, or will; tells what a {@link Pipeline} is written from. Used on the lane alone. */
final class Prepared extends ServerPreparedStatement {
    /** @param window rows to read ahead where they are read as they are wanted; 0 where all are read at once */
    Prepared(String sql, Connection connection, ClosableLock lock, int window) throws SQLException {
        super(
                sql,
                connection,
                lock,
                Statement.RETURN_GENERATED_KEYS,
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                window);
    }

    /** The server's number of it. */
    int number() throws SQLException {
        if (prepareResult == null) {
            getParameterMetaData(); // which prepares it
        }
        return prepareResult.getStatementId();
    }

    /** The values that were bound, as one row; the next ones make another. */
    Parameters row() throws SQLException {
        var row = parameters;
        clearParameters();
        return row;
    }
}
