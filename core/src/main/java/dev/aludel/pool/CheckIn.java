package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.TransactionStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Takes connections back, on the thread that releases them. What happens here happens to its end, interrupted or not, and
 * never throws: the user's own exception is on its way.
 */
final class CheckIn {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");

    private final Pool pool;

    CheckIn(Pool pool) {
        this.pool = pool;
    }

    /** Cleans the connection of an ended lease and passes it on. */
    void giveBack(Holding holding) {
        uninterrupted(holding, slot -> {
            if (cleaned(slot)) {
                pool.around.hooks().cleaned();
                pool.settle(slot);
            } else {
                pool.disposal.abortNow(slot);
            }
        });
    }

    /** Ends the connection of an ended lease at once. */
    void destroy(Holding holding) {
        if (pool.single) {
            giveBack(holding);
            return;
        }
        uninterrupted(holding, slot -> {
            pool.listener.invalidated(pool.options.name());
            pool.disposal.abortNow(slot);
        });
    }

    /** Gives the connection of an ended lease to its user for good, and its capacity to others. */
    DriverConnection detach(Holding holding) {
        DriverConnection connection = holding.slot.connection();
        uninterrupted(holding, slot -> {
            pool.listener.detached(pool.options.name());
            pool.vacate(slot);
        });
        return connection;
    }

    private void uninterrupted(Holding holding, Consumer<Slot> action) {
        boolean interrupted = Thread.interrupted();
        try {
            long now = pool.around.ticker().nanos();
            pool.leaks.returned(holding, now);
            holding.slot.retired = holding.retired;
            action.accept(holding.slot);
            pool.listener.released(pool.options.name(), Duration.ofNanos(now - holding.since));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the connection may be used again. */
    private boolean cleaned(Slot slot) {
        if (pool.ledger.closed() || pool.handOff.outdated(slot)) {
            return true; // it is closed instead, which ends its transaction as well
        }
        DriverConnection connection = slot.connection();
        try {
            if (!pool.single && !connection.usable()) {
                pool.listener.invalidated(pool.options.name());
                return false;
            }
            pool.listener.reset(pool.options.name(), clean(connection));
            long now = pool.around.ticker().nanos();
            slot.lastUsed = now;
            slot.lastHeard = now;
            return true;
        } catch (Throwable failure) {
            LOG.log(
                    Level.WARNING,
                    "Connection #" + slot.number + " of pool '" + pool.options.name()
                            + "' could not be reset after its use"
                            + (pool.single ? "; this is tried again before its next use" : " and is replaced"),
                    failure);
            slot.dirty = true;
            return pool.single;
        }
    }

    /** Gives a connection the state of a new one; true if a transaction had been left open. */
    static boolean clean(DriverConnection connection) {
        boolean open = connection.transactionStatus() != TransactionStatus.IDLE;
        if (open) {
            connection.rollback().await();
        }
        connection.reset();
        return open;
    }
}
