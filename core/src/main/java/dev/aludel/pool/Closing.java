package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The end of a pool: refuses new users at once, waits for those it has, then takes their connections away. */
final class Closing {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");

    private final Pool pool;
    private final Ledger ledger;
    private final Ticker ticker;

    Closing(Pool pool) {
        this.pool = pool;
        ledger = pool.ledger;
        ticker = pool.around.ticker();
    }

    void run(Duration wait) {
        long now = ticker.nanos();
        begin();
        boolean interrupted = false;
        if (wait.isPositive()) {
            interrupted = !await(ticker.deadline(now, wait), false);
        }
        takeAway();
        if (!interrupted) {
            // What is left ends by itself soon: an orderly close within the disposal's patience, a connect by its
            // interrupt.
            await(ticker.deadline(ticker.nanos(), Disposal.PATIENCE.plusSeconds(1)), true);
        }
    }

    private void begin() {
        ledger.lock.lock();
        try {
            if (ledger.closed()) {
                return;
            }
            ledger.close();
            for (Waiter waiter = ledger.waiters.poll(); waiter != null; waiter = ledger.waiters.poll()) {
                waiter.fail(ledger.closedException());
            }
            for (Slot slot : ledger.idle()) {
                ledger.pick(slot);
                pool.disposal.closeSoon(slot);
            }
            pool.connects.stop();
            pool.timeOuts.stop();
            ledger.wakeWatchers();
        } finally {
            ledger.lock.unlock();
        }
        pool.housekeeper.stop();
    }

    /** Waits until all leases have ended, or all connections are gone; false if it was interrupted. */
    private boolean await(long deadline, boolean all) {
        ledger.lock.lock();
        try {
            ledger.watch(Thread.currentThread());
        } finally {
            ledger.lock.unlock();
        }
        try {
            while (!over(all) && !Ticker.reached(deadline, ticker.nanos())) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                ticker.parkUntil(pool, deadline);
            }
            return true;
        } finally {
            ledger.lock.lock();
            try {
                ledger.unwatch(Thread.currentThread());
            } finally {
                ledger.lock.unlock();
            }
        }
    }

    private boolean over(boolean all) {
        ledger.lock.lock();
        try {
            return all ? ledger.status().total() == 0 : ledger.count(SlotState.LEASED) == 0;
        } finally {
            ledger.lock.unlock();
        }
    }

    /** Aborts what is still leased or being tested. */
    private void takeAway() {
        List<Slot> leased;
        ledger.lock.lock();
        try {
            leased = new ArrayList<>(ledger.slots(SlotState.LEASED));
            leased.addAll(ledger.slots(SlotState.CHECKING));
        } finally {
            ledger.lock.unlock();
        }
        for (Slot slot : leased) {
            take(slot);
        }
    }

    private void take(Slot slot) {
        Holding holding = slot.holding;
        if (holding != null && holding.end(Holding.Ending.POOL_CLOSED)) {
            LOG.log(
                    Level.WARNING,
                    "Pool ''{0}'' closes and aborts {1}",
                    pool.options.name(),
                    holding.holder(ticker.nanos()));
            pool.disposal.abortNow(slot);
            return;
        }
        // Being looked at or cleaned: its owner sees the pool closed and gives it back at once, unless it waits for the
        // database, which this ends.
        DriverConnection connection = slot.connection;
        if (connection != null) {
            pool.disposal.abort(connection);
        }
    }
}
