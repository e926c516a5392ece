package dev.aludel.async;

import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.BatchResult;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Result;
import dev.aludel.engine.Work;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Command;
import dev.aludel.sql.Query;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Connection} whose calls return futures. One call at a time: a call that overlaps with another fails with
 * {@link dev.aludel.error.ConcurrentUseException}, which names both; chain them with {@code thenCompose}. After a future was
 * cancelled the next call waits until the cancelled one has ended in the database.
 */
public final class AsyncConnection {
    private final Connection connection;
    private final Turns<Connection> turns;

    AsyncConnection(Connection connection) {
        this.connection = connection;
        this.turns = new Turns<>(connection, "AsyncConnection");
    }

    public <T> CompletableFuture<List<T>> list(Query<T> query) {
        return turns.start("list", on -> on.list(query));
    }

    /** As {@link Connection#one}. */
    public <T> CompletableFuture<T> one(Query<T> query) {
        return turns.start("one", on -> on.one(query));
    }

    /** As {@link Connection#oneOrNone}. */
    public <T> CompletableFuture<Optional<T>> oneOrNone(Query<T> query) {
        return turns.start("oneOrNone", on -> on.oneOrNone(query));
    }

    /** As {@link Connection#first}. */
    public <T> CompletableFuture<Optional<T>> first(Query<T> query) {
        return turns.start("first", on -> on.first(query));
    }

    public CompletableFuture<Long> count(Query<?> query) {
        return turns.start("count", on -> on.count(query));
    }

    public CompletableFuture<Boolean> exists(Query<?> query) {
        return turns.start("exists", on -> on.exists(query));
    }

    /** The rows one by one, as fast as the subscriber asks for them. Outside of a transaction it has a read-only one of its own. One subscriber at a time. */
    public <T> Flow.Publisher<T> stream(Query<T> query) {
        return new RowPublisher<>(turns, on -> on.stream(query));
    }

    /** As {@link #stream(Query)}, with so many rows in memory at a time. */
    public <T> Flow.Publisher<T> stream(Query<T> query, int window) {
        return new RowPublisher<>(turns, on -> on.stream(query, window));
    }

    /** The number of rows inserted, or matched. */
    public CompletableFuture<Long> execute(Command command) {
        return turns.start("execute", on -> on.execute(command));
    }

    /** The whole result, read into memory. */
    public <T> CompletableFuture<Result<T>> execute(Query<T> query) {
        return turns.start("execute", on -> on.execute(query));
    }

    public CompletableFuture<BatchResult<Void>> executeBatch(Batch batch) {
        return turns.start("executeBatch", on -> on.executeBatch(batch));
    }

    /** Begins a transaction, which the caller ends. */
    public CompletableFuture<AsyncTransaction> begin() {
        return begin(TransactionOptions.DEFAULT);
    }

    /** Begins a transaction, which the caller ends. */
    public CompletableFuture<AsyncTransaction> begin(TransactionOptions options) {
        // Cancelled when it had begun: nobody could end it, and what comes next would be lost in it.
        return turns.start("begin", on -> new AsyncTransaction(turns, on.begin(options)), AsyncTransaction::undo);
    }

    /** Runs blocking code with the blocking connection, on a virtual thread: for DDL, reflection, and whole sequences. */
    public <R extends @Nullable Object> CompletableFuture<R> runSync(Work<? super Connection, ? extends R, ?> work) {
        return turns.start("runSync", work);
    }

    /** Gives the connection back to the pool; an open transaction is rolled back. */
    public CompletableFuture<@Nullable Void> close() {
        return turns.start("close", on -> {
            on.close();
            return null;
        });
    }

    Connection blocking() {
        return connection;
    }
}
