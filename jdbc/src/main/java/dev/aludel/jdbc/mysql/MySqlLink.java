package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Completion;
import dev.aludel.driver.RowConsumer;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.error.AludelException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.jdbc.Attempt;
import dev.aludel.jdbc.Link;
import dev.aludel.jdbc.LinkCursor;
import dev.aludel.jdbc.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One open connection to MySQL or MariaDB, on its lane. */
final class MySqlLink implements Link {
    /** Of an INSERT of many rows: larger ones are no faster. */
    private static final long MOST_BYTES = 1 << 20;

    private final Target target;
    private final Server server;
    private final MySqlValues bound;
    private final Wire wire;
    private final MySqlTransaction transaction;
    private final MySqlBatches batches;
    private final List<MySqlCursor> cursors = new ArrayList<>();

    private boolean closed;
    private int moreWaits;
    private volatile boolean dirty;

    MySqlLink(Target target, Server server, ServerSession session, Wire wire) {
        this.target = target;
        this.server = server;
        this.bound = new MySqlValues(server.kind(), session.packetLimit());
        this.wire = wire;
        this.transaction = new MySqlTransaction(server.kind(), wire.connection(), wire.statements());
        this.batches = new MySqlBatches(this, wire, transaction, bound);
    }

    Server server() {
        return server;
    }

    Wire wire() {
        return wire;
    }

    @Override
    public Completion execute(DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Signal signal) {
        if (!transaction.open() && promisesKey(statement)) {
            return atomically(signal, () -> executeOne(statement, values, rows, signal));
        }
        return executeOne(statement, values, rows, signal);
    }

    private Completion executeOne(
            DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Signal signal) {
        return run(statement, signal, running -> new Completion(running.execute(values, rows)));
    }

    /** MySQL gives the key back in its own way, which may fail when the row is there already. */
    boolean promisesKey(DriverStatement statement) {
        return server.kind() == ServerKind.MYSQL
                && statement.kind() == DriverStatement.Kind.WRITE
                && !statement.columns().isEmpty();
    }

    @Override
    public BatchCompletion executeBatch(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Signal signal) {
        return batches.execute(statement, values, rows, signal);
    }

    /** In a transaction of its own. */
    <T> T atomically(Signal signal, Supplier<T> work) {
        begin(TransactionOptions.DEFAULT, signal);
        return Attempt.orUndo(
                () -> {
                    var answer = work.get();
                    commit();
                    return answer;
                },
                this::undo);
    }

    /** Rolls back while a failure is on its way, which a second one must not hide. */
    void undo() {
        try {
            rollback();
        } catch (AludelException e) {
            wire.lose();
        }
    }

    @Override
    public LinkCursor openCursor(DriverStatement statement, @Nullable Object[] values, int window, Signal signal) {
        note(statement);
        return wire.call(signal, Stake.NOTHING, () -> {
            stepAside();
            var cursor = new MySqlCursor(this, statement, bound, values, window);
            cursors.add(cursor);
            return cursor;
        });
    }

    void forget(MySqlCursor cursor) {
        cursors.remove(cursor);
    }

    private void note(DriverStatement statement) {
        if (statement.kind() == DriverStatement.Kind.RAW || statement.kind() == DriverStatement.Kind.DDL) {
            dirty = true;
        }
    }

    @Override
    public void begin(TransactionOptions options, Signal signal) {
        wire.run(signal, Stake.NOTHING, () -> transaction.begin(options));
    }

    @Override
    public void commit() {
        closeCursors();
        wire.run(null, Stake.COMMIT, transaction::commit);
        letGo();
    }

    @Override
    public void rollback() {
        closeCursors();
        if (wire.lost()) {
            transaction.ended(); // the server undoes what it has of a connection that is gone
        } else {
            wire.run(null, Stake.NOTHING, transaction::rollback);
            letGo();
        }
    }

    /** What the transaction has come to stays so, whatever becomes of this. */
    private void letGo() {
        try {
            wire.run(null, Stake.NOTHING, () -> waited(transaction.letGo() ? 1 : 0));
        } catch (AludelException e) {
            wire.lose();
        }
    }

    /** Notes that the server was waited for more often than once for the call. */
    void waited(int more) {
        moreWaits += more;
    }

    @Override
    public void savepoint(String name) {
        wire.run(null, Stake.NOTHING, () -> {
            stepAside();
            transaction.working();
            wire.statements().run("SAVEPOINT " + quoted(name));
        });
    }

    @Override
    public void releaseSavepoint(String name) {
        wire.run(null, Stake.NOTHING, () -> {
            stepAside();
            wire.statements().run("RELEASE SAVEPOINT " + quoted(name));
        });
    }

    @Override
    public void rollbackTo(String name) {
        wire.run(null, Stake.NOTHING, () -> {
            stepAside();
            wire.statements().run("ROLLBACK TO SAVEPOINT " + quoted(name));
        });
    }

    /** An error carries no word about the transaction, so that the server is asked. */
    @Override
    public boolean inTransaction() {
        if (!transaction.open() || wire.lost()) {
            return false;
        }
        wire.run(null, Stake.NOTHING, () -> {
            stepAside();
            wire.statements().run("DO 0");
        });
        return transaction.openOnServer();
    }

    @Override
    public int moreWaits() {
        int waits = moreWaits;
        moreWaits = 0;
        return waits;
    }

    @Override
    public boolean dirty() {
        return dirty || wire.unsettled();
    }

    @Override
    public void reset() {
        wire.run(null, Stake.NOTHING, () -> {
            if (dirty) {
                wire.statements().clear();
                wire.connection().getClient().execute(new ResetSession(), false);
                wire.statements()
                        .run(SessionSettings.sql(server.kind(), target.options().sessionVariables()));
                if (!target.database().isEmpty()) {
                    wire.statements().run("USE `" + target.database().replace("`", "``") + "`"); // no reset does this
                }
                dirty = false;
            }
        });
    }

    @Override
    public boolean lost() {
        return wire.lost();
    }

    @Override
    public void ping(Signal signal) {
        wire.ping(signal);
    }

    @Override
    public void cancel() {
        wire.killer().kill();
    }

    @Override
    public void linger() {
        wire.killer().linger();
    }

    @Override
    public String serverVersion() {
        return server.version();
    }

    /** With much room for what surrounds the values: their types, and the statement's own bytes. */
    @Override
    public long mostBytes() {
        return Math.min(MOST_BYTES, bound.limit() / 2);
    }

    @Override
    public Connection jdbc() {
        return wire.connection();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            transaction.ended();
            wire.close(); // the server rolls back and drops what is being read
        }
    }

    /** Executes something by a prepared statement, and looks what became of the transaction. */
    <T> T run(DriverStatement statement, Signal signal, Run<T> work) {
        note(statement);
        var raw = MySqlPlan.of(statement);
        if (raw.commits() && transaction.open() && transaction.worked()) {
            throw new TransactionStateException(
                    server.kind().title()
                            + " commits the open transaction before it changes a schema or locks tables, so that it could"
                            + " not be rolled back any more",
                    "do that outside of a transaction, or first in it");
        }
        var stake = transaction.open() || raw.reads() ? Stake.NOTHING : Stake.WRITE;
        return wire.call(signal, stake, () -> {
            stepAside();
            if (transaction.open() && !raw.reads() && !raw.commits()) {
                transaction.working();
            }
            T answer;
            var prepared = wire.statements().take(statement.sql());
            boolean good = false;
            try {
                answer = work.on(new Running(prepared, statement, bound));
                good = true;
            } finally {
                wire.statements().give(statement.sql(), prepared, good);
            }
            checkTransaction(raw);
            if (raw.reads() && signal.raised() && wire.killer().used()) {
                throw signal.failure(null); // SLEEP and its like end with an answer when they are killed
            }
            return answer;
        });
    }

    private void checkTransaction(MySqlPlan raw) throws SQLException {
        if (!transaction.open()) {
            checkNone();
            return;
        }
        if (transaction.openOnServer()) {
            return;
        }
        if (raw.commits()) {
            transaction.beginAgain();
            return;
        }
        throw new TransactionStateException(
                "the statement has ended the transaction that it was executed in, which is committed now",
                "use commit and rollback of the connection or session, and no procedures that do it");
    }

    /** What a statement has begun behind our back nobody would ever commit. */
    private void checkNone() throws SQLException {
        if (transaction.commitsEach()) {
            return;
        }
        try {
            transaction.endStray();
        } catch (SQLException e) {
            wire.lose(); // as XA transactions do not end in the usual way
        }
        throw new TransactionStateException(
                "the statement has begun a transaction, or turned off autocommit, of which the connection knows nothing: it is"
                        + " rolled back",
                "use begin, commit and rollback of the connection or session, and no SET autocommit, XA or procedures that do it");
    }

    /** Lets go of the results that are being read, before another statement is sent. */
    private void stepAside() throws SQLException {
        for (var cursor : List.copyOf(cursors)) {
            cursor.stepAside();
        }
    }

    private void closeCursors() {
        List.copyOf(cursors).forEach(MySqlCursor::close);
    }

    private static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    interface Run<T> {
        T on(Running running) throws SQLException;
    }
}
