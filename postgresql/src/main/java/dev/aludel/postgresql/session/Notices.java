package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.ErrorFields;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notices that nobody has taken yet: bounded in number and in bytes, so that a talkative server costs no memory. The first
 * ones are kept. Thread-safe.
 */
final class Notices {
    /** Bytes of messages that are kept at most. */
    static final int MOST_BYTES = 256 << 10;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<ErrorFields> queue = new ArrayDeque<>(); // guarded by lock
    private long bytes; // guarded by lock
    private long dropped; // guarded by lock

    Notices(int capacity) {
        this.capacity = capacity;
    }

    /** @param size of the message, in bytes */
    void add(ErrorFields notice, int size) {
        lock.lock();
        try {
            if (queue.size() < capacity && bytes + size <= MOST_BYTES) {
                queue.add(notice);
                bytes += size;
            } else {
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    List<ErrorFields> take() {
        lock.lock();
        try {
            var taken = List.copyOf(queue);
            queue.clear();
            bytes = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
