package dev.aludel.orm.state;

import org.jspecify.annotations.Nullable;

/**
 * What was known of an object before the current transaction, or savepoint, first changed it.
 *
 * @param status where it stood; {@link Status#DETACHED} for one that was added inside
 * @param entity the object; of a record, its version then
 * @param version the version counter it had, where it has one
 */
@SuppressWarnings("ArrayRecordComponent") // never changed once it is here
record Before(
        Status status,
        boolean deleting,
        @Nullable Object key,
        @Nullable Object @Nullable [] snapshot,
        Object entity,
        @Nullable Object version) {
    static <E> Before of(EntityState<E> state, Status status) {
        var mapping = state.mapping();
        int column = mapping.versionColumn();
        var version = column < 0 ? null : mapping.values(state.entity())[column];
        return new Before(status, state.deleting(), state.key(), state.snapshot(), state.entity(), version);
    }
}
