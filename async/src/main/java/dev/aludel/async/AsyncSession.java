package dev.aludel.async;

import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Action;
import dev.aludel.engine.Result;
import dev.aludel.engine.Work;
import dev.aludel.orm.EntityTable;
import dev.aludel.orm.LoadOption;
import dev.aludel.orm.Session;
import dev.aludel.sql.Command;
import dev.aludel.sql.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Session} whose calls return futures. Each call starts at once; there is nothing to forget. One call at a time: a
 * call that overlaps with another fails with {@link dev.aludel.error.ConcurrentUseException}, which names both; chain them
 * with {@code thenCompose}. After a future was cancelled the next call waits until the cancelled one has ended in the
 * database.
 *
 * <p>Relationships of loaded objects load on first touch by blocking: touch them in {@link #run}, or load them with the
 * query.
 */
public final class AsyncSession {
    private final Turns<Session> turns;

    AsyncSession(Session session) {
        this.turns = new Turns<>(session, "AsyncSession");
    }

    /** Runs blocking code with the blocking session, on a virtual thread. */
    public <R extends @Nullable Object> CompletableFuture<R> run(Work<? super Session, ? extends R, ?> work) {
        return turns.start("run", work);
    }

    /** As {@link Session#add}. */
    public <E> CompletableFuture<E> add(E entity) {
        return turns.start("add", on -> on.add(entity));
    }

    /** As {@link Session#addAll}. */
    public CompletableFuture<@Nullable Void> addAll(Iterable<?> entities) {
        return call("addAll", on -> on.addAll(entities));
    }

    /** As {@link Session#update}. */
    public <E> CompletableFuture<E> update(E record, UnaryOperator<E> change) {
        return turns.start("update", on -> on.update(record, change));
    }

    /** As {@link Session#insertAll}. */
    public <E> CompletableFuture<Long> insertAll(EntityTable<E, ?> table, Iterable<? extends E> entities) {
        return turns.start("insertAll", on -> on.insertAll(table, entities));
    }

    /** As {@link Session#get(EntityTable, Object)}. */
    public <E, K> CompletableFuture<E> get(EntityTable<E, K> table, K key) {
        return turns.start("get", on -> on.get(table, key));
    }

    /** As {@link Session#get(EntityTable, int)}. */
    public <E> CompletableFuture<E> get(EntityTable<E, Integer> table, int key) {
        return turns.start("get", on -> on.get(table, key));
    }

    /** As {@link Session#get(EntityTable, long)}. */
    public <E> CompletableFuture<E> get(EntityTable<E, Long> table, long key) {
        return turns.start("get", on -> on.get(table, key));
    }

    /** As {@link Session#find(EntityTable, Object)}. */
    public <E, K> CompletableFuture<Optional<E>> find(EntityTable<E, K> table, K key) {
        return turns.start("find", on -> on.find(table, key));
    }

    /** As {@link Session#find(EntityTable, int)}. */
    public <E> CompletableFuture<Optional<E>> find(EntityTable<E, Integer> table, int key) {
        return turns.start("find", on -> on.find(table, key));
    }

    /** As {@link Session#find(EntityTable, long)}. */
    public <E> CompletableFuture<Optional<E>> find(EntityTable<E, Long> table, long key) {
        return turns.start("find", on -> on.find(table, key));
    }

    /** As {@link Session#getForUpdate(EntityTable, Object)}. */
    public <E, K> CompletableFuture<E> getForUpdate(EntityTable<E, K> table, K key) {
        return turns.start("getForUpdate", on -> on.getForUpdate(table, key));
    }

    /** As {@link Session#getForUpdate(EntityTable, int)}. */
    public <E> CompletableFuture<E> getForUpdate(EntityTable<E, Integer> table, int key) {
        return turns.start("getForUpdate", on -> on.getForUpdate(table, key));
    }

    /** As {@link Session#getForUpdate(EntityTable, long)}. */
    public <E> CompletableFuture<E> getForUpdate(EntityTable<E, Long> table, long key) {
        return turns.start("getForUpdate", on -> on.getForUpdate(table, key));
    }

    /** As {@link Session#findForUpdate(EntityTable, Object)}. */
    public <E, K> CompletableFuture<Optional<E>> findForUpdate(EntityTable<E, K> table, K key) {
        return turns.start("findForUpdate", on -> on.findForUpdate(table, key));
    }

    /** As {@link Session#findForUpdate(EntityTable, int)}. */
    public <E> CompletableFuture<Optional<E>> findForUpdate(EntityTable<E, Integer> table, int key) {
        return turns.start("findForUpdate", on -> on.findForUpdate(table, key));
    }

    /** As {@link Session#findForUpdate(EntityTable, long)}. */
    public <E> CompletableFuture<Optional<E>> findForUpdate(EntityTable<E, Long> table, long key) {
        return turns.start("findForUpdate", on -> on.findForUpdate(table, key));
    }

    /** As {@link Session#delete}. */
    public CompletableFuture<@Nullable Void> delete(Object entity) {
        return call("delete", on -> on.delete(entity));
    }

    /** As {@link Session#refresh}. */
    public CompletableFuture<@Nullable Void> refresh(Object entity) {
        return call("refresh", on -> on.refresh(entity));
    }

    /** As {@link Session#expire}. */
    public CompletableFuture<@Nullable Void> expire(Object entity) {
        return call("expire", on -> on.expire(entity));
    }

    /** As {@link Session#expunge}. */
    public CompletableFuture<@Nullable Void> expunge(Object entity) {
        return call("expunge", on -> on.expunge(entity));
    }

    /** As {@link Session#load}. */
    public <E> CompletableFuture<@Nullable Void> load(Collection<? extends E> entities, LoadOption... options) {
        return call("load", on -> on.load(entities, options));
    }

    /** As {@link Session#list}. */
    public <T> CompletableFuture<List<T>> list(Query<T> query) {
        return turns.start("list", on -> on.list(query));
    }

    /** As {@link Session#one}. */
    public <T> CompletableFuture<T> one(Query<T> query) {
        return turns.start("one", on -> on.one(query));
    }

    /** As {@link Session#oneOrNone}. */
    public <T> CompletableFuture<Optional<T>> oneOrNone(Query<T> query) {
        return turns.start("oneOrNone", on -> on.oneOrNone(query));
    }

    /** As {@link Session#first}. */
    public <T> CompletableFuture<Optional<T>> first(Query<T> query) {
        return turns.start("first", on -> on.first(query));
    }

    /** As {@link Session#count}. */
    public CompletableFuture<Long> count(Query<?> query) {
        return turns.start("count", on -> on.count(query));
    }

    /** As {@link Session#exists}. */
    public CompletableFuture<Boolean> exists(Query<?> query) {
        return turns.start("exists", on -> on.exists(query));
    }

    /** The rows one by one, as fast as the subscriber asks for them. One subscriber at a time. */
    public <T> Flow.Publisher<T> stream(Query<T> query) {
        return new RowPublisher<>(turns, on -> on.stream(query));
    }

    /** As {@link #stream(Query)}, with so many rows in memory at a time. */
    public <T> Flow.Publisher<T> stream(Query<T> query, int window) {
        return new RowPublisher<>(turns, on -> on.stream(query, window));
    }

    /** As {@link Session#execute(Command)}. */
    public CompletableFuture<Long> execute(Command command) {
        return turns.start("execute", on -> on.execute(command));
    }

    /** As {@link Session#execute(Query)}; the whole result is in memory when the future completes. */
    public <T> CompletableFuture<Result<T>> execute(Query<T> query) {
        return turns.start("execute", on -> on.execute(query));
    }

    /** As {@link Session#flush}. */
    public CompletableFuture<@Nullable Void> flush() {
        return call("flush", Session::flush);
    }

    /** As {@link Session#begin()}. */
    public CompletableFuture<@Nullable Void> begin() {
        return begin(TransactionOptions.DEFAULT);
    }

    /** As {@link Session#begin(TransactionOptions)}. */
    public CompletableFuture<@Nullable Void> begin(TransactionOptions options) {
        return call("begin", on -> on.begin(options));
    }

    /** As {@link Session#savepoint()}. */
    public CompletableFuture<AsyncSavepoint> savepoint() {
        return turns.start("savepoint", on -> new AsyncSavepoint(turns, on.savepoint()));
    }

    /** As {@link Session#commit}. */
    public CompletableFuture<@Nullable Void> commit() {
        return call("commit", Session::commit);
    }

    /** As {@link Session#rollback}. */
    public CompletableFuture<@Nullable Void> rollback() {
        return call("rollback", Session::rollback);
    }

    /** Rolls back what was not committed and gives the connection back. */
    public CompletableFuture<@Nullable Void> close() {
        return call("close", Session::close);
    }

    private CompletableFuture<@Nullable Void> call(String name, Action<Session, ?> action) {
        return turns.start(name, on -> {
            action.run(on);
            return null;
        });
    }
}
