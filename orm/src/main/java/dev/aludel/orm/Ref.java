package dev.aludel.orm;

import dev.aludel.error.MappingException;
import dev.aludel.orm.mapping.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * A reference from one object to another, kept by a foreign key. Setting it also changes the {@link Many} of the other
 * side, with or without a session. Not thread-safe: it belongs to its object.
 *
 * <p>There is no bean-style accessor: a JSON mapper cannot walk it by accident.
 *
 * @param <T> the other entity; {@code Ref<@Nullable User>} for a nullable column
 */
public final class Ref<T extends @Nullable Object> extends EntityRef<T> {
    Ref(ToOne<?, T> relation, Object owner) {
        super(relation, owner);
    }

    /**
     * The object referred to, loaded if need be.
     *
     * @throws dev.aludel.error.NotLoadedException if it is not loaded and cannot be loaded here
     */
    @SuppressWarnings({"unchecked", "NullAway"
    }) // what was set or loaded is a T; null where T says so, or while nothing was set
    public T get() {
        return (T) target();
    }

    /**
     * The key of the object referred to, without loading it; null when there is none or it has no key yet.
     *
     * @throws MappingException if the key is of another class
     */
    public <K> @Nullable K key(Class<K> type) {
        var key = targetKey();
        if (key != null && !type.isInstance(key)) {
            throw new MappingException(
                    "the key is a " + key.getClass().getSimpleName() + ", but was asked for as " + type.getSimpleName(),
                    "ask for it as what it is");
        }
        return key == null ? null : type.cast(key);
    }

    /** Whether {@link #get()} answers without a statement. */
    public boolean loaded() {
        return known();
    }

    /** Refers to another object, or to none where the column is nullable. */
    public void set(T object) {
        refer(object);
    }
}
