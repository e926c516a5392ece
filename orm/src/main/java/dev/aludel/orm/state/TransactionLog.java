package dev.aludel.orm.state;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What a rollback of the transaction, or of a savepoint inside it, has to restore. One frame for the transaction, and one
 * for each open savepoint. Not thread-safe.
 */
public final class TransactionLog {
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** What happened since a transaction or savepoint began. */
    static final class Frame {
        final IdentityHashMap<EntityState<?>, Before> before = new IdentityHashMap<>();
        final Set<EntityState<?>> touched = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean bulk;
    }

    /** Starts the frame of a transaction or savepoint. */
    public void begin() {
        frames.push(new Frame());
    }

    public int depth() {
        return frames.size();
    }

    /** Remembers an object as it is now, unless it was remembered since the last savepoint. Call it before a change. */
    public void remember(EntityState<?> state) {
        remember(state, state.status());
    }

    /** Remembers that an object was not part of the session. */
    public void joined(EntityState<?> state) {
        remember(state, Status.DETACHED);
    }

    /** Notes that a relationship of an object was changed in memory. */
    public void touched(EntityState<?> state) {
        if (!frames.isEmpty()) {
            frames.element().touched.add(state);
        }
    }

    /** Notes that rows were changed past the objects. */
    public void bulk() {
        if (!frames.isEmpty()) {
            frames.element().bulk = true;
        }
    }

    /** An object left the session: a rollback does not bring it back. */
    public void forget(EntityState<?> state) {
        for (var frame : frames) {
            // It may be read again before the rollback, as it is then.
            frame.bulk |= frame.before.remove(state) != null;
            frame.touched.remove(state);
        }
    }

    /** Ends a savepoint that is kept: what it remembers belongs to the frame around it. */
    public void release() {
        var inner = frames.pop();
        var outer = frames.element();
        inner.before.forEach(outer.before::putIfAbsent);
        outer.touched.addAll(inner.touched);
        outer.bulk |= inner.bulk;
    }

    /** Ends the transaction: there is nothing to restore any more. */
    public void clear() {
        frames.clear();
    }

    Frame innermost() {
        return frames.pop();
    }

    private void remember(EntityState<?> state, Status status) {
        if (!frames.isEmpty() && !frames.element().before.containsKey(state)) {
            frames.element().before.put(state, Before.of(state, status));
        }
    }
}
