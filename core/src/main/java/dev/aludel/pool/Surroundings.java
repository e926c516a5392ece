package dev.aludel.pool;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * What a pool takes from outside: time, threads, chance. Tests bring their own, and with {@link Hooks} a say at the points
 * where races happen.
 *
 * @param ticker the clock
 * @param threads starts the pool's own threads
 * @param chance numbers in [0, 1) for the jitter of lifetimes
 * @param hooks told of each step
 */
record Surroundings(Ticker ticker, Threads threads, DoubleSupplier chance, Hooks hooks) {
    static final Surroundings REAL = new Surroundings(
            Ticker.SYSTEM,
            (name, task) -> Thread.ofVirtual()
                    .name(name)
                    .inheritInheritableThreadLocals(false)
                    .start(task),
            () -> ThreadLocalRandom.current().nextDouble(),
            new Hooks() {});

    /** Starts a thread that nobody waits for and that does not keep the JVM alive. */
    @FunctionalInterface
    interface Threads {
        Thread start(String name, Runnable task);
    }

    /** Points where a test steps in. */
    interface Hooks {
        /** Under the lock, after each change of a slot's state. */
        default void moved(Ledger ledger) {}

        /** Under the lock: a waiter has joined the queue. */
        default void queued(long ticket) {}

        /** Under the lock: a slot was handed to a waiter. */
        default void granted(long ticket) {}

        /** On the acquiring thread: it has got a slot and not looked at it yet. */
        default void taken() {}

        /** On the acquiring thread: it has seen an interrupt and not left the queue yet. */
        default void leaving() {}

        /** On the releasing thread: the connection is clean and not given back yet. */
        default void cleaned() {}
    }
}
