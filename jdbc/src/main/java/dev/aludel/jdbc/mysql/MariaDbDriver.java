package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Dialect;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Driver;
import java.util.Set;

/**
 * Reaches MariaDB through MariaDB Connector/J: {@code mariadb://user:password@host/database}. A server that turns out to be
 * MySQL is spoken to as one. {@code docs/mariadb.md} has the options. Thread-safe.
 */
public final class MariaDbDriver implements Driver {
    @Override
    public Set<String> schemes() {
        return Set.of("mariadb");
    }

    @Override
    public Set<String> options() {
        return MySqlOptions.names();
    }

    @Override
    public Dialect dialect() {
        return MySqlDialect.MARIADB;
    }

    @Override
    public Connector connector(DatabaseUrl url) {
        return MySqlConnector.to(url);
    }
}
