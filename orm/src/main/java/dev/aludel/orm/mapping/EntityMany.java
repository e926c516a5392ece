package dev.aludel.orm.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a to-many relationship in one object. Not thread-safe.
 *
 * <p>The members' own references are what is stored; this collection mirrors them. While it is not loaded, members that
 * came and went are queued, and merged when it is. A new object's collection is known (to be empty). Members are told
 * apart by identity, whatever their {@code equals} says.
 *
 * @param <T> the other entity
 */
public abstract class EntityMany<T> {
    private final ToManyMapping<?> relation;
    private final Object owner;
    private @Nullable List<T> members = new ArrayList<>(0);
    private @Nullable List<T> joined;
    private @Nullable List<T> left;
    /** Loaded on behalf of a sibling, and not looked at since. */
    private boolean prefetched;

    private @Nullable RelationContext context;

    protected EntityMany(ToManyMapping<?> relation, Object owner) {
        this.relation = relation;
        this.owner = owner;
    }

    /** The members, loaded if need be; the list cannot be modified and shows later changes. */
    protected final List<T> members() {
        if (members == null) {
            if (context == null) {
                throw NotLoaded.outsideSession(relation, owner);
            }
            context.load(this);
        }
        prefetched = false;
        return members == null ? List.copyOf(queued(joined)) : Collections.unmodifiableList(members);
    }

    protected final boolean known() {
        return members != null;
    }

    /** The number of members, counted by the database while they are not loaded. */
    protected final long size() {
        if (members != null) {
            return members.size();
        }
        if (context == null) {
            throw NotLoaded.outsideSession(relation, owner);
        }
        return context.count(this);
    }

    protected final void include(T member) {
        var ref = relation.inverse().refOf(member);
        if (ref.inMemory() == owner) {
            if (members != null && !contains(members, member)) {
                joined(member);
            }
        } else {
            ref.refer(owner);
        }
    }

    /** Takes a member out; false if it is none. */
    protected final boolean exclude(T member) {
        var ref = relation.inverse().refOf(member);
        if (ref.inMemory() == owner) {
            ref.refer(null);
            return true;
        }
        if (members != null && contains(members, member)) {
            left(member);
            return true;
        }
        return false;
    }

    protected final Object owner() {
        return owner;
    }

    @Override
    public String toString() {
        return members == null ? relation.describe() + "(not loaded)" : members.toString();
    }

    /** A member's reference came to the owner. */
    @SuppressWarnings("unchecked") // the inverse's owner is the target of this relationship
    final void joined(Object member) {
        var one = (T) member;
        if (members != null) {
            members.add(one);
        } else if (left == null || !removeIdentical(left, one)) {
            joined = queued(joined);
            joined.add(one);
        }
        changed();
    }

    /** A member's reference left the owner. */
    @SuppressWarnings("unchecked")
    final void left(Object member) {
        var one = (T) member;
        if (members != null) {
            removeIdentical(members, one);
        } else if (joined == null || !removeIdentical(joined, one)) {
            left = queued(left);
            left.add(one);
        }
        changed();
    }

    /** Takes what the database has, and merges what was queued meanwhile. */
    @SuppressWarnings("unchecked")
    final void become(List<?> stored) {
        var merged = new ArrayList<T>(stored.size());
        for (var member : stored) {
            if (left == null || !contains(left, (T) member)) {
                merged.add((T) member);
            }
        }
        if (joined != null) {
            for (var member : joined) {
                if (!contains(merged, member)) {
                    merged.add(member);
                }
            }
        }
        members = merged;
        joined = null;
        left = null;
        prefetched = false;
    }

    final void prefetch(List<?> stored) {
        become(stored);
        prefetched = true;
    }

    /** Forgets the members and what was queued. */
    final void unload() {
        members = null;
        joined = null;
        left = null;
        prefetched = false;
    }

    final void dropPrefetched() {
        if (prefetched) {
            unload();
        }
    }

    /** The members in memory: all of a loaded collection, else those that joined since. */
    final List<T> inMemory() {
        return members != null ? members : joined == null ? List.of() : joined;
    }

    /** Members that were taken out while the collection was not loaded. */
    final List<T> departed() {
        return left == null ? List.of() : left;
    }

    final void attach(@Nullable RelationContext session) {
        context = session;
    }

    final @Nullable RelationContext context() {
        return context;
    }

    final ToManyMapping<?> relation() {
        return relation;
    }

    private void changed() {
        prefetched = false;
        if (context != null) {
            context.changed();
        }
    }

    private static <T> List<T> queued(@Nullable List<T> queue) {
        return queue == null ? new ArrayList<>() : queue;
    }

    @SuppressWarnings("ReferenceEquality") // identity is the rule here
    private static <T> boolean contains(List<T> list, T member) {
        for (var other : list) {
            if (other == member) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality")
    private static <T> boolean removeIdentical(List<T> list, T member) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == member) {
                list.remove(i);
                return true;
            }
        }
        return false;
    }
}
