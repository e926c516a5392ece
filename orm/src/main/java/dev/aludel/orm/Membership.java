package dev.aludel.orm;

import dev.aludel.error.SessionStateException;
import dev.aludel.orm.flush.SessionEntry;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Relations;
import dev.aludel.orm.state.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which objects belong to a session, and how they come and go. Not thread-safe: inside the session's guard. */
final class Membership implements SessionEntry {
    private final SessionCore core;

    Membership(SessionCore core) {
        this.core = core;
    }

    /** Adds a new object of a class, and what it is related to. */
    <E> void add(EntityMapping<E, ?> mapping, E entity) {
        core.transaction().ensure("add");
        var state = core.objects().of(mapping, entity);
        if (state != null) {
            if (state.deleting()) {
                core.work().keep(state);
            }
        } else {
            requireNew(mapping, entity);
            join(mapping, entity);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable EntityState<?> addRelated(Object entity, RelationMapping<?> along) {
        var mapping = (EntityMapping<Object, ?>) core.model().mappingOf(entity);
        if (core.objects().of(mapping, entity) != null || core.objects().isDeleted(entity)) {
            return null;
        }
        var context = Links.context(mapping, entity);
        if (context instanceof EntityState<?>) {
            throw new SessionStateException(
                    mapping.describe(entity) + ", to which " + along.describe()
                            + " leads, belongs to another open session",
                    "relate objects of one session, or close the other one first");
        }
        // A reference to an object with a key is complete without it; a member of a collection would be lost.
        boolean referredToByKey =
                along instanceof ToOneMapping<?> && mapping.generatedKey() && mapping.keyOf(entity) != null;
        boolean storedElsewhere = context != null || referredToByKey || mapping.isRecord();
        return storedElsewhere ? null : join(mapping, entity);
    }

    @Override
    public void load(ToManyMapping<?> relation, List<EntityState<?>> owners) {
        core.reading().loader().load(relation, owners, null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable EntityState<?> stateOf(Object entity) {
        var mapping = (EntityMapping<Object, ?>) core.model().mappingOf(entity);
        return core.objects().of(mapping, entity);
    }

    /** The state of an object that must belong to the session. */
    <E> EntityState<E> require(E entity, String operation) {
        var mapping = core.model().mappingOf(entity);
        var state = core.objects().of(mapping, entity);
        if (state == null) {
            throw new SessionStateException(
                    operation + "() was called with " + mapping.describe(entity)
                            + (core.objects().isDeleted(entity)
                                    ? ", which this session has deleted"
                                    : ", which does not belong to this session"),
                    "read it in this session first, or add it when it is new");
        }
        return state;
    }

    /** Marks a stored object for deletion; a new one is no longer to be inserted. */
    <E> void delete(E entity) {
        core.transaction().ensure("delete");
        var state = require(entity, "delete");
        if (state.status() == Status.PENDING) {
            leave(state);
        } else {
            core.work().delete(state);
        }
    }

    /** Lets go of an object without writing anything. */
    void leave(EntityState<?> state) {
        core.log().forget(state);
        core.objects().remove(state);
        state.detach();
    }

    private <E> void requireNew(EntityMapping<E, ?> mapping, E entity) {
        if (core.objects().isDeleted(entity)) {
            throw new SessionStateException(
                    mapping.describe(entity) + " was deleted by this session and cannot be added again",
                    "roll back to have it again, or add a new object");
        }
        var context = Links.context(mapping, entity);
        if (context instanceof EntityState<?>) {
            throw new SessionStateException(
                    mapping.describe(entity) + " belongs to another open session",
                    "close or expunge it there, and read it in this session");
        }
        if (context != null) {
            throw new SessionStateException(
                    mapping.describe(entity) + " is stored already: add() is for new objects",
                    "read it in this session with get() and change that one");
        }
    }

    private <E> EntityState<E> join(EntityMapping<E, ?> mapping, E entity) {
        var state = new EntityState<>(mapping, core.reading(), entity, Status.PENDING, core.nextOrder());
        core.log().joined(state);
        state.attach();
        core.objects().await(state);
        Relations.forEachRelated(state, (related, along) -> {
            var _ = addRelated(related, along);
        });
        return state;
    }
}
