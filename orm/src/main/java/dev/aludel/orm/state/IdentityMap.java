package dev.aludel.orm.state;

import dev.aludel.orm.mapping.EntityMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a session: one per key, held strongly while the session is open. Not thread-safe.
 *
 * <p>Records have versions instead of an identity: they are found by their key, once they have one.
 */
public final class IdentityMap {
    private final IdentityHashMap<EntityMapping<?, ?>, Map<Object, EntityState<?>>> byKey = new IdentityHashMap<>();
    private final IdentityHashMap<Object, EntityState<?>> byObject = new IdentityHashMap<>();
    private final Map<EntityState<?>, Boolean> pending = new LinkedHashMap<>();
    private final IdentityHashMap<Object, EntityState<?>> deleted = new IdentityHashMap<>();

    /** The state of the object with this key, whose row is stored. */
    @SuppressWarnings("unchecked") // states are filed under their own mapping
    public <E> @Nullable EntityState<E> find(EntityMapping<E, ?> mapping, Object key) {
        var states = byKey.get(mapping);
        return states == null ? null : (EntityState<E>) states.get(key);
    }

    /** The state of an object, of a record that of its key. */
    @SuppressWarnings("unchecked")
    public <E> @Nullable EntityState<E> of(EntityMapping<E, ?> mapping, E entity) {
        var state = byObject.get(entity);
        if (state == null && mapping.isRecord()) {
            var key = mapping.key(entity);
            return key == null ? null : find(mapping, Keys.normal(mapping, key));
        }
        return (EntityState<E>) state;
    }

    /** Files an object whose row is stored under its key. */
    public void store(EntityState<?> state, Object key) {
        byKey.computeIfAbsent(state.mapping(), mapping -> new HashMap<>()).put(key, state);
        byObject.put(state.entity(), state);
        pending.remove(state);
    }

    /** Keeps an object that waits for being inserted. */
    public void await(EntityState<?> state) {
        byObject.put(state.entity(), state);
        pending.put(state, Boolean.TRUE);
    }

    /** Follows a record from one version to the next. */
    public void replace(Object old, EntityState<?> state) {
        byObject.remove(old);
        byObject.put(state.entity(), state);
    }

    public void remove(EntityState<?> state) {
        byObject.remove(state.entity());
        deleted.remove(state.entity());
        pending.remove(state);
        var states = byKey.get(state.mapping());
        var key = state.key();
        if (states != null && key != null) {
            states.remove(key, state);
        }
    }

    /** Keeps an object whose row this transaction has deleted, until the transaction ends. */
    public void deleted(EntityState<?> state) {
        remove(state);
        deleted.put(state.entity(), state);
    }

    public boolean isDeleted(Object entity) {
        return deleted.containsKey(entity);
    }

    /** The transaction is over: what it deleted is gone. */
    public void releaseDeleted() {
        deleted.values().forEach(EntityState::detach);
        deleted.clear();
    }

    /** The objects that wait for being inserted, in the order in which they were added. */
    public List<EntityState<?>> pending() {
        return List.copyOf(pending.keySet());
    }

    /** Whether an object with this key of its own waits for being inserted. */
    public <E> boolean isPending(EntityMapping<E, ?> mapping, Object key) {
        for (var state : pending.keySet()) {
            if (state.mapping() == mapping) {
                var own = mapping.key(mapping.entityType().cast(state.entity()));
                if (own != null && Keys.normal(mapping, own).equals(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    public boolean hasPending() {
        return !pending.isEmpty();
    }

    /** The stored objects of one entity. */
    public List<EntityState<?>> stored(EntityMapping<?, ?> mapping) {
        var states = byKey.get(mapping);
        return states == null ? List.of() : new ArrayList<>(states.values());
    }

    /** All objects, in no particular order. */
    public Collection<EntityState<?>> all() {
        return new ArrayList<>(byObject.values());
    }

    public void clear() {
        byKey.clear();
        byObject.clear();
        pending.clear();
        deleted.clear();
    }
}
