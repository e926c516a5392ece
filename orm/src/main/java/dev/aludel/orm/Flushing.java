package dev.aludel.orm;

import dev.aludel.error.AludelException;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.error.UnflushedChangesException;
import dev.aludel.orm.flush.BatchTarget;
import dev.aludel.orm.flush.FlushPlan;
import dev.aludel.orm.flush.PendingFlush;
import dev.aludel.orm.load.StatementTables;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Status;
import dev.aludel.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a session writes its changes. Inside the session's guard. */
final class Flushing {
    private static final int ROWS = 1_000;

    private final SessionCore core;
    private boolean suspended;

    Flushing(SessionCore core) {
        this.core = core;
    }

    /**
     * Writes all changes. A failure in the database makes the transaction unusable until it is rolled back; a mistake that is
     * found before anything is sent does not.
     */
    void flush(String operation) {
        var plan = plan(operation);
        if (plan != null) {
            write(plan);
        }
    }

    /**
     * Sends all changes. What is returned is to be finished after the COMMIT that is sent behind them; null when there is
     * nothing to finish.
     */
    @Nullable PendingFlush flushBeforeCommit() {
        var plan = plan("commit");
        if (plan == null) {
            return null;
        }
        try {
            var pending = send(plan);
            return beforeCommit(pending, fetched(plan, pending));
        } catch (Throwable failure) {
            core.transaction().fail(failure);
            throw failure;
        }
    }

    /** What the database has written by itself is asked for before the COMMIT, and known after it. */
    private static @Nullable PendingFlush beforeCommit(PendingFlush pending, @Nullable FetchedRows fetched) {
        boolean early = pending.mayCommit();
        if (fetched == null) {
            if (early) {
                return pending;
            }
            pending.finish();
            return null;
        }
        if (early && fetched.keysKnown()) {
            fetched.send();
            return pending.andThen(fetched::finish);
        }
        pending.finish();
        fetched.send();
        return pending.finished(fetched::finish);
    }

    private @Nullable FlushPlan plan(String operation) {
        core.transaction().requireUsable();
        if (!core.transaction().active() && !core.work().hasChanges()) {
            return null;
        }
        core.transaction().ensure(operation);
        if (core.options().readOnly()) {
            if (core.work().hasChanges()) {
                throw new ReadOnlyException(
                        "the session is read-only, but has changes to write: " + changes(),
                        "use begin(..) or transact(..) instead of use(..) or with(..)");
            }
            return null;
        }
        return core.work().plan(core.transaction().number());
    }

    /** The flush before a statement that could see pending changes, if there are any. */
    void before(String operation, Statement statement) {
        core.transaction().ensure(operation);
        if (!core.options().autoflush() || suspended || core.options().readOnly()) {
            return;
        }
        var tables = new StatementTables(statement.tree());
        if (!(tables.raw() ? core.work().hasChanges() : core.work().concerns(mappings(tables)))) {
            return;
        }
        try {
            flush(operation);
        } catch (AludelException failure) {
            failure.during("the flush that precedes " + operation + "()");
            throw failure;
        }
    }

    /** Whether queries are not preceded by a flush from now on; gives what held before. */
    boolean suspend(boolean on) {
        boolean before = suspended;
        suspended = on;
        return before;
    }

    /** @throws UnflushedChangesException if there are changes */
    void requireUnchanged() {
        if (core.work().hasChanges()) {
            throw new UnflushedChangesException(
                    "a read-only session ends with changes that were not written: " + changes(),
                    "use begin(..) or transact(..) instead of use(..) or with(..)");
        }
    }

    /** Inserts a record at once; gives the version with its key. */
    <E> E insertRecord(EntityMapping<E, ?> mapping, E entity) {
        core.transaction().ensure("add");
        var state = new EntityState<>(mapping, core.reading(), entity, Status.PENDING, core.nextOrder());
        core.log().joined(state);
        write(core.work().planInsert(List.of(state)));
        return state.entity();
    }

    /** Inserts objects without making them part of the session, some at a time. */
    <E> long insertAll(EntityMapping<E, ?> mapping, Iterable<? extends E> entities) {
        core.transaction().ensure("insertAll");
        core.log().bulk();
        List<EntityState<?>> rows = new ArrayList<>();
        long count = 0;
        try {
            for (var entity : entities) {
                rows.add(new EntityState<>(mapping, core.reading(), entity, Status.PENDING, core.nextOrder()));
                if (rows.size() == ROWS) {
                    count += insertRows(rows);
                }
            }
            return count + insertRows(rows);
        } catch (Throwable failure) {
            if (count > 0) {
                core.transaction().fail(failure); // A commit would keep the rows that came before.
            }
            throw failure;
        }
    }

    private long insertRows(List<EntityState<?>> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        var plan = core.work().planInsert(rows);
        try {
            core.work().writeOnly(plan, target(plan));
        } catch (Throwable failure) {
            core.transaction().fail(failure);
            throw failure;
        }
        long count = rows.size();
        rows.clear();
        return count;
    }

    /** How messages name what was not written: some of it. */
    String changes() {
        var names = core.work().describeChanges();
        return String.join(", ", names.subList(0, Math.min(5, names.size())))
                + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
    }

    List<EntityMapping<?, ?>> mappings(StatementTables tables) {
        List<EntityMapping<?, ?>> found = new ArrayList<>();
        for (var table : core.model().tables()) {
            if (tables.contains(table.schema(), table.name())) {
                found.add(table.mapping());
            }
        }
        return found;
    }

    private void write(FlushPlan plan) {
        try {
            var pending = send(plan);
            var fetched = fetched(plan, pending);
            if (fetched == null) {
                pending.finish();
            } else {
                fetched.sendWith(pending);
                fetched.finish();
            }
        } catch (Throwable failure) {
            core.transaction().fail(failure);
            throw failure;
        }
    }

    private @Nullable FetchedRows fetched(FlushPlan plan, PendingFlush pending) {
        return pending.fetching() ? null : FetchedRows.of(plan, core);
    }

    private PendingFlush send(FlushPlan plan) {
        return core.work().send(plan, target(plan), core.transaction().number());
    }

    private BatchTarget target(FlushPlan plan) {
        return new ConnectionTarget(core.transaction(), plan.mappings());
    }
}
