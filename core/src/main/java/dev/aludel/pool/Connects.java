package dev.aludel.pool;

import dev.aludel.driver.Connector;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectFailedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections, each on a virtual thread of its own and never under the lock: as many at once as there are waiters
 * without one, capacity for them, and {@link PoolOptions#connectConcurrency()}.
 *
 * <p>What becomes of a failed attempt: while the pool has another connection that may come back, the waiters keep waiting
 * for that one, and the attempt is repeated after a growing pause (10 ms, doubling to 5 s). When there is none, nothing but
 * another attempt could help: the oldest waiter that no other attempt serves gets the failure itself at once, and the next
 * waiter gets an attempt of its own at once.
 */
final class Connects {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");
    private static final long FIRST_PAUSE = Duration.ofMillis(10).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();

    private final Connector connector;
    private final Ledger ledger;
    private final HandOff handOff;
    private final Disposal disposal;
    private final PoolOptions options;
    private final Surroundings around;
    private final PoolListener listener;

    // All guarded by the pool's lock.
    private boolean initialised;
    /** Failures since the last success. */
    private int failuresInRow;

    private long failures;
    private long retryAt = Ticker.NEVER;
    private @Nullable Thread retry;
    private boolean retrying;
    /** How many connections are wanted even if nobody waits. */
    private int target;

    private @Nullable RuntimeException lastFailure;

    Connects(
            Connector connector,
            Ledger ledger,
            HandOff handOff,
            Disposal disposal,
            PoolOptions options,
            Surroundings around,
            PoolListener listener) {
        this.connector = connector;
        this.ledger = ledger;
        this.handOff = handOff;
        this.disposal = disposal;
        this.options = options;
        this.around = around;
        this.listener = listener;
        initialised = options.onFirstConnect().equals(PoolOptions.NOTHING);
    }

    /** Under the lock: the failure of the last attempt since one succeeded, or null. */
    @Nullable RuntimeException lastFailure() {
        return lastFailure;
    }

    /** Under the lock: failed attempts since the pool was created. */
    long failures() {
        return failures;
    }

    /** Under the lock: asks for so many connections to be open, waiters or not; given up at the first failure. */
    void want(int connections) {
        target = Math.max(target, connections);
        pump();
    }

    /** Under the lock: starts what can be started. Called whenever a waiter came or capacity became free. */
    void pump() {
        if (ledger.closed()) {
            return;
        }
        if (ledger.live() >= target) {
            target = 0;
        }
        int limit = initialised ? options.connectConcurrency() : 1;
        int wanted = Math.min(limit, Math.max(ledger.waiters.size(), target - ledger.live()));
        while (ledger.count(SlotState.CONNECTING) < wanted) {
            if (pausing()) {
                retryLater();
                return;
            }
            Slot slot = ledger.vacant();
            if (slot == null) {
                return;
            }
            ledger.move(slot, SlotState.CONNECTING);
            slot.generation = ledger.generation();
            boolean first = !initialised;
            try {
                slot.worker = around.threads().start(threadName("connect"), () -> connect(slot, first));
            } catch (Throwable noThread) {
                ledger.free(slot);
                throw noThread;
            }
        }
    }

    /** A pause after a failure holds only as long as some other connection may come back. */
    private boolean pausing() {
        return ledger.live() > 0
                && retryAt != Ticker.NEVER
                && !Ticker.reached(retryAt, around.ticker().nanos());
    }

    private void retryLater() {
        if (!retrying) {
            retrying = true;
            retry = around.threads().start(threadName("retry"), this::pause);
        }
    }

    private void pause() {
        while (true) {
            long until;
            ledger.lock.lock();
            try {
                if (ledger.closed() || !pausing()) {
                    retrying = false;
                    retry = null;
                    pump();
                    return;
                }
                until = retryAt;
            } finally {
                ledger.lock.unlock();
            }
            around.ticker().parkUntil(this, until);
        }
    }

    private void connect(Slot slot, boolean first) {
        Ticker ticker = around.ticker();
        long start = ticker.nanos();
        DriverConnection connection = null;
        try {
            connection = connector.connect(Deadline.after(options.connectTimeout()));
            options.onConnect().accept(connection);
            if (first) {
                options.onFirstConnect().accept(connection);
            }
        } catch (Throwable failure) {
            if (connection != null) {
                disposal.abort(connection);
            }
            failed(slot, readable(failure, connection != null));
            return;
        }
        long now = ticker.nanos();
        listener.connected(options.name(), Duration.ofNanos(now - start));
        slot.fill(connection, now, expiry(now));
        int failedBefore;
        ledger.lock.lock();
        try {
            failedBefore = failuresInRow;
            initialised = true;
            failuresInRow = 0;
            lastFailure = null;
            retryAt = Ticker.NEVER;
            handOff.settle(slot, true);
            pump();
        } finally {
            ledger.lock.unlock();
        }
        if (failedBefore > 0) {
            LOG.log(Level.INFO, "Pool ''{0}'' connects again, after {1} failed attempts", options.name(), failedBefore);
        }
    }

    private long expiry(long now) {
        Duration lifetime = options.maxLifetime();
        double jitter = 1 - 0.025 * around.chance().getAsDouble();
        return around.ticker().deadline(now, lifetime) == Ticker.NEVER
                ? Ticker.NEVER
                : now + (long) (lifetime.toNanos() * jitter);
    }

    private void failed(Slot slot, RuntimeException failure) {
        int inRow;
        if (!ledger.closed()) {
            listener.connectFailed(options.name(), failure);
        }
        ledger.lock.lock();
        try {
            failures++;
            inRow = ++failuresInRow;
            lastFailure = failure;
            target = 0;
            if (ledger.live() > 0) {
                long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failuresInRow - 1, 20));
                retryAt = around.ticker().nanos() + pause;
            } else if (ledger.waiters.size() > ledger.count(SlotState.CONNECTING) - 1) {
                Waiter oldest = ledger.waiters.poll();
                if (oldest != null) {
                    oldest.fail(failure);
                }
            }
            ledger.vacate(slot);
        } finally {
            ledger.lock.unlock();
        }
        if (!ledger.closed()) {
            LOG.log(
                    inRow == 1 ? Level.WARNING : Level.DEBUG,
                    "Pool ''{0}'' cannot connect (attempt {1} in a row): {2}",
                    options.name(),
                    inRow,
                    failure.getMessage());
        }
    }

    private RuntimeException readable(Throwable failure, boolean connected) {
        if (failure instanceof AludelException known && !connected) {
            return known;
        }
        String what = connected
                ? "A new connection of pool '" + options.name() + "' could not be set up"
                : "Pool '" + options.name() + "' could not connect";
        return new ConnectFailedException(what + ": " + failure, "see the cause", null, failure);
    }

    /** Under the lock: ends the pause and the attempts, because the pool closes. */
    void stop() {
        if (retry != null) {
            LockSupport.unpark(retry);
        }
        for (Slot slot : ledger.slots(SlotState.CONNECTING)) {
            if (slot.worker != null) {
                slot.worker.interrupt();
            }
        }
    }

    private String threadName(String task) {
        return "aludel-pool-" + options.name() + "-" + task;
    }
}
