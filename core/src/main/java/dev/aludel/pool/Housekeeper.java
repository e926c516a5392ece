package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks after idle connections: closes those that have had their time, tests those that were silent for long, keeps the
 * minimum open, and looks for leases that are held too long. One virtual thread, from the first connect or {@code start}
 * to the closing of the pool; none if no option needs it.
 */
final class Housekeeper {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final Pool pool;
    private final Ticker ticker;
    private final long pause;
    private volatile @Nullable Thread thread;

    Housekeeper(Pool pool) {
        this.pool = pool;
        ticker = pool.around.ticker();
        pause = pause(pool.options);
    }

    /** Half of the shortest time it watches, so that nothing is late by more than that; 0 if there is none. */
    static long pause(PoolOptions options) {
        Duration shortest = Stream.of(
                        options.idleTimeout(), options.maxLifetime(), options.keepAlive(), options.leakThreshold())
                .filter(Duration::isPositive)
                .min(Duration::compareTo)
                .orElse(options.minIdle() > 0 ? LONGEST_PAUSE : Duration.ZERO)
                .dividedBy(2);
        return shortest.isZero()
                ? 0
                : Math.clamp(shortest.toNanos(), SHORTEST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos());
    }

    void start() {
        if (pause > 0) {
            thread = pool.around.threads().start("aludel-pool-" + pool.options.name() + "-housekeeper", this::run);
        }
    }

    @Nullable Thread thread() {
        return thread;
    }

    void stop() {
        LockSupport.unpark(thread);
    }

    private void run() {
        long next = ticker.nanos() + pause;
        while (!pool.ledger.closed()) {
            if (!Ticker.reached(next, ticker.nanos())) {
                ticker.parkUntil(this, next);
                continue;
            }
            try {
                sweep();
            } catch (Throwable failure) {
                LOG.log(
                        Level.WARNING,
                        "The housekeeper of pool '" + pool.options.name() + "' failed and goes on",
                        failure);
            }
            next = ticker.nanos() + pause;
        }
    }

    /** One round. */
    void sweep() {
        long now = ticker.nanos();
        List<Holding> holdings;
        pool.ledger.lock.lock();
        try {
            if (pool.ledger.closed()) {
                return;
            }
            holdings = pool.ledger.holdings();
            for (Slot slot : pool.ledger.idle()) {
                look(slot, now);
            }
            pool.connects.want(pool.options.minIdle());
        } finally {
            pool.ledger.lock.unlock();
        }
        pool.leaks.sweep(holdings, now);
    }

    private void look(Slot slot, long now) {
        PoolOptions options = pool.options;
        if (pool.handOff.outdated(slot)) {
            pool.ledger.pick(slot);
            pool.disposal.closeSoon(slot);
        } else if (passed(options.idleTimeout(), slot.lastUsed, now) && pool.ledger.live() > options.minIdle()) {
            pool.ledger.pick(slot);
            pool.disposal.closeSoon(slot);
        } else if (passed(options.keepAlive(), slot.lastHeard, now)) {
            pool.ledger.pick(slot);
            pool.ledger.move(slot, SlotState.CHECKING);
            try {
                pool.around.threads().start("aludel-pool-" + options.name() + "-keep-alive", () -> test(slot));
            } catch (Throwable noThread) {
                pool.handOff.settle(slot, true);
                throw noThread;
            }
        }
    }

    private void test(Slot slot) {
        DriverConnection connection = slot.connection();
        boolean alive = false;
        try {
            alive = connection.usable() && connection.ping(pool.options.pingTimeout());
        } catch (Throwable failure) {
            LOG.log(Level.DEBUG, "The test of an idle connection failed", failure);
        }
        if (!alive) {
            pool.listener.invalidated(pool.options.name());
            pool.handOff.invalidateAllNow(slot.generation, true);
            pool.disposal.abortNow(slot);
            return;
        }
        slot.lastHeard = ticker.nanos();
        pool.ledger.lock.lock();
        try {
            pool.handOff.settle(slot, true);
        } finally {
            pool.ledger.lock.unlock();
        }
    }

    private static boolean passed(Duration limit, long since, long now) {
        return limit.isPositive() && now - since >= limit.toNanos();
    }
}
