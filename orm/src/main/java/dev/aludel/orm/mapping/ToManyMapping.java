package dev.aludel.orm.mapping;

import org.jspecify.annotations.Nullable;

/**
 * The side of a relationship that is a collection: the objects whose foreign key refers to the owner. Immutable and
 * thread-safe.
 *
 * @param <E> the entity that declares it
 */
public non-sealed interface ToManyMapping<E> extends RelationMapping<E> {
    @Override
    ToOneMapping<?> inverse();

    /** Whether a member that is taken out is deleted. */
    boolean deletesOrphans();

    /** The target's column that the collection is ordered by when it is loaded, or null for its key. */
    @Nullable String orderBy();

    /** The value of the relationship in one object. */
    EntityMany<?> many(E owner);

    /** {@link #many} of an object whose class is only known at run time. */
    default EntityMany<?> manyOf(Object object) {
        return many(owner().entityType().cast(object));
    }
}
