package dev.aludel.orm.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A relationship as the session sees it. Immutable and thread-safe.
 *
 * @param <E> the entity that declares it
 */
public sealed interface RelationMapping<E> permits ToOneMapping, ToManyMapping {
    /** The name of the field. */
    String name();

    EntityMapping<E, ?> owner();

    EntityMapping<?, ?> targetMapping();

    /** The other side, or null for a to-one that has none. */
    @Nullable RelationMapping<?> inverse();

    /** Whether it is loaded together with its owner unless a query says otherwise. */
    boolean eager();

    /** Whether deleting the owner deletes what it is related to. */
    boolean cascadesDelete();

    /** How messages name it: {@code User.posts}. */
    default String describe() {
        return owner().entityType().getSimpleName() + "." + name();
    }
}
