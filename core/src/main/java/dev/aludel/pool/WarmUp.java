package dev.aludel.pool;

import dev.aludel.error.OperationCancelledException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of {@link Pool#warmUp()}. Used by one thread. */
final class WarmUp {
    private final Pool pool;
    private final Ledger ledger;
    private final Ticker ticker;
    private long failuresBefore;

    WarmUp(Pool pool) {
        this.pool = pool;
        ledger = pool.ledger;
        ticker = pool.around.ticker();
    }

    void run() {
        Thread self = Thread.currentThread();
        long deadline = ticker.deadline(ticker.nanos(), pool.options.poolTimeout());
        ledger.lock.lock();
        try {
            ledger.ensureOpen();
            failuresBefore = pool.connects.failures();
            ledger.watch(self);
            pool.connects.want(pool.options.poolSize());
        } finally {
            ledger.lock.unlock();
        }
        try {
            while (!warm(Ticker.reached(deadline, ticker.nanos()))) {
                if (self.isInterrupted()) {
                    throw new OperationCancelledException(
                            "The thread was interrupted while pool '" + pool.options.name() + "' warmed up",
                            "connections opened so far stay; the interrupt flag is set");
                }
                ticker.parkUntil(pool, deadline);
            }
        } finally {
            ledger.lock.lock();
            try {
                ledger.unwatch(self);
            } finally {
                ledger.lock.unlock();
            }
        }
    }

    private boolean warm(boolean late) {
        PoolStatus status;
        @Nullable RuntimeException failure;
        List<Holding> holdings;
        ledger.lock.lock();
        try {
            ledger.ensureOpen();
            if (ledger.live() >= pool.options.poolSize()) {
                return true;
            }
            failure = pool.connects.lastFailure();
            if (failure != null && pool.connects.failures() != failuresBefore) {
                throw failure;
            }
            pool.connects.want(pool.options.poolSize());
            status = ledger.status();
            holdings = ledger.holdings();
        } finally {
            ledger.lock.unlock();
        }
        if (late) {
            throw Complaints.timeout(pool.options.poolTimeout(), status, holdings, failure, ticker.nanos());
        }
        return false;
    }
}
