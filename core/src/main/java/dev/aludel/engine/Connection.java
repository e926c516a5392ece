package dev.aludel.engine;

import dev.aludel.dialect.WriteSets;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.DriverStatistics;
import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.Pending;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Command;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the database, taken from the engine's pool until it is closed. Outside of a transaction each statement
 * commits on its own.
 *
 * {@snippet :
 * try (var connection = engine.connect()) {
 *     connection.begin(c -> c.execute(update));
 *     List<String> names = connection.list(select(USER.name));
 * }
 * }
 *
 * <p>One user at a time: it may move between threads, but two that use it at once get
 * {@link dev.aludel.error.ConcurrentUseException}. An interrupt cancels the running statement in the database and throws
 * {@link OperationCancelledException}. When the connection is lost, the statement throws
 * {@link dev.aludel.error.DisconnectedException}; after a rollback of the transaction, if one was open, the next use takes
 * another connection. Every method throws {@link dev.aludel.error.ConnectionClosedException} after {@link #close()}.
 */
public final class Connection extends SchemaConnection implements AutoCloseable {
    private final BatchSender batches;
    private int savepoints;

    Connection(Channel channel) {
        super(channel);
        this.batches = new BatchSender(channel, runner);
    }

    /** All rows. The list is the caller's own. */
    @Override
    public <T> List<T> list(Query<T> query) {
        return list(query, ReadScope.NONE);
    }

    /** All rows, read on behalf of a session. */
    public <T> List<T> list(Query<T> query, ReadScope scope) {
        return read("list", query, scope, Integer.MAX_VALUE).rows();
    }

    /**
     * The only row.
     *
     * @throws dev.aludel.error.NoResultException if there is none
     * @throws dev.aludel.error.MultipleResultsException if there are more
     */
    public <T> T one(Query<T> query) {
        var read = read("one", query, ReadScope.NONE, 2);
        return Cardinality.one(read.rows(), read.sql());
    }

    /**
     * The only row, or empty when there is none.
     *
     * @throws dev.aludel.error.MultipleResultsException if there are more
     */
    public <T> Optional<T> oneOrNone(Query<T> query) {
        var read = read("oneOrNone", query, ReadScope.NONE, 2);
        return Cardinality.oneOrNone(read.rows(), read.sql());
    }

    /** The first row, or empty. The query is sent as it is: say {@code limit(1)} where there may be many. */
    public <T> Optional<T> first(Query<T> query) {
        return Cardinality.first(read("first", query, ReadScope.NONE, 1).rows());
    }

    /** How many rows the query has, counted by the database. */
    public long count(Query<?> query) {
        return read("count", Sql.countOf(query), ReadScope.NONE, 1).rows().getFirst();
    }

    /** Whether the query has a row. */
    public boolean exists(Query<?> query) {
        return read("exists", Sql.select(Sql.exists(query)), ReadScope.NONE, 1)
                .rows()
                .getFirst();
    }

    /** The rows as they arrive, 500 in memory at a time; close it. */
    public <T> Rows<T> stream(Query<T> query) {
        return stream(query, Rows.WINDOW);
    }

    /**
     * The rows as they arrive; close it.
     *
     * @param window how many rows are in memory at a time, at least 1: fewer where rows are large, more where they are small
     *     and each fetch waits for the network
     */
    public <T> Rows<T> stream(Query<T> query, int window) {
        return stream(query, ReadScope.NONE, window);
    }

    /**
     * The rows as they arrive, read on behalf of a session.
     *
     * @param window how many rows are in memory at a time, at least 1
     * @throws dev.aludel.error.UnsupportedFeatureException if the query takes more than one statement: a RETURNING that the database
     *     does in steps, an INSERT of more values than one statement takes
     */
    public <T> Rows<T> stream(Query<T> query, ReadScope scope, int window) {
        try (var _ = channel.guard().enter("stream")) {
            SeveralStatements.requireOne(channel.parts().dialect(), query);
            return Rows.open(runner, channel, query, scope, window);
        }
    }

    /**
     * Inserts, updates or deletes; gives the number of rows inserted or matched. An INSERT of more rows than databases take in
     * one statement is sent in several, all of which have effect or none.
     */
    public long execute(Command command) {
        List<Command> parts = SeveralStatements.parts(this, command);
        return parts.size() == 1 ? executeOne(command) : executeAll(parts);
    }

    private long executeAll(List<Command> parts) {
        return SeveralStatements.atomically(
                this,
                connection -> parts.stream().mapToLong(connection::executeOne).sum());
    }

    private long executeOne(Command command) {
        try (var _ = channel.guard().enter("execute")) {
            return runner.send(command, row -> {}).complete().rows();
        }
    }

    /** The whole answer: rows, their names and their number; also for raw SQL that returns no rows. */
    public <T> Result<T> execute(Query<T> query) {
        return execute(query, ReadScope.NONE);
    }

    /** The whole answer, read on behalf of a session. */
    public <T> Result<T> execute(Query<T> query, ReadScope scope) {
        var several = inSeveral(query, scope);
        if (several != null) {
            return several;
        }
        try (var _ = channel.guard().enter("execute")) {
            var collector = new ResultCollector<>(query, scope);
            return collector.result(runner.send(query, collector).complete());
        }
    }

    /** Runs a statement once for each row of values. Without rows nothing is sent. */
    public BatchResult<Void> executeBatch(Batch batch) {
        return send(batch).await();
    }

    /**
     * Runs a statement that returns rows once for each row of values.
     *
     * @param template the batch's statement, which says how to read what it returns
     */
    public <T> BatchResult<T> executeBatch(Batch batch, Query<T> template) {
        return send(batch, template, ReadScope.NONE).await();
    }

    /**
     * Queues a query without waiting for it: what is sent before the first answer is awaited shares a round trip, where the
     * driver can. The answer belongs to this connection's user like the connection itself.
     */
    public <T> Pending<List<T>> send(Query<T> query, ReadScope scope) {
        var several = inSeveral(query, scope);
        if (several != null) {
            return Pending.completed(several.list());
        }
        try (var _ = channel.guard().enter("send")) {
            var collector = new RowCollector<>(query, scope, Integer.MAX_VALUE);
            var sent = runner.send(query, collector);
            return () -> collector.rows(await(sent));
        }
    }

    /** Queues a command, as {@link #send(Query, ReadScope)} does a query. */
    public Pending<Long> send(Command command) {
        List<Command> parts = SeveralStatements.parts(this, command);
        if (parts.size() > 1) {
            return Pending.completed(executeAll(parts));
        }
        try (var _ = channel.guard().enter("send")) {
            var sent = runner.send(command, row -> {});
            return () -> await(sent).rows();
        }
    }

    /** How far the database writes {@linkplain dev.aludel.sql.WriteSet sets of rows} that fail by themselves. */
    public WriteSets writeSets() {
        try (var _ = channel.guard().enter("writeSets")) {
            channel.requireOpen();
            return channel.parts().dialect().writeSets(channel.leased().driver().serverVersion());
        }
    }

    /** How many bytes the server takes in one INSERT of many rows. */
    long mostBytes() {
        try (var _ = channel.guard().enter("execute")) {
            channel.requireReady();
            return channel.leased().driver().mostBytes();
        }
    }

    /** Whether INSERTs of many rows give something back for each of them, in their order, or fail. */
    public boolean returnsInOrder() {
        return channel.parts().dialect().returnsInOrder();
    }

    /** Queues a batch whose statement returns nothing. */
    public Pending<BatchResult<Void>> send(Batch batch) {
        var several = SeveralStatements.execute(this, channel.parts().dialect(), batch);
        return several != null ? Pending.completed(several) : batches.send(batch);
    }

    /** Queues a batch whose statement returns rows; see {@link #executeBatch(Batch, Query)}. */
    public <T> Pending<BatchResult<T>> send(Batch batch, Query<T> template, ReadScope scope) {
        var several = SeveralStatements.execute(this, channel.parts().dialect(), batch, template, scope);
        return several != null ? Pending.completed(several) : batches.send(batch, template, scope);
    }

    /** Sends batches as they are. */
    BatchSender batches() {
        return batches;
    }

    private <C> C await(Sent<C> sent) {
        try (var _ = channel.guard().enter("await")) {
            return sent.complete();
        }
    }

    private record Read<T>(List<T> rows, String sql) {}

    private <T> Read<T> read(String operation, Query<T> query, ReadScope scope, int most) {
        var several = inSeveral(query, scope);
        if (several != null) {
            return new Read<>(several.list(), query.toString());
        }
        try (var _ = channel.guard().enter(operation)) {
            var collector = new RowCollector<>(query, scope, most);
            var sent = runner.send(query, collector);
            return new Read<>(collector.rows(sent.complete()), sent.event().sql());
        }
    }

    /** The answer to a query that takes several statements, or null for one that does not. */
    private <T> @Nullable Result<T> inSeveral(Query<T> query, ReadScope scope) {
        return SeveralStatements.execute(this, channel.parts().dialect(), query, scope);
    }

    /** Begins a transaction at the connection's level; end it with commit, or close it to roll back. */
    public Transaction begin() {
        return begin(TransactionOptions.DEFAULT);
    }

    /**
     * Begins a transaction. It is sent with the first statement.
     *
     * @throws TransactionStateException if one is open
     */
    public Transaction begin(TransactionOptions options) {
        try (var _ = channel.guard().enter("begin")) {
            return Transaction.begin(channel, EngineSettings.withLevel(options, channel.isolation()), false);
        }
    }

    /** Runs the action in a transaction: commits when it returns, rolls back when it throws. */
    public <X extends Exception> void begin(Action<? super Connection, X> action) throws X {
        begin(TransactionOptions.DEFAULT, action);
    }

    /** Runs the action in a transaction with these options. */
    public <X extends Exception> void begin(TransactionOptions options, Action<? super Connection, X> action) throws X {
        Scopes.inTransaction(this, options, action);
    }

    /** Runs the work in a transaction and gives its result: commits when it returns, rolls back when it throws. */
    public <R extends @Nullable Object, X extends Exception> R transact(Work<? super Connection, ? extends R, X> work)
            throws X {
        return transact(TransactionOptions.DEFAULT, work);
    }

    /** Runs the work in a transaction with these options. */
    public <R extends @Nullable Object, X extends Exception> R transact(
            TransactionOptions options, Work<? super Connection, ? extends R, X> work) throws X {
        return Scopes.transact(this, options, work);
    }

    /**
     * Sets a savepoint in the open transaction; release it, or close it to undo what came after it.
     *
     * @throws TransactionStateException if no transaction is open
     */
    public Savepoint savepoint() {
        try (var _ = channel.guard().enter("savepoint")) {
            return Savepoint.set(channel, "aludel_" + ++savepoints);
        }
    }

    /** Runs the action behind a savepoint: releases it when it returns, rolls back to it when it throws. */
    public <X extends Exception> void savepoint(Action<? super Connection, X> action) throws X {
        Scopes.inSavepoint(this, action);
    }

    /** Runs the work behind a savepoint and gives its result; rolls back to the savepoint when it throws. */
    public <R extends @Nullable Object, X extends Exception> R nested(Work<? super Connection, ? extends R, X> work)
            throws X {
        return Scopes.nested(this, work);
    }

    /** Whether a transaction is open, be it failed. */
    public boolean inTransaction() {
        return channel.transaction() != null;
    }

    /** The open transaction. */
    public Optional<Transaction> transaction() {
        return Optional.ofNullable(channel.transaction());
    }

    /**
     * The level of transactions begun from now on that name none, until this connection is closed.
     *
     * @throws TransactionStateException if a transaction is open: its level cannot change
     */
    public Connection isolation(IsolationLevel level) {
        try (var _ = channel.guard().enter("isolation")) {
            channel.requireOpen();
            if (channel.transaction() != null) {
                throw new TransactionStateException(
                        "The isolation level cannot change inside a transaction",
                        "set it before, or say it in begin(TransactionOptions)");
            }
            channel.isolation(level);
            return this;
        }
    }

    /**
     * How long each statement may take from now on, until this connection is closed; zero for no limit.
     *
     * @throws ConfigurationException if it is negative
     */
    public Connection statementTimeout(Duration timeout) {
        try (var _ = channel.guard().enter("statementTimeout")) {
            channel.requireOpen();
            if (timeout.isNegative()) {
                throw new ConfigurationException(
                        "The statement timeout cannot be " + timeout, "say a positive duration, or zero for none");
            }
            channel.statementTimeout(timeout);
            return this;
        }
    }

    /** The times this connection's user has waited for the database since it was taken. */
    public long roundTrips() {
        return channel.leased().statistics().roundTrips();
    }

    /** Statements sent since it was taken, BEGIN and the like included. */
    public long statements() {
        return channel.leased().statistics().statements();
    }

    /** Everything that was done since it was taken, over all connections it was on: also bytes, where the driver sees them. */
    public DriverStatistics statistics() {
        return channel.leased().statistics();
    }

    /**
     * The driver's own connection object, such as a {@code java.sql.Connection}. What is done with it must leave the
     * transaction as it is.
     *
     * @throws dev.aludel.error.UnsupportedFeatureException if the driver has no such object
     */
    public <T> T unwrap(Class<T> type) {
        try (var _ = channel.guard().enter("unwrap")) {
            channel.requireReady();
            if (channel.transaction() != null) {
                channel.transaction().wrote();
            }
            return channel.leased().driver().unwrap(type);
        }
    }

    /** Ends the connection to the database, whose state is not trusted any more; the next use takes another one. */
    public void invalidate() {
        try (var _ = channel.guard().enter("invalidate")) {
            channel.requireOpen();
            channel.invalidate();
        }
    }

    /** Takes the connection out of the pool for good, and closes this one: the caller ends what it gets. */
    public DriverConnection detach() {
        try (var _ = channel.guard().enter("detach")) {
            channel.requireReady();
            if (channel.transaction() != null) {
                throw new TransactionStateException(
                        "A connection cannot be detached inside a transaction", "commit or roll back first");
            }
            return channel.detach();
        }
    }

    /** In a transaction that is rolled back; inside of one, behind a savepoint. */
    @Override
    public <R> R undone(Supplier<R> work) {
        if (inTransaction()) {
            try (var _ = savepoint()) {
                return work.get();
            }
        }
        try (var _ = begin()) {
            return work.get();
        }
    }

    public boolean isClosed() {
        return channel.isClosed();
    }

    /** Rolls back what is open, and gives the connection back to the pool. Idempotent. */
    @Override
    public void close() {
        try (var _ = channel.guard().enter("close")) {
            channel.close();
        }
    }
}
