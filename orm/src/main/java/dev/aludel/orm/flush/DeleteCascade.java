package dev.aludel.orm.flush;

import dev.aludel.error.FlushException;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.IdentityMap;
import dev.aludel.orm.state.Status;
import dev.aludel.schema.ReferentialAction;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * What the deletion of objects means for those that refer to them: deleted too where the relationship cascades, else their
 * foreign key becomes NULL where it may; where neither, the database's own constraint speaks. Not thread-safe.
 */
final class DeleteCascade {
    private final TableOrder order;
    private final IdentityMap objects;
    private final SessionEntry session;

    DeleteCascade(TableOrder order, IdentityMap objects, SessionEntry session) {
        this.order = order;
        this.objects = objects;
        this.session = session;
    }

    /** Follows the relationships of deleted objects; {@code delete} marks a further one. */
    void expand(List<EntityState<?>> deleting, Consumer<EntityState<?>> delete) {
        List<EntityState<?>> wave = deleting;
        while (!wave.isEmpty()) {
            List<EntityState<?>> next = new ArrayList<>();
            Consumer<EntityState<?>> mark = state -> {
                if (state.status() == Status.STORED && !state.deleting()) {
                    delete.accept(state);
                    next.add(state);
                }
            };
            collections(wave).forEach((relation, owners) -> members(relation, owners, mark));
            for (var state : wave) {
                targets(state, mark);
            }
            wave = next;
        }
    }

    private static Map<ToManyMapping<?>, List<EntityState<?>>> collections(List<EntityState<?>> owners) {
        var found = new IdentityHashMap<ToManyMapping<?>, List<EntityState<?>>>();
        for (var owner : owners) {
            for (var relation : owner.mapping().relations()) {
                if (relation instanceof ToManyMapping<?> many) {
                    found.computeIfAbsent(many, key -> new ArrayList<>()).add(owner);
                }
            }
        }
        return found;
    }

    private void members(ToManyMapping<?> relation, List<EntityState<?>> owners, Consumer<EntityState<?>> mark) {
        var reference = reference(relation.inverse());
        boolean byDatabase =
                reference.onDelete() == ReferentialAction.CASCADE || reference.onDelete() == ReferentialAction.SET_NULL;
        if (!byDatabase && (relation.cascadesDelete() || reference.nullable())) {
            session.load(relation, owners);
        }
        boolean together = relation.cascadesDelete() || reference.onDelete() == ReferentialAction.CASCADE;
        for (var owner : owners) {
            for (var member : List.copyOf(Links.inMemory(relation.manyOf(owner.entity())))) {
                var state = session.stateOf(member);
                if (state == null) {
                    continue;
                }
                if (!together) {
                    if (reference.nullable()) {
                        requireEarlier(state, relation.inverse(), owner);
                        Links.release(relation.inverse().refOf(member));
                    }
                } else if (state.status() == Status.PENDING) {
                    objects.remove(state);
                    state.detach();
                } else {
                    mark.accept(state);
                }
            }
        }
    }

    /** A reference that was set since the last flush is a wish, which NULL would not fulfil. */
    private static void requireEarlier(EntityState<?> member, ToOneMapping<?> relation, EntityState<?> owner) {
        var row = member.snapshot();
        if (member.status() == Status.PENDING
                || (row != null && !member.expired() && !Objects.equals(row[relation.column()], owner.key()))) {
            throw refersToDeleted(member, relation, owner);
        }
    }

    /** New and changed objects must not refer to what the same flush deletes. */
    void requireNoneLeadsTo(EntityState<?> state, IntPredicate changed) {
        for (var relation : state.mapping().relations()) {
            if (relation instanceof ToOneMapping<?> one && changed.test(one.column())) {
                var target = Links.inMemory(one.refOf(state.entity()));
                var found = target == null ? null : session.stateOf(target);
                if (found != null && found.deleting()) {
                    throw refersToDeleted(state, one, found);
                }
            }
        }
    }

    private static FlushException refersToDeleted(
            EntityState<?> state, ToOneMapping<?> relation, EntityState<?> target) {
        return new FlushException(
                state.describe() + ": " + relation.describe() + " was set to " + target.describe()
                        + ", which the same flush deletes",
                "refer to another object or to nothing, or do not delete it");
    }

    private void targets(EntityState<?> state, Consumer<EntityState<?>> mark) {
        for (var relation : state.mapping().relations()) {
            if (relation instanceof ToOneMapping<?> one && one.cascadesDelete()) {
                var target = Links.inMemory(one.refOf(state.entity()));
                var targetState = target == null ? null : session.stateOf(target);
                if (targetState != null) {
                    mark.accept(targetState);
                }
            }
        }
    }

    private Reference reference(ToOneMapping<?> relation) {
        for (var reference : order.references(relation.owner())) {
            if (reference.column() == relation.column()) {
                return reference;
            }
        }
        boolean nullable = Templates.column(relation.owner(), relation.column()).nullable();
        return new Reference(relation.column(), relation.targetMapping(), nullable, ReferentialAction.NO_ACTION);
    }
}
