package dev.aludel.jdbc.sqlite;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.jdbc.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** Opens and sets up one connection, on its lane. Used once. */
final class SqliteOpener {
    private final Database database;
    private final SqliteOptions options;
    private final Signal signal;
    private final BusyWait busy;

    SqliteOpener(Database database, SqliteOptions options, Signal signal) {
        this.database = database;
        this.options = options;
        this.signal = signal;
        this.busy = new BusyWait(options.busyTimeout().toNanos());
    }

    SqliteLink open() {
        Path lockPath = null;
        Connection connection = null;
        WriterLock lock = null;
        try {
            if (database.file() != null) {
                checkFile(database.file());
                lockPath = Database.canonical(database.file());
                lock = WriterLocks.use(lockPath);
            }
            var opened = connect();
            connection = opened;
            busy.during(signal);
            setUp(opened, lock);
            busy.during(null);
            var link = new SqliteLink(opened, database, options, busy, lock, lockPath);
            connection = null;
            lockPath = null;
            return link;
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new ConnectFailedException(
                    database.title() + " cannot be reached: " + e.getMessage(), "check the path", "08001", e);
        } finally {
            if (connection != null) {
                closeQuietly(connection);
            }
            if (lockPath != null) {
                WriterLocks.release(lockPath);
            }
        }
    }

    private void checkFile(Path file) {
        var directory = file.getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new ConnectFailedException(
                    "the directory " + directory + " of " + database.title() + " does not exist",
                    "create the directory, or correct the path in the URL (three slashes begin a relative path,"
                            + " four an absolute one)",
                    "08001",
                    null);
        }
        if (Files.isDirectory(file)) {
            throw new ConnectFailedException(
                    file + " is a directory, not a database file", "name a file in the URL", "08001", null);
        }
        if (!options.create() && !Files.exists(file)) {
            throw new ConnectFailedException(
                    database.title() + " does not exist",
                    "correct the path, or let it be created with create=true and without readOnly",
                    "08001",
                    null);
        }
    }

    private SQLiteConnection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(0);
        if (options.readOnly()) {
            config.setReadOnly(true);
        } else if (!options.create()) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        var connection = (SQLiteConnection)
                config.createConnection("jdbc:sqlite:" + (database.file() == null ? ":memory:" : database.file()));
        // Otherwise Xerial steps a BEGIN and a COMMIT of its own after every statement.
        connection.getConnectionConfig().setAutoCommit(false);
        BusyHandler.setHandler(connection, busy);
        return connection;
    }

    private void setUp(SQLiteConnection connection, @Nullable WriterLock lock) throws SQLException {
        for (var pragma : pragmas(options)) {
            connection.getDatabase().exec(pragma, false);
        }
        // The first read of the file: says whether it is a database at all.
        var mode = read(connection, "PRAGMA journal_mode");
        if (lock != null && !options.readOnly() && !mode.equals(options.journalMode())) {
            changeJournalMode(connection, lock);
        } else {
            read(connection, "SELECT count(*) FROM sqlite_master");
        }
        JavaDecimals.register(connection);
        StatisticFunctions.register(connection);
        JavaTexts.register(connection);
        JavaTimes.register(connection);
    }

    /** SQLite needs the file for itself to change the mode; connections that open it at once do so one by one. */
    private void changeJournalMode(SQLiteConnection connection, WriterLock lock) throws SQLException {
        var turn = lock.acquire(options.busyTimeout().toNanos(), signal);
        if (turn == null) {
            throw new ConnectFailedException(
                    database.title() + " is being written to, and its journal mode could not be changed in time",
                    "open it before writing, or raise busyTimeout",
                    "55P03",
                    null);
        }
        try {
            read(connection, "PRAGMA journal_mode=" + options.journalMode());
        } finally {
            turn.release();
        }
    }

    /** The settings of a new connection, which a reset puts back. */
    static List<String> pragmas(SqliteOptions options) {
        var pragmas = new ArrayList<String>();
        pragmas.add("PRAGMA foreign_keys=" + (options.foreignKeys() ? "on" : "off"));
        // LIKE means the same as on other databases.
        pragmas.add("PRAGMA case_sensitive_like=" + (options.caseSensitiveLike() ? "on" : "off"));
        pragmas.add("PRAGMA synchronous=" + options.synchronous());
        if (options.cacheSize() != null) {
            pragmas.add("PRAGMA cache_size=" + options.cacheSize());
        }
        return pragmas;
    }

    private static String read(SQLiteConnection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private AludelException failed(SQLException error) {
        if (signal.raised()) {
            var stopped = signal.failure(error);
            return stopped instanceof StatementTimeoutException
                    ? new ConnectFailedException(
                            database.title() + " could not be opened in time, because it is locked",
                            "see which process holds it, or allow more time",
                            "55P03",
                            error)
                    : stopped;
        }
        var known = SqliteErrors.translate(error, database.title());
        return new ConnectFailedException(
                known.sqlState() != null && known.sqlState().equals("XX001")
                        ? database.title() + " is not a SQLite database, or is damaged or encrypted"
                        : database.title() + " cannot be opened (" + SqliteErrors.text(error) + ")",
                known.sqlState() != null && known.sqlState().equals("55P03")
                        ? known.remedy()
                        : "check the path, the file, and the permissions of the file and its directory",
                "08001",
                error);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(SqliteOpener.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing a connection that failed to open", e);
        }
    }
}
