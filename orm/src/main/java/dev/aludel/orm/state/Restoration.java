package dev.aludel.orm.state;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Hydration;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.ToOneMapping;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes objects back to what the database has after a rollback: changed ones to the values of their row, new ones out of
 * the session and without the key that was drawn for them, deleted ones in again. Not thread-safe.
 */
public final class Restoration {
    private final IdentityMap objects;

    public Restoration(IdentityMap objects) {
        this.objects = objects;
    }

    /**
     * Restores what changed since the innermost savepoint, or the transaction, began.
     *
     * @return whether rows were changed past the objects meanwhile, so that what was read then says nothing
     */
    public boolean restore(TransactionLog log) {
        var frame = log.innermost();
        for (var state : objects.all()) {
            var before = frame.before.get(state);
            if (before == null && state.status() == Status.STORED) {
                unchanged(state);
            }
        }
        frame.before.keySet().forEach(objects::remove);
        frame.before.forEach(this::back);
        for (var state : frame.bulk ? objects.all() : frame.touched) {
            if (state.status() == Status.STORED) {
                collections(state);
            }
        }
        objects.all().stream().filter(state -> state.status() == Status.STORED).forEach(this::references);
        return frame.bulk;
    }

    /** A reference to an object that has left the session leads to the one that the session has, or reads. */
    private <E> void references(EntityState<E> state) {
        for (var relation : state.mapping().relations()) {
            if (relation instanceof ToOneMapping<E> one) {
                var ref = one.ref(state.entity());
                var target = Links.loaded(ref) ? Links.inMemory(ref) : null;
                if (target != null && Links.key(ref) != null && !has(one.targetMapping(), target)) {
                    Links.unload(ref);
                }
            }
        }
    }

    private <T> boolean has(EntityMapping<T, ?> mapping, Object target) {
        return objects.of(mapping, mapping.entityType().cast(target)) != null;
    }

    private static <E> void collections(EntityState<E> state) {
        Links.unloadCollections(state.mapping(), state.entity());
    }

    /** An object whose row was not written: unflushed changes are dropped. */
    private static <E> void unchanged(EntityState<E> state) {
        state.deleting(false);
        var snapshot = state.snapshot();
        if (snapshot != null && !state.expired() && !state.mapping().isRecord()) {
            values(state.mapping(), state.entity(), snapshot);
        }
    }

    @SuppressWarnings("unchecked") // it was this state's own object
    private <E> void back(EntityState<E> state, Before before) {
        var wasInserted = state.status() != Status.PENDING && before.status() != Status.STORED;
        var mapping = state.mapping();
        state.entity((E) before.entity());
        state.deleting(before.deleting());
        if (wasInserted && !mapping.isRecord()) {
            undrawn(state, before);
        }
        state.key(before.key());
        state.snapshot(before.snapshot());
        switch (before.status()) {
            case STORED -> {
                state.status(Status.STORED);
                state.attach();
                var snapshot = before.snapshot();
                if (snapshot != null && !mapping.isRecord()) {
                    values(mapping, state.entity(), snapshot);
                }
                if (before.key() != null) {
                    objects.store(state, before.key());
                }
            }
            case PENDING -> {
                state.status(Status.PENDING);
                objects.await(state);
            }
            case DELETED, DETACHED -> {
                state.status(Status.PENDING);
                state.detach();
            }
        }
    }

    private static <E> void undrawn(EntityState<E> state, Before before) {
        var mapping = state.mapping();
        if (state.keyDrawn()) {
            mapping.assign(state.entity(), mapping.keyColumn(), null);
            state.keyDrawn(false);
        }
        if (mapping.versionColumn() >= 0) {
            mapping.assign(state.entity(), mapping.versionColumn(), before.version());
        }
    }

    private static <E> void values(EntityMapping<E, ?> mapping, E entity, @Nullable Object[] snapshot) {
        var changed = new BitSet();
        mapping.compare(entity, snapshot, changed);
        for (int column = changed.nextSetBit(0); column >= 0; column = changed.nextSetBit(column + 1)) {
            mapping.assign(entity, column, snapshot[column]);
        }
        for (var relation : mapping.relations()) {
            if (relation instanceof ToOneMapping<E> one) {
                Hydration.key(one.ref(entity), snapshot[one.column()]);
            }
        }
    }
}
