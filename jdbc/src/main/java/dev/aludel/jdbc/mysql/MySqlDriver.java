package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Dialect;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Driver;
import java.util.Set;

/**
 * Reaches MySQL through MariaDB Connector/J: {@code mysql://user:password@host/database}. A server that turns out to be
 * MariaDB is spoken to as one. {@code docs/mariadb.md} has the options. Thread-safe.
 */
public final class MySqlDriver implements Driver {
    @Override
    public Set<String> schemes() {
        return Set.of("mysql");
    }

    @Override
    public Set<String> options() {
        return MySqlOptions.names();
    }

    @Override
    public Dialect dialect() {
        return MySqlDialect.MYSQL;
    }

    @Override
    public Connector connector(DatabaseUrl url) {
        return MySqlConnector.to(url);
    }
}
