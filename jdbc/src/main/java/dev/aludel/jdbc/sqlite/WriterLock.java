package dev.aludel.jdbc.sqlite;

import dev.aludel.jdbc.Signal;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Decides who of this process writes to a database file next: one at a time, in the order of asking. SQLite itself lets
 * waiting writers poll, which is neither fair nor quick.
 *
 * <p>Held by a connection, not by a thread, so that it may be released on another thread than it was acquired on.
 * Thread-safe; nobody waits while holding `guard`.
 */
final class WriterLock {
    /** One turn at writing; obtained by {@link #acquire} and given back once. */
    final class Turn {
        private final Thread thread = Thread.currentThread();
        private volatile boolean granted;
        private volatile long since;

        void release() {
            WriterLock.this.release(this);
        }
    }

    private final ReentrantLock guard = new ReentrantLock();
    private final ArrayDeque<Turn> waiting = new ArrayDeque<>(); // guarded by `guard`, first come first
    private @Nullable Turn current; // guarded by `guard`
    private volatile Runnable queued = () -> {};

    /** Called by each thread that begins to wait, for tests that need to know. */
    void whenQueued(Runnable action) {
        queued = action;
    }

    /**
     * Waits for a turn.
     *
     * @param nanos how long at most
     * @return null when the time has passed or the signal was raised
     */
    @Nullable Turn acquire(long nanos, Signal signal) {
        var turn = new Turn();
        var start = System.nanoTime();
        guard.lock();
        try {
            if (current == null) {
                grant(turn);
                return turn;
            }
            waiting.addLast(turn);
        } finally {
            guard.unlock();
        }
        queued.run();
        while (!turn.granted) {
            var left = nanos - (System.nanoTime() - start);
            if (left <= 0 || signal.raised()) {
                return withdraw(turn) ? null : turn;
            }
            signal.pause(left);
        }
        return turn;
    }

    /** How long the present holder has had its turn; 0 when nobody has. */
    long heldNanos() {
        guard.lock();
        try {
            return current == null ? 0 : System.nanoTime() - current.since;
        } finally {
            guard.unlock();
        }
    }

    int waiting() {
        guard.lock();
        try {
            return waiting.size();
        } finally {
            guard.unlock();
        }
    }

    /** Leaves the queue; false when the turn came in the meantime. */
    private boolean withdraw(Turn turn) {
        guard.lock();
        try {
            return waiting.remove(turn);
        } finally {
            guard.unlock();
        }
    }

    private void release(Turn turn) {
        guard.lock();
        try {
            if (current != turn) {
                throw new IllegalStateException("a turn is released once");
            }
            current = null;
            var next = waiting.pollFirst();
            if (next != null) {
                grant(next);
                LockSupport.unpark(next.thread);
            }
        } finally {
            guard.unlock();
        }
    }

    private void grant(Turn turn) {
        current = turn;
        turn.since = System.nanoTime();
        turn.granted = true;
    }
}
