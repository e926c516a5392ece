package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.IdentityMap;
import dev.aludel.orm.state.Status;
import dev.aludel.orm.state.TransactionLog;
import org.jspecify.annotations.Nullable;

/** Lets the objects of a session know what a flush has written, once all of it is known to have worked. Not thread-safe. */
final class FlushEffects {
    private final IdentityMap objects;
    private final TransactionLog log;
    private final long transaction;

    FlushEffects(IdentityMap objects, TransactionLog log, long transaction) {
        this.objects = objects;
        this.log = log;
        this.transaction = transaction;
    }

    void apply(FlushPlan plan, FlushResult result) {
        for (var swap : plan.switches()) {
            removed(swap.deleted());
        }
        for (var written : result.rows()) {
            switch (written.step()) {
                case Step.Insert _ -> inserted(written.row().state(), written);
                case Step.Update _ -> updated(written.row().state(), written);
                case Step.Delete _ -> removed(written.row().state());
            }
        }
        for (var swap : plan.switches()) {
            unloaded(swap.added());
        }
    }

    /** Gives objects that are no part of a session the keys that were drawn for them; records have no place for it. */
    static void drawnKeys(FlushResult result) {
        for (var written : result.rows()) {
            if (written.keyDrawn() && !written.step().mapping().isRecord()) {
                drawnKey(written.row().state(), written.values());
            }
        }
    }

    private static <E> void drawnKey(EntityState<E> state, @Nullable Object[] values) {
        var mapping = state.mapping();
        mapping.assign(state.entity(), mapping.keyColumn(), values[mapping.keyColumn()]);
    }

    private <E> void inserted(EntityState<E> state, FlushResult.Written written) {
        log.remember(state);
        var mapping = state.mapping();
        var key = written.values()[mapping.keyColumn()];
        if (written.keyDrawn()) {
            set(state, mapping.keyColumn(), key);
            state.keyDrawn(true);
        }
        fetched(state, written);
        version(state, written.values());
        replaceStale(mapping, key);
        stored(state, written.values(), key);
    }

    private <E> void fetched(EntityState<E> state, FlushResult.Written written) {
        if (written.fetched().isEmpty()) {
            return;
        }
        written.fetched().forEach(column -> set(state, column, written.values()[column]));
        @Nullable Object[] kept = state.mapping().values(state.entity());
        written.fetched().forEach(column -> written.values()[column] = kept[column]);
    }

    /** A database may draw the key of a row again that somebody else deleted: what the session had under it is gone. */
    private void replaceStale(EntityMapping<?, ?> mapping, @Nullable Object key) {
        var stale = key == null ? null : objects.find(mapping, key);
        if (stale != null) {
            removed(stale);
        }
    }

    private <E> void updated(EntityState<E> state, FlushResult.Written written) {
        var mapping = state.mapping();
        if (state.deleting()) {
            return; // Its row is deleted by a later step.
        }
        log.remember(state);
        var before = state.snapshot();
        var snapshot = before == null ? written.values() : before.clone();
        var columns = ((Step.Update) written.step()).columns();
        for (int column : columns) {
            snapshot[column] = written.values()[column];
        }
        if (columns.contains(mapping.versionColumn())) {
            version(state, snapshot);
        }
        var key = state.key() == null ? written.row().key() : state.key();
        stored(state, snapshot, key);
    }

    private <E> void stored(EntityState<E> state, @Nullable Object[] snapshot, @Nullable Object key) {
        if (key == null) {
            throw new IllegalStateException("a row was written without a key");
        }
        state.key(key);
        state.snapshot(snapshot);
        state.status(Status.STORED);
        state.expired(false);
        state.transaction(transaction);
        objects.store(state, key);
    }

    <E> void removed(EntityState<E> state) {
        log.remember(state);
        for (var relation : state.mapping().relations()) {
            if (relation instanceof ToOneMapping<E> one) {
                var inverse = one.inverse();
                var parent = Links.inMemory(one.ref(state.entity()));
                if (inverse != null && parent != null && Links.loaded(inverse.manyOf(parent))) {
                    Links.mirror(inverse.manyOf(parent), state.entity(), false);
                }
            }
        }
        objects.deleted(state);
        state.status(Status.DELETED);
        state.deleting(false);
    }

    private <E> void version(EntityState<E> state, @Nullable Object[] values) {
        int column = state.mapping().versionColumn();
        if (column >= 0) {
            set(state, column, values[column]);
        }
    }

    private <E> void set(EntityState<E> state, int column, @Nullable Object value) {
        EntityMapping<E, ?> mapping = state.mapping();
        if (mapping.isRecord()) {
            var before = state.entity();
            state.entity(mapping.with(before, column, value));
            objects.replace(before, state);
        } else {
            mapping.assign(state.entity(), column, value);
        }
    }

    private static <E> void unloaded(EntityState<E> state) {
        Links.unloadCollections(state.mapping(), state.entity());
    }
}
