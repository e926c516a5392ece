package dev.aludel.pool;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A pool over a scripted database, by a clock that the test moves, with every step visible. */
final class PoolBench implements AutoCloseable {
    final ScriptedConnector database = new ScriptedConnector();
    final ManualTicker clock = new ManualTicker();
    /** Tickets in the order in which waiters were served. */
    final List<Long> served = new CopyOnWriteArrayList<>();
    /** What is wrong with the books, if anything. */
    final List<String> broken = new CopyOnWriteArrayList<>();

    /** For a call that a test makes stand still. */
    final Gate arrival = new Gate();

    volatile double chance;
    /** Open connections that are not the pool's any more. */
    volatile int detached;

    volatile Runnable whenTaken = () -> {};
    volatile Runnable whenLeaving = () -> {};
    volatile Runnable whenCleaned = () -> {};

    private final Set<Thread> watchers = ConcurrentHashMap.newKeySet();
    private final List<Thread> askers = new CopyOnWriteArrayList<>();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger queued = new AtomicInteger();
    Pool pool;

    Pool pool(PoolOptionsBuilder options) {
        pool = new Pool(
                database, options.name("test").build(), new Surroundings(clock, this::start, () -> chance, hooks()));
        return pool;
    }

    /** Of that size, without overflow. */
    Pool pool(int size) {
        return pool(PoolOptions.builder().poolSize(size).maxOverflow(0));
    }

    private Thread start(String name, Runnable task) {
        boolean counts = !name.endsWith("-retry") && !name.endsWith("-housekeeper") && !name.endsWith("-time-outs");
        if (counts) {
            working.incrementAndGet();
        }
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                task.run();
            } finally {
                if (counts) {
                    working.decrementAndGet();
                }
                changed();
            }
        });
    }

    private Surroundings.Hooks hooks() {
        return new Surroundings.Hooks() {
            @Override
            public void moved(Ledger ledger) {
                check(ledger);
                changed();
            }

            @Override
            public void queued(long ticket) {
                queued.incrementAndGet();
                changed();
            }

            @Override
            public void granted(long ticket) {
                served.add(ticket);
            }

            @Override
            public void taken() {
                whenTaken.run();
            }

            @Override
            public void leaving() {
                whenLeaving.run();
            }

            @Override
            public void cleaned() {
                whenCleaned.run();
            }
        };
    }

    private void check(Ledger ledger) {
        PoolStatus status = ledger.status();
        if (status.total() > ledger.capacity()) {
            broken.add("over capacity: " + status);
        }
        if (database.open.get() - detached > ledger.capacity()) {
            broken.add(database.open.get() + " connections open at " + status);
        }
    }

    private void changed() {
        watchers.forEach(LockSupport::unpark);
    }

    /** Waits until it is so. */
    void until(BooleanSupplier condition) {
        Thread self = Thread.currentThread();
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        watchers.add(self);
        try {
            while (!condition.getAsBoolean()) {
                if (self.isInterrupted() || System.nanoTime() > giveUp) {
                    throw new AssertionError("not reached within a minute; " + pool);
                }
                // Woken by each step of the pool; the time is for what happens outside of it.
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(5));
            }
        } finally {
            watchers.remove(self);
        }
    }

    /** Waits until none of the pool's own threads has anything to do. */
    void quiet() {
        until(() -> working.get() == 0);
    }

    /** Asks for a connection on a thread of its own, and returns when that waits in the queue or has its answer. */
    Asked ask() {
        return ask(pool.options().poolTimeout());
    }

    Asked ask(Duration timeout) {
        int before = queued.get();
        var asked = new Asked(pool, timeout);
        askers.add(asked.thread);
        asked.thread.start();
        until(() -> queued.get() > before || asked.answer.isDone());
        // Queueing and starting a connect are one step under the lock: whoever has the lock next sees both.
        pool.status();
        return asked;
    }

    /** One that asks for a connection. */
    static final class Asked {
        final CompletableFuture<Lease> answer = new CompletableFuture<>();
        final Thread thread;
        volatile boolean interruptedAfterwards;

        Asked(Pool pool, Duration timeout) {
            thread = Thread.ofVirtual().name("asker").unstarted(() -> {
                try {
                    Lease lease = pool.acquire(timeout);
                    interruptedAfterwards = Thread.currentThread().isInterrupted();
                    answer.complete(lease);
                } catch (Throwable failure) {
                    interruptedAfterwards = Thread.currentThread().isInterrupted();
                    answer.completeExceptionally(failure);
                }
            });
        }

        Lease lease() {
            try {
                return answer.get(60, TimeUnit.SECONDS);
            } catch (Exception failure) {
                throw new AssertionError("no lease", failure);
            }
        }

        Throwable failure() {
            try {
                return new AssertionError("got " + answer.get(60, TimeUnit.SECONDS));
            } catch (java.util.concurrent.ExecutionException failure) {
                return failure.getCause();
            } catch (Exception failure) {
                return new AssertionError(failure);
            }
        }

        boolean waits() {
            return !answer.isDone();
        }
    }

    /** The scripted connection of a lease. */
    static ScriptedConnection of(Lease lease) {
        return (ScriptedConnection) lease.connection();
    }

    /**
     * Ends the pool; the books must have been right at every step. Waits for every thread that could still log or record something,
     * which a later test would take for its own.
     */
    @Override
    public void close() {
        if (pool != null) {
            pool.close(Duration.ZERO);
            quiet();
            until(() -> askers.stream().noneMatch(Thread::isAlive));
            if (pool.status().total() != 0) {
                broken.add("not empty after close: " + pool);
            }
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n", broken));
        }
    }
}
