package dev.aludel.orm.mapping;

import org.jspecify.annotations.Nullable;

/**
 * The state of a to-one relationship in one object, and the rules that keep both sides in step. Not thread-safe.
 *
 * <p>A new object's relationship is known (to be null); one that was read knows its key, and its object once it is loaded.
 *
 * @param <T> the other entity
 */
public abstract class EntityRef<T extends @Nullable Object> {
    private final ToOneMapping<?> relation;
    private final Object owner;
    private @Nullable Object value;
    private @Nullable Object key;
    private boolean loaded = true;
    /** Loaded on behalf of a sibling, and not looked at since. */
    private boolean prefetched;

    private @Nullable RelationContext context;

    protected EntityRef(ToOneMapping<?> relation, Object owner) {
        this.relation = relation;
        this.owner = owner;
    }

    /** The object referred to, loaded if need be. */
    protected final @Nullable Object target() {
        if (!loaded) {
            if (context == null) {
                throw NotLoaded.outsideSession(relation, owner);
            }
            context.load(this);
        }
        prefetched = false;
        return value;
    }

    protected final boolean known() {
        return loaded;
    }

    /** The key of the object referred to, as far as it has one. */
    protected final @Nullable Object targetKey() {
        return loaded ? (value == null ? null : relation.targetMapping().keyOf(value)) : key;
    }

    /** Refers to another object, and tells the collections of both. */
    protected final void refer(@Nullable Object other) {
        Object before = inMemory();
        if (loaded && before == other) {
            return;
        }
        boolean same = !loaded && before != null && before == other;
        become(other);
        prefetched = false;
        if (same) {
            return;
        }
        var inverse = relation.inverse();
        if (inverse != null) {
            if (before != null) {
                inverse.manyOf(before).left(owner);
            }
            if (other != null) {
                inverse.manyOf(other).joined(owner);
            }
        }
        if (context != null) {
            context.changed();
        }
    }

    @Override
    public String toString() {
        return loaded ? String.valueOf(value) : relation.describe() + "(not loaded, key " + key + ")";
    }

    /** The object referred to, without reading: the loaded one, or the one the session has under the key. */
    final @Nullable Object inMemory() {
        if (loaded) {
            return value;
        }
        return key == null || context == null ? null : context.find(relation.targetMapping(), key);
    }

    final void become(@Nullable Object other) {
        value = other;
        key = null;
        loaded = true;
    }

    final void prefetch(@Nullable Object other) {
        become(other);
        prefetched = true;
    }

    final void unload(@Nullable Object otherKey) {
        value = null;
        key = otherKey;
        loaded = otherKey == null;
        prefetched = false;
    }

    final void dropPrefetched() {
        if (prefetched) {
            unload(targetKey());
        }
    }

    final void attach(@Nullable RelationContext session) {
        context = session;
    }

    final @Nullable RelationContext context() {
        return context;
    }

    final ToOneMapping<?> relation() {
        return relation;
    }

    final Object owner() {
        return owner;
    }
}
