package dev.aludel.jdbc.sqlite;

import dev.aludel.driver.Connector;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.jdbc.Opening;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens connections to one SQLite database. Thread-safe. */
final class SqliteConnector implements Connector {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Database database;
    private final SqliteOptions options;

    SqliteConnector(Database database, SqliteOptions options) {
        this.database = database;
        this.options = options;
    }

    @Override
    public DriverConnection connect(Deadline deadline) {
        var file = database.file();
        var name =
                "aludel-sqlite-" + NUMBERS.incrementAndGet() + " " + (file == null ? ":memory:" : file.getFileName());
        return Opening.onPlatformThread(name, deadline, signal -> new SqliteOpener(database, options, signal).open());
    }

    @Override
    public boolean singleConnection() {
        return database.file() == null;
    }
}
