package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.Dialect;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Driver;
import dev.aludel.error.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reaches SQLite, embedded through Xerial's JDBC driver: {@code sqlite:file.db}, {@code sqlite::memory:}. Thread-safe.
 *
 * <p>Each connection owns a platform thread, where all native code runs. {@code docs/sqlite.md} has the options.
 */
public final class SqliteDriver implements Driver {
    private final Dialect dialect = new SqliteDialect();

    @Override
    public Set<String> schemes() {
        return Set.of("sqlite");
    }

    @Override
    public Set<String> options() {
        return SqliteOptions.NAMES;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Connector connector(DatabaseUrl url) {
        if (!url.hosts().isEmpty()) {
            throw new ConfigurationException(
                    "a SQLite URL names a file, not a host",
                    "write sqlite:name.db, sqlite:///name.db, or sqlite:////absolute/name.db");
        }
        return new SqliteConnector(database(url.database()), SqliteOptions.of(url.options()));
    }

    private static Database database(String name) {
        if (name.isEmpty() || name.equals(":memory:")) {
            return Database.MEMORY;
        }
        if (name.startsWith("file:") || name.startsWith(":") || name.indexOf('?') >= 0) {
            throw new ConfigurationException(
                    "the SQLite database name " + name + " is not a plain path",
                    "give a path, or :memory:; SQLite's own URIs and a shared cache are not supported");
        }
        try {
            return new Database(Path.of(name).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "the SQLite database name " + name + " is no path: " + e.getReason(), "correct it", null, e);
        }
    }
}
