package dev.aludel.jdbc.mysql;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends what one connection runs, by KILL QUERY from a second one, on a virtual thread that lives while there is something to end.
 * What does not end within the grace is cut off with its connection. Thread-safe.
 *
 * <p>A KILL may arrive when the statement it was meant for has ended. So before the lane sends anything else it calls
 * {@link #settle()}, behind which no KILL is on its way any more.
 */
final class Killer {
    private static final long REPEAT = 20_000_000;
    private static final long IDLE = 1_000_000_000;

    private final SecondConnection second;
    private final long grace;
    private final Runnable cutOff;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // All guarded by `lock`.
    private boolean asked;
    private boolean persistent;
    private boolean settling;
    private boolean running;
    private boolean used;
    private boolean counting;
    private boolean cut;
    private long since;

    /**
     * A killer for one connection.
     *
     * @param cutOff closes its socket
     */
    Killer(SecondConnection second, Duration grace, Runnable cutOff) {
        this.second = second;
        this.grace = grace.toNanos();
        this.cutOff = cutOff;
    }

    /** Asks for what runs now to be ended; called again while it has not. Any thread. */
    void kill() {
        lock.lock();
        try {
            linger();
            asked = true;
            start();
        } finally {
            lock.unlock();
        }
    }

    /** Asks once for what runs now to be ended, again and again until {@link #settle()}. */
    void killUntilSettled() {
        lock.lock();
        try {
            persistent = true;
            kill();
        } finally {
            lock.unlock();
        }
    }

    /** Asks for what runs to be ended unless it ends by itself in a moment; again and again until {@link #settle()}. */
    void hurry() {
        lock.lock();
        try {
            linger();
            persistent = true;
            start();
        } finally {
            lock.unlock();
        }
    }

    /** Under `lock`. */
    private void start() {
        if (!running) {
            running = true;
            Thread.ofVirtual().name("aludel-mysql-kill").start(this::work);
        }
        changed.signalAll();
    }

    /** Counts the grace of what runs now, and cuts it off when that is over. Any thread. */
    void linger() {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (!counting) {
                counting = true;
                since = now;
            }
            if (now - since >= grace && !cut) {
                cut = true;
                Thread.ofVirtual().name("aludel-mysql-cut").start(cutOff);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether a KILL may be on its way. Any thread. */
    boolean unsettled() {
        lock.lock();
        try {
            return running || used;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a KILL was sent since the last call of {@link #settle()}. */
    boolean used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the connection was cut off. */
    boolean cut() {
        lock.lock();
        try {
            return cut;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is on its way, and says whether a KILL was sent since the last time. On the lane. */
    boolean settle() {
        lock.lock();
        try {
            settling = true;
            changed.signalAll();
            while (running) {
                changed.awaitUninterruptibly();
            }
            boolean sent = used;
            settling = false;
            asked = false;
            persistent = false;
            used = false;
            counting = false;
            return sent;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            while (wanted()) {
                second.kill(cut());
            }
        } finally {
            second.close();
            lock.lock();
            try {
                running = false;
                changed.signalAll();
                if (asked && !settling) {
                    kill(); // was asked for while the second connection was being closed
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits for a wish; false when there will be none. */
    private boolean wanted() {
        lock.lock();
        try {
            long left = IDLE;
            while (!asked && !settling && left > 0) {
                left = changed.awaitNanos(persistent ? REPEAT : left);
                asked |= persistent;
                if (persistent) {
                    linger();
                }
            }
            boolean now = asked && !settling;
            asked = false;
            used |= now;
            return now;
        } catch (InterruptedException e) {
            return false; // nobody knows this thread
        } finally {
            lock.unlock();
        }
    }
}
