package dev.aludel.jdbc.mysql;

import java.sql.SQLException;

/**
 * What a connection is to its server. Immutable.
 *
 * @param id the server's number of it
 * @param address where it comes from, as the server sees it
 * @param packetLimit how many bytes the server takes in one statement
 */
record ServerSession(long id, String address, long packetLimit) {
    /** Asks the server. */
    static ServerSession of(ServerStatements statements) throws SQLException {
        var row = statements.ask("SELECT ID, HOST, @@max_allowed_packet FROM information_schema.processlist"
                + " WHERE ID = CONNECTION_ID()");
        if (row.length == 0) {
            throw new SQLException("the server does not list the connection among its own", "08001");
        }
        return new ServerSession(Long.parseLong(row[0]), row[1], Long.parseLong(row[2]));
    }
}
