package dev.aludel.orm;

import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Action;
import dev.aludel.engine.Result;
import dev.aludel.engine.Rows;
import dev.aludel.engine.Work;
import dev.aludel.sql.Command;
import dev.aludel.sql.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work: objects read from the database, one per key, whose changes it finds and writes. It begins a transaction by
 * itself when it first needs one, writes changes before a query that could see them, and on {@link #commit()}; closing it
 * rolls back what is not committed.
 *
 * {@snippet :
 * try (Session session = sessions.open()) {
 *     User alice = session.get(USER, 1);
 *     alice.balance = alice.balance.add(BigDecimal.TEN);
 *     session.commit();
 * }
 * }
 *
 * <p>One user at a time: it may move between threads, but two that use it at once get
 * {@link dev.aludel.error.ConcurrentUseException}. When a flush fails in the database, every use throws
 * {@link dev.aludel.error.PendingRollbackException} until {@link #rollback()}. After {@link #close()} every method throws
 * {@link dev.aludel.error.SessionStateException}; objects stay usable with what they have loaded.
 */
public final class Session implements AutoCloseable {
    private final SessionCore core;
    private final SessionEnding ending;
    private final SessionCommands commands;

    Session(SessionCore core) {
        this.core = core;
        this.ending = new SessionEnding(core);
        this.commands = new SessionCommands(core);
    }

    /**
     * Adds a new object, and the new objects it is related to: the next flush inserts them. A record is inserted at once.
     *
     * @return the object; of a record the version with its key
     * @throws dev.aludel.error.SessionStateException if it is stored already, or belongs to another session
     */
    public <E> E add(E entity) {
        try (var _ = core.enter("add")) {
            return commands.add(entity);
        }
    }

    /** Adds each of these. */
    public void addAll(Iterable<?> entities) {
        try (var _ = core.enter("addAll")) {
            entities.forEach(commands::add);
        }
    }

    /**
     * Changes a record: the function is applied to its latest version, and the next flush writes the components that differ.
     *
     * @param record any version of it
     * @return the new version
     * @throws dev.aludel.error.SessionStateException if the record does not belong to the session
     */
    public <E> E update(E record, UnaryOperator<E> change) {
        try (var _ = core.enter("update")) {
            return commands.update(record, change);
        }
    }

    /**
     * Inserts many new objects without making them part of the session, a thousand rows at a time. Objects of a class get
     * their drawn keys.
     *
     * <p>Columns that the database writes (defaults, computed columns, triggers: {@code @Column(fetched = ..)}) are not read back:
     * such fields keep what they had. Select the rows, or {@code addAll} the objects, where they are wanted.
     *
     * @return how many
     */
    public <E> long insertAll(EntityTable<E, ?> table, Iterable<? extends E> entities) {
        try (var _ = core.enter("insertAll")) {
            return core.flushing().insertAll(table.mapping(), entities);
        }
    }

    /**
     * The object with this key, which is read only if this transaction has not read it.
     *
     * @throws dev.aludel.error.NoResultException if there is no such row
     */
    public <E, K> E get(EntityTable<E, K> table, K key) {
        try (var _ = core.enter("get")) {
            return commands.present(core.reading().find(table, key), table, key);
        }
    }

    /** {@link #get(EntityTable, Object)} for int keys. */
    public <E> E get(EntityTable<E, Integer> table, int key) {
        return get(table, Integer.valueOf(key));
    }

    /** {@link #get(EntityTable, Object)} for long keys. */
    public <E> E get(EntityTable<E, Long> table, long key) {
        return get(table, Long.valueOf(key));
    }

    /**
     * The same for code that knows its entities by class. Numbers become keys of the entity's class where nothing is lost.
     *
     * @throws dev.aludel.error.DataException if the key cannot be one of the entity's
     */
    public <E> E get(Class<E> type, Object key) {
        try (var _ = core.enter("get")) {
            var table = core.model().table(type);
            return commands.present(core.reading().find(table, key), table, key);
        }
    }

    /** The object with this key, or empty when there is no such row. */
    public <E, K> Optional<E> find(EntityTable<E, K> table, K key) {
        try (var _ = core.enter("find")) {
            return core.reading().find(table, key);
        }
    }

    /** {@link #find(EntityTable, Object)} for int keys. */
    public <E> Optional<E> find(EntityTable<E, Integer> table, int key) {
        return find(table, Integer.valueOf(key));
    }

    /** {@link #find(EntityTable, Object)} for long keys. */
    public <E> Optional<E> find(EntityTable<E, Long> table, long key) {
        return find(table, Long.valueOf(key));
    }

    /** The same for code that knows its entities by class. */
    public <E> Optional<E> find(Class<E> type, Object key) {
        try (var _ = core.enter("find")) {
            return core.reading().find(core.model().table(type), key);
        }
    }

    /**
     * The object with this key as the database has it now, its row locked until the transaction ends.
     *
     * @throws dev.aludel.error.NoResultException if there is no such row
     */
    public <E, K> E getForUpdate(EntityTable<E, K> table, K key) {
        try (var _ = core.enter("getForUpdate")) {
            return commands.present(core.reading().lock(table, key), table, key);
        }
    }

    /** The same, or empty when there is no such row. */
    public <E, K> Optional<E> findForUpdate(EntityTable<E, K> table, K key) {
        try (var _ = core.enter("findForUpdate")) {
            return core.reading().lock(table, key);
        }
    }

    /** {@link #findForUpdate(EntityTable, Object)} for int keys. */
    public <E> Optional<E> findForUpdate(EntityTable<E, Integer> table, int key) {
        return findForUpdate(table, Integer.valueOf(key));
    }

    /** {@link #findForUpdate(EntityTable, Object)} for long keys. */
    public <E> Optional<E> findForUpdate(EntityTable<E, Long> table, long key) {
        return findForUpdate(table, Long.valueOf(key));
    }

    /** {@link #getForUpdate(EntityTable, Object)} for int keys. */
    public <E> E getForUpdate(EntityTable<E, Integer> table, int key) {
        return getForUpdate(table, Integer.valueOf(key));
    }

    /** {@link #getForUpdate(EntityTable, Object)} for long keys. */
    public <E> E getForUpdate(EntityTable<E, Long> table, long key) {
        return getForUpdate(table, Long.valueOf(key));
    }

    /**
     * Deletes an object with the next flush. Objects that refer to it are deleted too where the relationship says so, else
     * they refer to nothing from then on where their column may be NULL. An object that was only added is taken out.
     */
    public void delete(Object entity) {
        try (var _ = core.enter("delete")) {
            core.members().delete(entity);
        }
    }

    /**
     * Reads an object again, its collections when they are touched; its unflushed changes are written first, or lost where
     * the factory does not flush by itself.
     *
     * @throws dev.aludel.error.NoResultException if its row is gone
     */
    public void refresh(Object entity) {
        try (var _ = core.enter("refresh")) {
            commands.refresh(entity);
        }
    }

    /** Forgets what is known of an object: its changes are not written, and the next read of it through the session reads it anew. */
    public void expire(Object entity) {
        try (var _ = core.enter("expire")) {
            commands.expire(entity);
        }
    }

    /** Lets go of an object; its unflushed changes are not written. */
    public void expunge(Object entity) {
        try (var _ = core.enter("expunge")) {
            core.members().leave(core.members().require(entity, "expunge"));
        }
    }

    /** Whether the object belongs to the session. */
    public boolean contains(Object entity) {
        try (var _ = core.enter("contains")) {
            return core.members().stateOf(entity) != null;
        }
    }

    /** Whether the next flush would write the object. */
    public boolean isModified(Object entity) {
        try (var _ = core.enter("isModified")) {
            return commands.isModified(entity);
        }
    }

    /** Loads relationships of objects that the session has already. */
    public <E> void load(Collection<? extends E> entities, LoadOption... options) {
        try (var _ = core.enter("load")) {
            commands.load(entities, List.of(options));
        }
    }

    /** All rows; of an entity, the session's objects. */
    public <T> List<T> list(Query<T> query) {
        try (var _ = core.enter("list")) {
            return commands.list("list", query);
        }
    }

    /**
     * The only row.
     *
     * @throws dev.aludel.error.NoResultException if there is none
     * @throws dev.aludel.error.MultipleResultsException if there are more
     */
    public <T> T one(Query<T> query) {
        try (var _ = core.enter("one")) {
            return commands.one(query);
        }
    }

    /**
     * The only row, or empty when there is none.
     *
     * @throws dev.aludel.error.MultipleResultsException if there are more
     */
    public <T> Optional<T> oneOrNone(Query<T> query) {
        try (var _ = core.enter("oneOrNone")) {
            return commands.oneOrNone(query);
        }
    }

    /** The first row, or empty. The query is sent as it is: say {@code limit(1)} where there may be many. */
    public <T> Optional<T> first(Query<T> query) {
        try (var _ = core.enter("first")) {
            return commands.first(query);
        }
    }

    /** How many rows the query has, counted by the database. */
    public long count(Query<?> query) {
        try (var _ = core.enter("count")) {
            core.flushing().before("count", query);
            return core.transaction().connection("count", query).count(query);
        }
    }

    /** Whether the query has a row. */
    public boolean exists(Query<?> query) {
        try (var _ = core.enter("exists")) {
            core.flushing().before("exists", query);
            return core.transaction().connection("exists", query).exists(query);
        }
    }

    /**
     * The rows as they arrive, a window of them in memory at a time; close it. Objects that the session has not read before
     * are read-only and do not become part of it, and their relationships are not loaded.
     *
     * @throws dev.aludel.error.UnsupportedFeatureException if the query asks to load relationships
     */
    public <T> Rows<T> stream(Query<T> query) {
        try (var _ = core.enter("stream")) {
            return commands.stream(query, SessionCommands.WINDOW);
        }
    }

    /**
     * The rows as they arrive, so many in memory at a time.
     *
     * @param window rows that are fetched at a time, at least 1
     * @throws dev.aludel.error.UnsupportedFeatureException if the query asks to load relationships
     */
    public <T> Rows<T> stream(Query<T> query, int window) {
        try (var _ = core.enter("stream")) {
            return commands.stream(query, window);
        }
    }

    /** Inserts, updates or deletes rows; objects of the session that it changes are read again. Gives the number of rows. */
    public long execute(Command command) {
        try (var _ = core.enter("execute")) {
            return commands.execute(command);
        }
    }

    /** The whole answer to a query; also for raw SQL, after which all objects count as stale. */
    public <T> Result<T> execute(Query<T> query) {
        try (var _ = core.enter("execute")) {
            return commands.execute(query);
        }
    }

    /** Writes all changes; the transaction stays open. */
    public void flush() {
        try (var _ = core.enter("flush")) {
            core.flushing().flush("flush");
        }
    }

    /** Writes all changes and commits. When this throws, {@link #rollback()} must follow. */
    public void commit() {
        try (var _ = core.enter("commit")) {
            ending.commit();
        }
    }

    /**
     * Rolls the transaction back. Changed objects have the values of their rows again, new ones are no part of the session
     * any more and lose the keys that were drawn for them, deleted ones are back.
     */
    public void rollback() {
        try (var _ = core.enter("rollback")) {
            ending.rollback();
        }
    }

    /**
     * Begins a transaction explicitly.
     *
     * @throws dev.aludel.error.TransactionStateException if one is open, naming what began it
     */
    public void begin() {
        begin(core.options().transaction());
    }

    /** Begins a transaction with these options. */
    public void begin(TransactionOptions options) {
        try (var _ = core.enter("begin")) {
            core.transaction().begin(options);
        }
    }

    /** Runs the action in a transaction of this session: commits when it returns, rolls back when it throws. */
    public <X extends Exception> void begin(Action<? super Session, X> action) throws X {
        begin();
        Scopes.run(() -> action.run(this), this::commit, this::rollback);
    }

    /** Runs the work in a transaction of this session and gives its result; rolls back when it throws. */
    public <R extends @Nullable Object, X extends Exception> R transact(Work<? super Session, ? extends R, X> work)
            throws X {
        begin();
        return Scopes.call(() -> work.run(this), this::commit, this::rollback);
    }

    /** Flushes and sets a savepoint; release it, or close it to undo what came after it. */
    public SessionSavepoint savepoint() {
        try (var _ = core.enter("savepoint")) {
            return ending.savepoint();
        }
    }

    /** Runs the action behind a savepoint: releases it when it returns, rolls back to it when it throws. */
    public <X extends Exception> void savepoint(Action<? super Session, X> action) throws X {
        var savepoint = savepoint();
        Scopes.run(() -> action.run(this), savepoint::release, savepoint::close);
    }

    /** Runs the work behind a savepoint and gives its result; rolls back to the savepoint when it throws. */
    public <R extends @Nullable Object, X extends Exception> R nested(Work<? super Session, ? extends R, X> work)
            throws X {
        var savepoint = savepoint();
        return Scopes.call(() -> work.run(this), savepoint::release, savepoint::close);
    }

    /** Runs the action without flushing before queries. */
    public <X extends Exception> void withoutAutoflush(Action<? super Session, X> action) throws X {
        boolean before = core.flushing().suspend(true);
        try {
            action.run(this);
        } finally {
            core.flushing().suspend(before);
        }
    }

    /** Whether a transaction is open. */
    public boolean inTransaction() {
        return core.transaction().active();
    }

    /** The times this session has waited for the database. */
    public long roundTrips() {
        return core.transaction().roundTrips();
    }

    /** Statements sent by this session, BEGIN and the like included. */
    public long statements() {
        return core.transaction().statements();
    }

    /** Rolls back what is not committed, and lets go of all objects. Idempotent. */
    @Override
    public void close() {
        try (var _ = core.enterClose()) {
            ending.close();
        }
    }

    /** For the end of a read-only session: changes that were never written are an error, not a silent loss. */
    void endReading() {
        if (!core.closed()) {
            try (var _ = core.enter("close")) {
                core.flushing().requireUnchanged();
                core.transaction().endReading();
            }
        }
    }
}
