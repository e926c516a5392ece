package dev.aludel.jdbc.mysql;

import dev.aludel.error.ConnectFailedException;
import org.mariadb.jdbc.client.ServerVersion;

/**
 * The server at the other end. Immutable.
 *
 * @param version its own version text
 */
record Server(ServerKind kind, String version) {
    private static final String STATE = "08001";

    /**
     * What a server says that it is.
     *
     * @throws ConnectFailedException if it is older than what the SQL of the dialects needs
     */
    static Server of(ServerVersion said) {
        var kind = said.isMariaDBServer() ? ServerKind.MARIADB : ServerKind.MYSQL;
        boolean known = kind == ServerKind.MARIADB
                ? said.versionGreaterOrEqual(10, 6, 0)
                : said.versionGreaterOrEqual(8, 0, 19);
        if (!known) {
            throw new ConnectFailedException(
                    "the server is " + kind.title() + " " + said.getVersion() + ", which is too old",
                    "use MariaDB 10.6 or later, or MySQL 8.0.19 or later",
                    STATE,
                    null);
        }
        return new Server(kind, said.getVersion());
    }
}
