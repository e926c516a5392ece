package dev.aludel.jdbc.mysql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Connection;
import org.mariadb.jdbc.Driver;

/**
 * A connection to the server where another one is, from which that one's statement is ended. Opened when it is needed; used by
 * one thread.
 *
 * <p>Behind one address there may be several servers, each with its own numbering of connections: before the first KILL the second
 * connection looks whether there is, under the number of the first, a connection from the first one's address.
 */
final class SecondConnection {
    private static final int UNKNOWN_THREAD = 1094;

    private final Configuration settings;
    private final ServerSession session;
    private @Nullable Connection connection;
    private volatile boolean uncertain;

    /**
     * A second connection to the same server.
     *
     * @param settings with time limits for connecting and for each answer
     * @param session what the first connection is to the server
     */
    SecondConnection(Configuration settings, ServerSession session) {
        this.settings = settings;
        this.session = session;
    }

    /** Whether a KILL was sent whose answer never came, so that it may arrive at any time. */
    boolean uncertain() {
        return uncertain;
    }

    /** @param hard whether the connection is to be ended as well */
    void kill(boolean hard) {
        boolean sent = false;
        try {
            var there = connection;
            if (there == null) {
                there = open();
                connection = there;
            }
            if (there != null) {
                sent = true;
                try (var statement = there.createStatement()) {
                    statement.execute((hard ? "KILL CONNECTION " : "KILL QUERY ") + session.id());
                }
            }
        } catch (SQLException e) {
            boolean answered = e.getErrorCode() == UNKNOWN_THREAD
                    || (e.getSQLState() != null && !e.getSQLState().startsWith("08"));
            uncertain |= sent && !answered;
            System.getLogger(SecondConnection.class.getName())
                    .log(System.Logger.Level.DEBUG, "ending a statement of connection " + session.id(), e);
            close();
        }
    }

    private @Nullable Connection open() throws SQLException {
        var opened = Driver.connect(settings);
        boolean same = false;
        try {
            var kind = Server.of(opened.getContext().getVersion()).kind();
            var statements = new ServerStatements(opened, 1);
            same = session.address().equals(ServerSession.address(statements, kind, session.id()));
        } finally {
            if (!same) {
                ServerStatements.closeQuietly(opened);
            }
        }
        return same ? opened : null;
    }

    void close() {
        var closing = connection;
        connection = null;
        if (closing != null) {
            ServerStatements.closeQuietly(closing);
        }
    }
}
