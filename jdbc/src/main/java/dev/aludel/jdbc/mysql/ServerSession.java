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
    static ServerSession of(ServerStatements statements, ServerKind kind) throws SQLException {
        var row = statements.ask("SELECT CONNECTION_ID(), @@max_allowed_packet");
        long id = Long.parseLong(row[0]);
        return new ServerSession(id, address(statements, kind, id), Long.parseLong(row[1]));
    }

    /**
     * Where the server says that a connection comes from, or an empty text if it has none of that number.
     *
     * <p>MySQL is not asked through its information_schema: that fails while anybody executes a statement with letters of more than
     * 16 bits, such as an emoji.
     */
    static String address(ServerStatements statements, ServerKind kind, long id) throws SQLException {
        if (kind == ServerKind.MARIADB) {
            var row = statements.ask("SELECT HOST FROM information_schema.processlist WHERE ID = " + id);
            return row.length == 0 ? "" : row[0];
        }
        return statements.find("SHOW PROCESSLIST", Long.toString(id), 2);
    }
}
