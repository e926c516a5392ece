package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends connections. The slot keeps its capacity until its connection is gone, so that the database never sees more of
 * them than the pool may have. Thread-safe.
 */
final class Disposal {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");
    /** An orderly end that takes longer becomes a hard one. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final String pool;
    private final Surroundings around;
    private final PoolListener listener;

    Disposal(Ledger ledger, PoolOptions options, Surroundings around, PoolListener listener) {
        this.ledger = ledger;
        pool = options.name();
        this.around = around;
        this.listener = listener;
    }

    /** Under the lock: has the connection of a slot closed in an orderly way, by a thread of its own. */
    void closeSoon(Slot slot) {
        soon(slot, "-close", () -> {
            closeOrAbort(slot.connection());
            vacate(slot);
        });
    }

    /** Under the lock: has the connection of a slot aborted by a thread of its own. */
    void abortSoon(Slot slot) {
        soon(slot, "-abort", () -> abortNow(slot));
    }

    private void soon(Slot slot, String name, Runnable task) {
        ledger.move(slot, SlotState.CLOSING);
        try {
            around.threads().start("aludel-pool-" + pool + name, task);
        } catch (Throwable noThread) {
            complain(noThread);
            abortNow(slot);
        }
    }

    /** Without the lock, by the slot's owner: aborts its connection. */
    void abortNow(Slot slot) {
        abort(slot.connection());
        vacate(slot);
    }

    private void vacate(Slot slot) {
        listener.closed(pool);
        ledger.lock.lock();
        try {
            ledger.vacate(slot);
        } finally {
            ledger.lock.unlock();
        }
    }

    private void closeOrAbort(DriverConnection connection) {
        var done = new AtomicBoolean();
        Thread self = Thread.currentThread();
        around.threads().start("aludel-pool-" + pool + "-closing", () -> {
            try {
                connection.close();
            } catch (Throwable failure) {
                complain(failure);
            } finally {
                done.set(true);
                LockSupport.unpark(self);
            }
        });
        Ticker ticker = around.ticker();
        long deadline = ticker.deadline(ticker.nanos(), PATIENCE);
        while (!done.get()) {
            if (Ticker.reached(deadline, ticker.nanos())) {
                LOG.log(
                        Level.WARNING,
                        "A connection of pool ''{0}'' did not close within {1}: aborted",
                        pool,
                        Texts.seconds(PATIENCE));
                abort(connection);
                return;
            }
            ticker.parkUntil(this, deadline);
        }
    }

    /** Aborts a connection, whatever it says to that. */
    void abort(DriverConnection connection) {
        try {
            connection.abort();
        } catch (Throwable failure) {
            complain(failure);
        }
    }

    /** Drivers promise not to throw from close and abort; one that does costs a log line, not capacity. */
    private void complain(Throwable failure) {
        LOG.log(Level.WARNING, "A connection of pool '" + pool + "' failed while it was closed", failure);
    }
}
