package dev.aludel.orm.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a session reaches the state of the relationships of its objects. Stateless; not for applications. */
public final class Links {
    private Links() {}

    /** Makes an object's relationships load through, and report to, a session; or through none. */
    public static <E> void attach(EntityMapping<E, ?> mapping, E entity, @Nullable RelationContext context) {
        for (var relation : mapping.relations()) {
            switch (relation) {
                case ToOneMapping<E> one -> one.ref(entity).attach(context);
                case ToManyMapping<E> many -> many.many(entity).attach(context);
            }
        }
    }

    /** What the relationships of an object belong to; null for a new object, and for one without relationships. */
    public static <E> @Nullable RelationContext context(EntityMapping<E, ?> mapping, E entity) {
        for (var relation : mapping.relations()) {
            return switch (relation) {
                case ToOneMapping<E> one -> one.ref(entity).context();
                case ToManyMapping<E> many -> many.many(entity).context();
            };
        }
        return null;
    }

    /** The context of objects whose row is stored, but that belong to no session any more. */
    public static RelationContext detached() {
        return DetachedContext.INSTANCE;
    }

    /** Makes the collections of an object unloaded, as those of one just read are, dropping what was queued. */
    public static <E> void unloadCollections(EntityMapping<E, ?> mapping, E entity) {
        for (var relation : mapping.relations()) {
            if (relation instanceof ToManyMapping<E> many) {
                many.many(entity).unload();
            }
        }
    }

    public static boolean loaded(EntityRef<?> ref) {
        return ref.known();
    }

    public static boolean loaded(EntityMany<?> many) {
        return many.known();
    }

    public static @Nullable Object key(EntityRef<?> ref) {
        return ref.targetKey();
    }

    /** The object referred to as far as memory has it. */
    public static @Nullable Object inMemory(EntityRef<?> ref) {
        return ref.inMemory();
    }

    /** The members in memory: all of a loaded collection, else those that joined since it was read. */
    public static List<?> inMemory(EntityMany<?> many) {
        return many.inMemory();
    }

    /** The members that were taken out of a collection that is not loaded. */
    public static List<?> departed(EntityMany<?> many) {
        return many.departed();
    }

    /** Takes what was loaded; {@code touched} is false for the siblings of the object that was asked for. */
    public static void become(EntityRef<?> ref, @Nullable Object target, boolean touched) {
        if (touched) {
            ref.become(target);
        } else {
            ref.prefetch(target);
        }
    }

    /** Takes what was loaded; {@code touched} is false for the siblings of the object that was asked for. */
    public static void become(EntityMany<?> many, List<?> members, boolean touched) {
        if (touched) {
            many.become(members);
        } else {
            many.prefetch(members);
        }
    }

    public static void unload(EntityMany<?> many) {
        many.unload();
    }

    /** Takes an object out of a collection, or puts it in, without touching the object's own reference. */
    public static void mirror(EntityMany<?> many, Object member, boolean present) {
        if (present) {
            many.joined(member);
        } else {
            many.left(member);
        }
    }

    /** Makes a reference lead to nothing, as the owner itself would. */
    public static void release(EntityRef<?> ref) {
        ref.refer(null);
    }

    /** Keeps the key only: the object is looked up again when it is touched. */
    public static void unload(EntityRef<?> ref) {
        ref.unload(ref.targetKey());
    }

    public static void dropPrefetched(EntityRef<?> ref) {
        ref.dropPrefetched();
    }

    public static void dropPrefetched(EntityMany<?> many) {
        many.dropPrefetched();
    }

    public static ToOneMapping<?> relation(EntityRef<?> ref) {
        return ref.relation();
    }

    public static ToManyMapping<?> relation(EntityMany<?> many) {
        return many.relation();
    }

    public static Object owner(EntityRef<?> ref) {
        return ref.owner();
    }

    public static Object owner(EntityMany<?> many) {
        return many.owner();
    }
}
