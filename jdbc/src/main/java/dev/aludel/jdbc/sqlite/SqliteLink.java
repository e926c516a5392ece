package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Completion;
import dev.aludel.driver.RowConsumer;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.error.AludelException;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.jdbc.Attempt;
import dev.aludel.jdbc.Link;
import dev.aludel.jdbc.LinkCursor;
import dev.aludel.jdbc.Signal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/** One open SQLite connection, on its lane. */
final class SqliteLink implements Link {
    /** The savepoint before a batch. */
    private static final String BATCH = "aludel_batch";

    private final SQLiteConnection connection;
    private final DB db;
    private final Database database;
    private final SqliteOptions options;
    private final BusyWait busy;
    private final SqliteTransaction transaction;
    private final SqliteReset reset;
    private final @Nullable Path lockPath;
    private final SqliteStatements statements;
    private final List<SqliteCursor> cursors = new ArrayList<>();
    private final String version;

    private boolean closed;
    private volatile boolean dirty;
    private volatile boolean lost;

    SqliteLink(
            SQLiteConnection connection,
            Database database,
            SqliteOptions options,
            BusyWait busy,
            @Nullable WriterLock lock,
            @Nullable Path lockPath)
            throws SQLException {
        this.connection = connection;
        this.db = connection.getDatabase();
        this.database = database;
        this.options = options;
        this.busy = busy;
        this.lockPath = lockPath;
        this.statements = new SqliteStatements(connection, options.preparedStatements());
        this.reset = new SqliteReset(statements);
        this.transaction = new SqliteTransaction(statements, new SqliteWriting(lock, options.busyTimeout(), database));
        this.version = connection.libversion();
    }

    SqliteStatements statements() {
        return statements;
    }

    BusyWait busyWait() {
        return busy;
    }

    @Override
    public Completion execute(DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Signal signal) {
        var encoded = SqliteValues.encode(statement.parameters(), values);
        return run(statement, signal, prepared -> {
            prepared.start(encoded);
            if (!prepared.returnsRows()) {
                return new Completion(counts(prepared));
            }
            rows.columns(prepared.columns(statement.kind() == DriverStatement.Kind.RAW));
            long count = 0;
            while (prepared.next()) {
                prepared.show(rows::row);
                count++;
            }
            return new Completion(count);
        });
    }

    @Override
    public BatchCompletion executeBatch(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Signal signal) {
        if (values.size() == 1 || !SqlitePlan.of(statement).writes()) {
            return eachOf(statement, values, rows, signal);
        }
        // A batch is one statement to its caller: all of it is stored, or nothing.
        if (transaction.open()) {
            return statement.kind() == DriverStatement.Kind.WRITE
                    ? undoable(statement, values, rows, signal)
                    : eachOf(statement, values, rows, signal);
        }
        begin(TransactionOptions.DEFAULT, signal);
        return Attempt.orUndo(
                () -> {
                    var answer = eachOf(statement, values, rows, signal);
                    call(signal, transaction::commit);
                    return answer;
                },
                this::undo);
    }

    /** What is there of a batch that fails is undone, and the transaction goes on without it. */
    private BatchCompletion undoable(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Signal signal) {
        savepoint(BATCH);
        return Attempt.orUndo(
                () -> {
                    var answer = eachOf(statement, values, rows, signal);
                    releaseSavepoint(BATCH);
                    return answer;
                },
                this::undoBatch);
    }

    private void undoBatch() {
        try {
            if (inTransaction()) {
                rollbackTo(BATCH);
                releaseSavepoint(BATCH);
            }
        } catch (AludelException e) {
            undo();
        }
    }

    /** Rolls back while a failure is on its way, which a second one must not hide. */
    private void undo() {
        try {
            rollback();
        } catch (AludelException e) {
            lost = true;
        }
    }

    private BatchCompletion eachOf(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Signal signal) {
        return run(statement, signal, prepared -> {
            var counts = new ArrayList<Long>(values.size());
            for (int i = 0; i < values.size(); i++) {
                if (signal.raised()) {
                    throw signal.failure(null);
                }
                int index = i;
                prepared.start(SqliteValues.encode(statement.parameters(), values.get(i)));
                long count = 0;
                if (prepared.returnsRows()) {
                    while (prepared.next()) {
                        prepared.show(row -> rows.row(index, row));
                        count++;
                    }
                    prepared.reset();
                } else {
                    count = counts(prepared);
                }
                counts.add(count);
            }
            return new BatchCompletion(counts);
        });
    }

    @Override
    public LinkCursor openCursor(DriverStatement statement, @Nullable Object[] values, int window, Signal signal) {
        var encoded = SqliteValues.encode(statement.parameters(), values);
        SqliteStatement prepared = null;
        try {
            prepared = statements.take(statement);
            checkWrites(prepared.plan());
            noteSettings(prepared.plan());
            busy.during(signal);
            prepared.start(encoded);
            var cursor = new SqliteCursor(this, statement, prepared);
            cursors.add(cursor);
            prepared = null;
            return cursor;
        } catch (SQLException e) {
            throw translate(e, signal);
        } finally {
            busy.during(null);
            if (prepared != null) {
                prepared.close();
            }
        }
    }

    @Override
    public void begin(TransactionOptions transactionOptions, Signal signal) {
        call(signal, () -> transaction.begin(transactionOptions, signal));
    }

    @Override
    public void commit() {
        closeCursors();
        call(null, transaction::commit);
    }

    @Override
    public void rollback() {
        closeCursors();
        call(null, transaction::rollback);
    }

    @Override
    public void savepoint(String name) {
        call(null, () -> statements.run("SAVEPOINT " + quoted(name)));
    }

    @Override
    public void releaseSavepoint(String name) {
        call(null, () -> statements.run("RELEASE " + quoted(name)));
    }

    @Override
    public void rollbackTo(String name) {
        call(null, () -> statements.run("ROLLBACK TO " + quoted(name)));
    }

    @Override
    public boolean inTransaction() {
        try {
            return transaction.alive();
        } catch (SQLException e) {
            throw translate(e, null);
        }
    }

    @Override
    public boolean dirty() {
        return dirty;
    }

    @Override
    public void reset() {
        call(null, () -> {
            for (var pragma : SqliteOpener.pragmas(options)) {
                db.exec(pragma, false);
            }
            BusyHandler.setHandler(connection, busy); // PRAGMA busy_timeout would have replaced it
            reset.run();
            dirty = false;
        });
    }

    @Override
    public boolean lost() {
        return lost;
    }

    @Override
    public void ping(Signal signal) {
        call(signal, () -> statements.run("SELECT 1 FROM sqlite_master LIMIT 1"));
    }

    @Override
    public void cancel() {
        try {
            db.interrupt();
        } catch (SQLException e) {
            throw new DatabaseException("the statement cannot be interrupted", "see the cause", null, e);
        }
    }

    @Override
    public String serverVersion() {
        return version;
    }

    @Override
    public Connection jdbc() {
        return connection;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        lost = true;
        try {
            closeCursors();
            statements.close(); // a transaction left open is rolled back by closing
            connection.close();
        } catch (SQLException e) {
            System.getLogger(SqliteLink.class.getName())
                    .log(System.Logger.Level.WARNING, "closing " + database.title(), e);
        } finally {
            transaction.ended();
            if (lockPath != null) {
                WriterLocks.release(lockPath);
            }
        }
    }

    /** Takes the statement, and the right to write if it needs that, and gives both back whatever happens. */
    private <T> T run(DriverStatement statement, Signal signal, Run<T> work) {
        SqliteStatement prepared = null;
        boolean good = false;
        boolean alone = false;
        try {
            busy.during(signal);
            prepared = statements.take(statement);
            checkWrites(prepared.plan());
            noteSettings(prepared.plan());
            alone = !transaction.open() && prepared.plan().writes();
            if (alone) {
                transaction.writeAlone(signal);
            }
            var answer = work.on(prepared);
            good = true;
            return answer;
        } catch (SQLException e) {
            throw translate(e, signal);
        } finally {
            if (prepared != null) {
                statements.give(statement, prepared, good);
            }
            busy.during(null);
            if (alone) {
                transaction.ended();
            }
        }
    }

    private static long counts(SqliteStatement prepared) throws SQLException {
        return prepared.plan().counts() ? prepared.changes() : 0;
    }

    private void checkWrites(SqlitePlan plan) {
        if (transaction.readOnly() && plan.writes()) {
            throw new ReadOnlyException(
                    "a write was attempted in a read-only transaction",
                    "begin one that may write (transact or begin instead of with or use)",
                    "25006",
                    null);
        }
    }

    private void noteSettings(SqlitePlan plan) throws SQLException {
        if (plan.settings()) {
            reset.remember();
            dirty = true;
        }
    }

    /** @param signal null for what runs to its end */
    private void call(@Nullable Signal signal, Call work) {
        try {
            busy.during(signal);
            work.run();
        } catch (SQLException e) {
            throw translate(e, signal);
        } finally {
            busy.during(null);
        }
    }

    void forget(SqliteCursor cursor) {
        cursors.remove(cursor);
    }

    void giveBack(DriverStatement statement, SqliteStatement prepared, boolean good) {
        statements.give(statement, prepared, good);
    }

    void during(@Nullable Signal signal) {
        busy.during(signal);
    }

    private void closeCursors() {
        List.copyOf(cursors).forEach(SqliteCursor::close);
    }

    AludelException translate(SQLException error, @Nullable Signal signal) {
        var code = SqliteErrors.code(error) & 0xff;
        if (signal != null && signal.raised() && (code == SqliteErrors.INTERRUPT || code == SqliteErrors.BUSY)) {
            return signal.failure(error);
        }
        if (SqliteErrors.fatal(error)) {
            lost = true;
        }
        return SqliteErrors.translate(error, database.title());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private interface Call {
        void run() throws SQLException;
    }

    private interface Run<T> {
        T on(SqliteStatement prepared) throws SQLException;
    }
}
