package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.ErrorFields;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Notices that nobody has taken yet: a bounded queue, so that a talkative server costs no memory. Thread-safe. */
final class Notices {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<ErrorFields> queue = new ArrayDeque<>();
    private long dropped;

    Notices(int capacity) {
        this.capacity = capacity;
    }

    void add(ErrorFields notice) {
        lock.lock();
        try {
            if (queue.size() < capacity) {
                queue.add(notice);
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
