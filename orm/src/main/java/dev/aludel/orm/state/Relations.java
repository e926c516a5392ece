package dev.aludel.orm.state;

import dev.aludel.orm.mapping.EntityRef;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.mapping.ToOneMapping;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Walks the relationships of one object. Stateless. */
public final class Relations {
    private Relations() {}

    /** Whether a reference leads to an object that has no key yet, which comparing keys cannot see. */
    static boolean pointsToPending(EntityState<?> state) {
        for (var relation : state.mapping().relations()) {
            if (relation instanceof ToOneMapping<?> one && pending(one.refOf(state.entity())) != null) {
                return true;
            }
        }
        return false;
    }

    /** Gives the columns of references that lead to an object without a key. */
    public static void forEachPendingColumn(EntityState<?> state, IntConsumer action) {
        for (var relation : state.mapping().relations()) {
            if (relation instanceof ToOneMapping<?> one && pending(one.refOf(state.entity())) != null) {
                action.accept(one.column());
            }
        }
    }

    /** Whether an object left a collection that deletes those who leave, and refers to nothing instead. */
    public static boolean orphaned(EntityState<?> state) {
        var snapshot = state.snapshot();
        if (snapshot == null) {
            return false;
        }
        for (var relation : state.mapping().relations()) {
            if (relation instanceof ToOneMapping<?> one) {
                var inverse = one.inverse();
                var ref = one.refOf(state.entity());
                if (inverse != null
                        && inverse.deletesOrphans()
                        && snapshot[one.column()] != null
                        && Links.key(ref) == null
                        && pending(ref) == null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The object that a reference leads to, if that has no key yet. */
    public static @Nullable Object pending(EntityRef<?> ref) {
        return Links.loaded(ref) && Links.key(ref) == null ? Links.inMemory(ref) : null;
    }

    /** Calls for each object that is related to this one in memory. */
    public static void forEachRelated(EntityState<?> state, BiConsumer<Object, RelationMapping<?>> action) {
        for (var relation : state.mapping().relations()) {
            switch (relation) {
                case ToOneMapping<?> one -> {
                    var ref = one.refOf(state.entity());
                    var target = Links.loaded(ref) ? Links.inMemory(ref) : null;
                    if (target != null) {
                        action.accept(target, relation);
                    }
                }
                case ToManyMapping<?> many -> {
                    for (var member : Links.inMemory(many.manyOf(state.entity()))) {
                        action.accept(member, relation);
                    }
                }
            }
        }
    }
}
