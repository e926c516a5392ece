package dev.aludel.orm.flush;

import dev.aludel.error.FlushException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.IdentityMap;
import dev.aludel.orm.state.Keys;
import dev.aludel.orm.state.Relations;
import dev.aludel.orm.state.Status;
import dev.aludel.orm.state.TransactionLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out what a session has to write, and has it planned and written. Not thread-safe. */
public final class UnitOfWork {
    private final IdentityMap objects;
    private final TransactionLog log;
    private final SessionEntry session;
    private final FlushPlanner planner;
    private final DeleteCascade deletes;
    private final Set<EntityState<?>> touched = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<EntityState<?>> deleting = new LinkedHashSet<>();

    public UnitOfWork(TableOrder order, IdentityMap objects, TransactionLog log, SessionEntry session) {
        this.objects = objects;
        this.log = log;
        this.session = session;
        this.planner = new FlushPlanner(order);
        this.deletes = new DeleteCascade(order, objects, session);
    }

    /** Notes that a relationship of an object was changed in memory. */
    public void touched(EntityState<?> state) {
        touched.add(state);
        log.touched(state);
    }

    /** Marks a stored object: the next flush deletes its row. */
    public void delete(EntityState<?> state) {
        if (state.status() == Status.STORED && !state.deleting()) {
            log.remember(state);
            state.deleting(true);
            deleting.add(state);
        }
    }

    /** Takes a mark back. */
    public void keep(EntityState<?> state) {
        log.remember(state);
        state.deleting(false);
        deleting.remove(state);
    }

    /** After a rollback: nothing of what was noted counts any more. */
    public void forget() {
        touched.clear();
        deleting.clear();
        objects.all().stream().filter(EntityState::deleting).forEach(deleting::add);
    }

    /** Whether a flush would write anything that a query of these entities could see. */
    public boolean concerns(Collection<? extends EntityMapping<?, ?>> mappings) {
        cascadeSaves();
        if (!deleting.isEmpty() || objects.pending().stream().anyMatch(state -> mappings.contains(state.mapping()))) {
            return true;
        }
        for (var mapping : mappings) {
            for (var state : objects.stored(mapping)) {
                if (state.modified()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a flush would write anything at all. */
    public boolean hasChanges() {
        cascadeSaves();
        return !deleting.isEmpty()
                || objects.hasPending()
                || objects.all().stream().anyMatch(EntityState::modified);
    }

    /** How messages name what has not been written. */
    public List<String> describeChanges() {
        List<String> names = new ArrayList<>();
        for (var state : objects.all()) {
            if (state.status() == Status.PENDING || state.deleting() || state.modified()) {
                names.add(state.describe());
            }
        }
        return names;
    }

    /**
     * Plans all changes; nothing is written. Collections of deleted objects are loaded if need be.
     *
     * @param transaction the session's number of the current transaction
     * @throws dev.aludel.error.NotNullException if a value is missing, naming entity and field
     * @throws dev.aludel.error.DataException if a value does not fit its column
     * @throws dev.aludel.error.FlushException if the changes contradict each other
     */
    public FlushPlan plan(long transaction) {
        var changes = collect();
        changes.added().forEach(state -> requireFreeKey(state, transaction));
        return planner.plan(changes);
    }

    /** Plans one new object by itself. */
    public FlushPlan planInsert(List<EntityState<?>> added) {
        return planner.plan(new Changes(added, List.of(), List.of()));
    }

    /**
     * Sends what was planned. {@link PendingFlush#finish()} lets the objects know; nothing may happen to them before.
     *
     * @param transaction the session's number of the current transaction
     */
    public PendingFlush send(FlushPlan plan, BatchTarget target, long transaction) {
        var executor = new PlanExecutor(target, true);
        executor.send(plan);
        return new PendingFlush(executor, result -> {
            new FlushEffects(objects, log, transaction).apply(plan, result);
            deleting.clear();
            touched.clear();
        });
    }

    /** Writes what was planned; the objects get their drawn keys, but do not become part of the session. */
    public void writeOnly(FlushPlan plan, BatchTarget target) {
        var executor = new PlanExecutor(target, false);
        executor.send(plan);
        FlushEffects.drawnKeys(executor.finish());
    }

    /** Lets the session know that a row was deleted past its object. */
    public void vanished(EntityState<?> state, long transaction) {
        new FlushEffects(objects, log, transaction).removed(state);
    }

    /** Whether relationships of an object were changed since the last flush. */
    public boolean isTouched(EntityState<?> state) {
        return touched.contains(state);
    }

    private Changes collect() {
        cascadeSaves();
        orphans();
        deletes.expand(List.copyOf(deleting), this::delete);
        List<Change> changed = new ArrayList<>();
        for (var state : objects.all()) {
            if (state.status() == Status.STORED && !state.deleting() && !state.expired()) {
                var columns = state.changes();
                Relations.forEachPendingColumn(state, columns::set);
                if (!columns.isEmpty()) {
                    deletes.requireNoneLeadsTo(state, columns::get);
                    changed.add(new Change(state, columns));
                }
            }
        }
        objects.pending().forEach(state -> deletes.requireNoneLeadsTo(state, column -> true));
        changed.sort(
                (one, other) -> Long.compare(one.state().order(), other.state().order()));
        return new Changes(objects.pending(), changed, List.copyOf(deleting));
    }

    private <E> void requireFreeKey(EntityState<E> state, long transaction) {
        var key = state.mapping().key(state.entity());
        var other = key == null ? null : objects.find(state.mapping(), Keys.normal(state.mapping(), key));
        if (other != null && !other.deleting() && (other.fresh(transaction) || other.modified())) {
            throw new FlushException(
                    "a new object has the key of " + other.describe() + ", which the session has already",
                    "change that object, delete it, or give the new one another key");
        }
    }

    /** Adds what new and touched objects are related to. */
    private void cascadeSaves() {
        Deque<EntityState<?>> work = new ArrayDeque<>(touched);
        work.addAll(objects.pending());
        while (!work.isEmpty()) {
            var state = work.remove();
            if (state.status() == Status.DELETED) {
                requireNothingJoined(state);
            } else if (state.status() == Status.PENDING || (state.status() == Status.STORED && !state.deleting())) {
                Relations.forEachRelated(state, (related, along) -> {
                    var added = session.addRelated(related, along);
                    if (added != null) {
                        work.add(added);
                    }
                });
            }
        }
    }

    /** What was added to a collection of an object whose row is gone would get lost with it. */
    private void requireNothingJoined(EntityState<?> owner) {
        Relations.forEachRelated(owner, (member, along) -> {
            if (along instanceof ToManyMapping<?> && session.stateOf(member) == null && !objects.isDeleted(member)) {
                throw new FlushException(
                        "a " + member.getClass().getSimpleName() + " was added to " + along.describe() + " of "
                                + owner.describe() + ", which this session has deleted",
                        "take it out again, and add it to an object that exists");
            }
        });
    }

    /** Members that were taken out of a collection that deletes them, and joined no other. */
    private void orphans() {
        for (var state : objects.all()) {
            if (state.status() == Status.STORED && !state.expired() && Relations.orphaned(state)) {
                delete(state);
            }
        }
    }
}
