package dev.aludel.orm.mapping;

import org.jspecify.annotations.Nullable;

/**
 * The side of a relationship that has the foreign key. Immutable and thread-safe.
 *
 * @param <E> the entity that declares it
 */
public non-sealed interface ToOneMapping<E> extends RelationMapping<E> {
    /** The index of the foreign key's column in the owner's table. */
    int column();

    @Override
    @Nullable ToManyMapping<?> inverse();

    /** The value of the relationship in one object. */
    EntityRef<?> ref(E owner);

    /** {@link #ref} of an object whose class is only known at run time. */
    default EntityRef<?> refOf(Object object) {
        return ref(owner().entityType().cast(object));
    }
}
