package dev.aludel.orm.load;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.EntityScope;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Fingerprint;
import dev.aludel.orm.state.Keys;
import dev.aludel.orm.state.Status;
import dev.aludel.type.RowReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entities of one result into the session: one object per key. An object that the session has is left as it is
 * when it was read in this transaction, or has changes; one from an earlier transaction is refreshed. Not thread-safe.
 */
public final class EntityReader implements EntityScope {
    private final ReadContext session;
    private final boolean overwrite;
    private final IdentityHashMap<EntityMapping<?, ?>, Set<EntityState<?>>> found = new IdentityHashMap<>();

    /** @param overwrite whether the rows count more than what the session has: locking reads, refreshes */
    public EntityReader(ReadContext session, boolean overwrite) {
        this.session = session;
        this.overwrite = overwrite;
    }

    @Override
    public <E> @Nullable E entity(EntityMapping<E, ?> mapping, RowReader row, int at) {
        if (mapping.keyIsNull(row, at)) {
            return null;
        }
        var key = Keys.normal(mapping, mapping.readKey(row, at));
        var state = session.objects().find(mapping, key);
        if (state == null) {
            state = create(mapping, row, at, key);
        } else if (overwrite || (!state.fresh(session.transaction()) && !state.modified())) {
            refresh(state, row, at);
        }
        found.computeIfAbsent(mapping, type -> new LinkedHashSet<>()).add(state);
        return state.entity();
    }

    /** The objects of one entity that the result has, each once, in the order in which they came. */
    List<EntityState<?>> found(EntityMapping<?, ?> mapping) {
        var states = found.get(mapping);
        return states == null ? List.of() : new ArrayList<>(states);
    }

    /** The entities that the result has. */
    Set<EntityMapping<?, ?>> mappings() {
        return found.keySet();
    }

    private <E> EntityState<E> create(EntityMapping<E, ?> mapping, RowReader row, int at, Object key) {
        var entity = mapping.read(row, at);
        var state = new EntityState<>(mapping, session.link(), entity, Status.STORED, session.nextOrder());
        state.key(key);
        read(state);
        Links.unloadCollections(mapping, entity);
        state.attach();
        session.objects().store(state, key);
        return state;
    }

    private <E> void refresh(EntityState<E> state, RowReader row, int at) {
        var mapping = state.mapping();
        if (mapping.isRecord()) {
            var before = state.entity();
            state.entity(mapping.read(row, at));
            session.objects().replace(before, state);
        } else {
            mapping.reload(state.entity(), row, at);
            if (!session.touched(state)) {
                Links.unloadCollections(mapping, state.entity());
            }
        }
        read(state);
    }

    private <E> void read(EntityState<E> state) {
        var values = state.mapping().values(state.entity());
        if (session.keepsSnapshots()) {
            state.snapshot(values);
        } else {
            state.fingerprint(Fingerprint.of(values));
        }
        state.expired(false);
        state.transaction(session.transaction());
    }
}
