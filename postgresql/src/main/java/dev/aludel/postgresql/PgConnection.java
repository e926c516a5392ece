package dev.aludel.postgresql;

import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverStatistics;
import dev.aludel.driver.Pending;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.engine.UrlParser;
import dev.aludel.error.TransactionStateException;
import dev.aludel.postgresql.client.Begin;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.client.SqlStatement;
import dev.aludel.postgresql.copy.PgCopy;
import dev.aludel.postgresql.listen.PgListener;
import dev.aludel.postgresql.listen.PgSubscription;
import dev.aludel.postgresql.listen.SubscriptionOptions;
import dev.aludel.postgresql.session.PgSession;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a PostgreSQL server, without an engine or a pool around it.
 *
 * {@snippet :
 * try (var connection = PgConnection.connect("postgresql://app@localhost/shop")) {
 *     connection.execute("insert into users (name) values ($1)", "Alice");
 *     List<String> names = connection.query("select name from users", row -> row.stringAt(0));
 * }
 * }
 *
 * <p>Values are bound as {@code $1, $2 ..}; their Java classes say how (see {@code docs/postgresql.md}), and the server infers
 * the type where a text is given. Outside of a transaction each statement commits on its own.
 *
 * <p>One user at a time, on any thread; {@link #abort()} and {@link #cancel()} may be called by others. An interrupt cancels the running
 * statement on the server and throws {@link dev.aludel.error.OperationCancelledException}; the connection stays usable. What
 * goes wrong is an {@link dev.aludel.error.AludelException} of the right kind.
 */
public final class PgConnection implements AutoCloseable {
    private final PgDatabase database;
    private final PgSession session;
    private Duration timeout = Duration.ZERO;

    private PgConnection(PgDatabase database, PgSession session) {
        this.database = database;
        this.session = session;
    }

    /**
     * Connects to what a URL names, {@code postgresql://user@host/database?option=value}, or one of libpq's connection
     * strings, {@code host=localhost dbname=shop}. What it leaves out comes from the environment ({@code PGHOST} ..).
     *
     * @throws dev.aludel.error.ConfigurationException if it is wrong
     * @throws dev.aludel.error.ConnectFailedException if no server can be reached, or it refuses
     */
    public static PgConnection connect(String urlOrKeywords) {
        return connect(settings(urlOrKeywords));
    }

    /** Connects with settings; see {@link #connect(String)}. */
    public static PgConnection connect(PgSettings settings) {
        var database = new PgDatabase(settings, List.of());
        return over(database, database.open(deadlineOf(settings)));
    }

    /** For the driver: a connection on a session that exists already, which this one does not own. */
    public static PgConnection over(PgDatabase database, PgSession session) {
        return new PgConnection(database, session);
    }

    /**
     * Listens to channels of NOTIFY on a connection of its own, which is replaced when it is lost.
     *
     * @param listener is called on a virtual thread
     * @throws dev.aludel.error.ConnectFailedException if the first connection cannot be opened
     */
    public static PgSubscription subscribe(String urlOrKeywords, PgListener listener, String... channels) {
        return subscribe(settings(urlOrKeywords), SubscriptionOptions.DEFAULT, listener, channels);
    }

    /** Listens with settings and options; see {@link #subscribe(String, PgListener, String...)}. */
    public static PgSubscription subscribe(
            PgSettings settings, SubscriptionOptions options, PgListener listener, String... channels) {
        var database = new PgDatabase(settings, List.of());
        return PgSubscription.open(() -> database.open(deadlineOf(settings)), options, listener, List.of(channels));
    }

    private static PgSettings settings(String urlOrKeywords) {
        return urlOrKeywords.contains("://")
                ? PgSettings.of(UrlParser.parse(urlOrKeywords))
                : PgSettings.of(urlOrKeywords);
    }

    private static Deadline deadlineOf(PgSettings settings) {
        var limit = settings.connectTimeout();
        return limit == null ? Deadline.NEVER : Deadline.after(limit);
    }

    /** All rows of a query, each read by the mapper while it lies in the receive buffer; the mapper must copy what it keeps. */
    public <T> List<T> query(String sql, Function<? super RowReader, ? extends T> mapper, @Nullable Object... values) {
        return this.<T>send(prepare(sql), mapper, values).await();
    }

    /** The same for a prepared query. */
    public <T> List<T> query(
            PgStatement statement, Function<? super RowReader, ? extends T> mapper, @Nullable Object... values) {
        return this.<T>send(statement, mapper, values).await();
    }

    /** The first row of a query, or empty when it has none. */
    public <T> Optional<T> first(
            String sql, Function<? super RowReader, ? extends T> mapper, @Nullable Object... values) {
        var rows = this.<T>query(sql, mapper, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** Runs a command; gives the number of rows that it concerned, 0 where it counts none. */
    public long execute(String sql, @Nullable Object... values) {
        return send(prepare(sql), values).await();
    }

    /** Runs a prepared command. */
    public long execute(PgStatement statement, @Nullable Object... values) {
        return send(statement, values).await();
    }

    /**
     * Runs a command once for each row of values, in one round trip. Outside of a transaction all of it is stored or nothing.
     *
     * @return for each row of values, the number of rows that it concerned
     */
    public long[] executeBatch(PgStatement statement, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return new long[0];
        }
        var event = StatementEvent.begin(statement.sql(), session.processId());
        var text = statement.statement().forRows(rows);
        return StatementEvent.recorded(
                        event,
                        text.executeBatch(session, rows, BatchRowConsumer.NONE, deadline()),
                        counts -> Arrays.stream(counts).sum())
                .await();
    }

    /**
     * Prepares a statement for many executions, here or on other connections. Nothing is sent before it is first executed.
     *
     * @param parameterTypes types of all parameters; none when the classes of the values are to say them
     */
    public PgStatement prepare(String sql, SqlType<?>... parameterTypes) {
        return new PgStatement(new SqlStatement(database, sql, List.of(parameterTypes)));
    }

    /** Statements that are sent together and waited for once. */
    public PgPipeline pipeline() {
        return new PgPipeline(this);
    }

    <T> Pending<List<T>> send(
            PgStatement statement, Function<? super RowReader, ? extends T> mapper, @Nullable Object[] values) {
        var event = StatementEvent.begin(statement.sql(), session.processId());
        var rows = new ArrayList<T>();
        var sent = statement
                .statement()
                .forValues(values)
                .execute(session, values, row -> rows.add(mapper.apply(row)), deadline());
        Pending<List<T>> answer = () -> {
            sent.await();
            return rows;
        };
        return StatementEvent.recorded(event, answer, List::size);
    }

    Pending<Long> send(PgStatement statement, @Nullable Object[] values) {
        var event = StatementEvent.begin(statement.sql(), session.processId());
        var sent = statement.statement().forValues(values).execute(session, values, deadline());
        return StatementEvent.recorded(event, () -> Math.max(0, sent.await().rows()), rows -> rows);
    }

    /**
     * The rows of a query as they arrive, {@code window} of them in memory at a time. Needs an open transaction.
     *
     * @param window rows per fetch, at least 1
     */
    public <T> PgRows<T> stream(
            String sql, int window, Function<? super RowReader, ? extends T> mapper, @Nullable Object... values) {
        if (session.transactionStatus() == TransactionStatus.IDLE) {
            throw new TransactionStateException(
                    "a stream needs an open transaction", "begin one, and read the result inside it");
        }
        return new PgRows<>(
                prepare(sql).statement().forValues(values).open(session, values, window, deadline()),
                database.types(),
                mapper);
    }

    /** Begins a transaction. BEGIN travels with the first statement. */
    public PgTransaction begin() {
        return begin(TransactionOptions.DEFAULT);
    }

    /** Begins a transaction with options. */
    public PgTransaction begin(TransactionOptions options) {
        if (session.transactionStatus() != TransactionStatus.IDLE) {
            throw new TransactionStateException(
                    "a transaction is open already", "commit it or roll it back first, or use nested()");
        }
        var _ = session.begin(Begin.sql(options));
        return new PgTransaction(session);
    }

    /** COPY: bulk data in and out, as text, csv or binary. */
    public PgCopy copy() {
        return new PgCopy(database, session, timeout);
    }

    /** How long each operation may take from now on, preparing included; zero for no limit, which is the default. */
    public PgConnection timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    private Deadline deadline() {
        return timeout.isZero() ? Deadline.NEVER : Deadline.after(timeout);
    }

    /** What the server has said beside its answers since this was last called, oldest first. The first 64 are kept, up to 256 KiB. */
    public List<PgNotice> notices() {
        return session.takeNotices().stream().map(PgNotice::of).toList();
    }

    /** Where the transaction stands, counting what is queued as done. */
    public TransactionStatus transactionStatus() {
        return session.transactionStatus();
    }

    /** Round trips, statements and bytes since the connection was opened. */
    public DriverStatistics statistics() {
        var done = session.statistics();
        return new DriverStatistics(done.roundTrips(), done.statements(), done.bytesSent(), done.bytesReceived());
    }

    /** The number of the server's process, as {@code pg_stat_activity} shows it. */
    public int processId() {
        return session.processId();
    }

    /** A setting that the server reports by itself, such as {@code server_version} or {@code TimeZone}. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(session.parameter(name));
    }

    /** Whether the server answers within the time given. */
    public boolean ping(Duration limit) {
        return session.ping(limit);
    }

    /** False once the connection is lost. */
    public boolean usable() {
        return session.usable();
    }

    /** Ends the connection in an orderly way; an open transaction is rolled back. Idempotent. */
    @Override
    public void close() {
        session.close();
    }

    /**
     * Cancels, from any other thread, the statement that this connection's user waits for, in the database: that one or
     * nothing, never what it runs next. The user gets {@link dev.aludel.error.OperationCancelledException}, or the answer if
     * that was faster, and may go on; the answer to its preparation, at its first use, is one too. A sent COMMIT is not
     * cancelled.
     *
     * @return false when the user waits for nothing
     */
    public boolean cancel() {
        return session.cancel();
    }

    /** Ends the connection at once, from any thread. Idempotent. */
    public void abort() {
        session.abort();
    }

    @Override
    public String toString() {
        return "PgConnection[" + database.settings() + ", process " + session.processId() + "]";
    }
}
