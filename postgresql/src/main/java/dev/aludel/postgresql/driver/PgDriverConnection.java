package dev.aludel.postgresql.driver;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Completion;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.DriverCursor;
import dev.aludel.driver.DriverStatistics;
import dev.aludel.driver.Pending;
import dev.aludel.driver.RowConsumer;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.error.TransactionStateException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.postgresql.client.Begin;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.client.PreparedText;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.session.PgSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as Aludel's engine uses it. One user at a time, as {@link DriverConnection} says. */
final class PgDriverConnection implements DriverConnection {
    /** Statements whose preparation is remembered; when there are more, all are prepared anew. */
    private static final int REMEMBERED = 2_000;

    private final PgDatabase database;
    private final PgSession session;
    private final IdentityHashMap<DriverStatement, PreparedText> prepared = new IdentityHashMap<>();
    private final @Nullable TransactionNumber number;
    private boolean dirty;

    PgDriverConnection(PgDatabase database, PgSession session, boolean tracksTransactions) {
        this.database = database;
        this.session = session;
        number = tracksTransactions ? new TransactionNumber(database, session) : null;
    }

    @Override
    public Pending<Completion> execute(
            DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Deadline deadline) {
        var text = prepare(statement);
        var sent = text.execute(session, values, rows, deadline);
        track(statement, deadline);
        return () -> new Completion(Math.max(0, sent.await().rows()));
    }

    @Override
    public Pending<BatchCompletion> executeBatch(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Deadline deadline) {
        if (values.isEmpty()) {
            return Pending.completed(new BatchCompletion(List.of()));
        }
        var text = prepare(statement);
        var sent = text.executeBatch(session, values, rows, deadline);
        track(statement, deadline);
        return () -> new BatchCompletion(Arrays.stream(sent.await()).boxed().toList());
    }

    @Override
    public DriverCursor openCursor(
            DriverStatement statement, @Nullable Object[] values, int window, Deadline deadline) {
        if (session.usable() && session.transactionStatus() == TransactionStatus.IDLE) {
            throw new TransactionStateException(
                    "a cursor needs an open transaction", "begin one, and read the result inside it");
        }
        return new PgCursor(database, prepare(statement).open(session, values, window, deadline));
    }

    private PreparedText prepare(DriverStatement statement) {
        var known = prepared.get(statement);
        if (known == null) {
            if (prepared.size() >= REMEMBERED) {
                prepared.clear();
            }
            known = database.prepare(statement);
            prepared.put(statement, known);
        }
        dirty |= known.dirties();
        return known;
    }

    private void track(DriverStatement statement, Deadline deadline) {
        if (number != null
                && statement.kind() != DriverStatement.Kind.QUERY
                && session.transactionStatus() != TransactionStatus.IDLE) {
            number.ask(deadline);
        }
    }

    @Override
    public Pending<Void> begin(TransactionOptions options) {
        if (session.usable() && session.transactionStatus() != TransactionStatus.IDLE) {
            return Pending.failed(new TransactionStateException(
                    "a transaction is open already", "commit it or roll it back first, or use a savepoint"));
        }
        if (number != null) {
            number.begin();
        }
        return done(session.begin(Begin.sql(options)));
    }

    @Override
    public Pending<Void> commit() {
        if (session.usable() && session.transactionStatus() == TransactionStatus.IDLE) {
            return Pending.failed(
                    new TransactionStateException("there is no transaction to commit", "begin one first"));
        }
        var commit = done(session.commit());
        return number == null ? commit : numbered(commit, number);
    }

    private static Pending<Void> numbered(Pending<Void> commit, TransactionNumber number) {
        return () -> {
            try {
                return commit.await();
            } catch (DisconnectedException lost) {
                var known = number.known();
                if (known != null && lost.outcome() == Outcome.IN_DOUBT) {
                    lost.transaction(known);
                }
                throw lost;
            }
        };
    }

    @Override
    public Pending<Void> rollback() {
        if (!session.usable() || session.transactionStatus() == TransactionStatus.IDLE) {
            return PgDriverConnection::nothing;
        }
        return done(session.rollback());
    }

    @Override
    public Pending<Void> savepoint(String name) {
        return done(session.savepoint(name));
    }

    @Override
    public Pending<Void> releaseSavepoint(String name) {
        return done(session.releaseSavepoint(name));
    }

    @Override
    public Pending<Void> rollbackTo(String name) {
        return done(session.rollbackTo(name));
    }

    private static Pending<Void> done(Pending<CommandTag> sent) {
        return () -> {
            sent.await();
            return nothing();
        };
    }

    @SuppressWarnings("NullAway") // the only value of Void
    private static Void nothing() {
        return null;
    }

    @Override
    public TransactionStatus transactionStatus() {
        return session.transactionStatus();
    }

    @Override
    public void reset() {
        session.reset(dirty);
        dirty = false;
    }

    @Override
    public boolean ping(Duration timeout) {
        return session.ping(timeout);
    }

    @Override
    public boolean usable() {
        return session.usable();
    }

    @Override
    public DriverStatistics statistics() {
        var done = session.statistics();
        return new DriverStatistics(done.roundTrips(), done.statements(), done.bytesSent(), done.bytesReceived());
    }

    @Override
    public String serverVersion() {
        var version = session.parameter("server_version");
        return version == null ? "" : version;
    }

    /** A {@link PgConnection} on the same session: what it does there may leave the session changed, so it is reset afterwards. */
    @Override
    public <T> T unwrap(Class<T> type) {
        if (!type.isAssignableFrom(PgConnection.class)) {
            throw new UnsupportedFeatureException(
                    "The connection is no " + type.getName(), "ask for a " + PgConnection.class.getName());
        }
        dirty = true;
        return type.cast(PgConnection.over(database, session));
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public void abort() {
        session.abort();
    }
}
