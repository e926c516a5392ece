package dev.aludel.pool;

import dev.aludel.error.AludelException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.pool.CheckOut.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of acquire: takes an idle connection or waits in line for one, and looks at what it got; when that has died
 * meanwhile it waits again, at its old place and within its old deadline. Used by one thread.
 */
final class Acquisition {
    private final Pool pool;
    private final Ledger ledger;
    private final PoolOptions options;
    private final Surroundings.Hooks hooks;
    private final Ticker ticker;
    private final Duration timeout;
    private final @Nullable Object code;
    private final long start;
    private final long deadline;
    /** Where it stands in the order of service, whether it has to wait or not. */
    private long ticket;

    private @Nullable Waiter waiter;

    Acquisition(Pool pool, Duration timeout, @Nullable Object code) {
        this.pool = pool;
        ledger = pool.ledger;
        options = pool.options;
        hooks = pool.around.hooks();
        ticker = pool.around.ticker();
        this.timeout = timeout;
        this.code = code;
        start = ticker.nanos();
        deadline = ticker.deadline(start, timeout);
    }

    Lease run() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
        Slot slot = next(null, Verdict.GOOD);
        while (true) {
            hooks.taken();
            Verdict verdict = pool.checkOut.look(slot);
            if (verdict == Verdict.GOOD) {
                return lease(slot);
            }
            slot = next(slot, verdict);
        }
    }

    /**
     * Takes an idle connection, if nobody came before, or queues and waits. With a slot that turned out to be of no use, this
     * stands at its old place again before the slot's capacity is free: nobody behind gets what that is good for.
     */
    private Slot next(@Nullable Slot useless, Verdict why) {
        int generation = -1;
        Slot idle;
        ledger.lock.lock();
        try {
            if (useless != null && why == Verdict.DEAD) {
                generation = pool.handOff.invalidateAll(useless.generation, true);
            }
            try {
                idle = idleOrQueue();
            } finally {
                if (useless != null && why == Verdict.OLD) {
                    pool.disposal.closeSoon(useless);
                } else if (useless != null) {
                    ledger.vacate(useless);
                }
            }
        } finally {
            ledger.lock.unlock();
            if (generation >= 0) {
                pool.listener.poolInvalidated(options.name(), generation);
            }
        }
        return idle != null ? idle : await(Objects.requireNonNull(waiter));
    }

    /** Under the lock: an idle connection, or null when this queues now. */
    private @Nullable Slot idleOrQueue() {
        ledger.ensureOpen();
        if (ticket == 0) {
            ticket = ledger.waiters.nextTicket();
        }
        Slot idle = ledger.waiters.isEmpty() ? ledger.takeIdle() : null;
        if (idle != null) {
            return idle;
        }
        refuseNestedUse();
        Waiter own = waiter == null ? new Waiter(ticket, deadline) : waiter;
        waiter = own;
        ledger.waiters.join(own);
        hooks.queued(ticket);
        try {
            pool.timeOuts.expect(deadline);
            pool.connects.pump();
        } catch (Throwable failure) {
            ledger.waiters.remove(own);
            throw failure;
        }
        return null;
    }

    private Slot await(Waiter waiter) {
        while (true) {
            Slot slot = waiter.slot();
            if (slot != null) {
                return slot;
            }
            RuntimeException failure = waiter.failure();
            if (failure != null) {
                throw inContextOfThisThread(failure);
            }
            if (Thread.currentThread().isInterrupted()) {
                hooks.leaving();
                leave(waiter);
                throw cancelled();
            }
            if (Ticker.reached(deadline, ticker.nanos())) {
                PoolTimeoutException late = giveUp(waiter);
                if (late != null) {
                    pool.listener.timedOut(options.name(), waited());
                    throw late;
                }
                continue;
            }
            // Woken by an answer, by an interrupt, or by the pool's TimeOuts.
            ticker.parkUntil(pool, Ticker.NEVER);
        }
    }

    /** Interrupted: out of the queue, and what was handed over in the same instant goes to the next in line. */
    private void leave(Waiter waiter) {
        ledger.lock.lock();
        try {
            Slot granted = waiter.slot();
            if (granted != null) {
                pool.handOff.settle(granted, false);
            } else {
                ledger.waiters.remove(waiter);
            }
        } finally {
            ledger.lock.unlock();
        }
    }

    /** Out of time: null if an answer came in the same instant, which then counts. */
    private @Nullable PoolTimeoutException giveUp(Waiter waiter) {
        PoolStatus status;
        List<Holding> holdings;
        RuntimeException lastFailure;
        ledger.lock.lock();
        try {
            if (!waiter.queued) {
                return null;
            }
            ledger.waiters.remove(waiter);
            status = ledger.status();
            holdings = ledger.holdings();
            lastFailure = pool.connects.lastFailure();
        } finally {
            ledger.lock.unlock();
        }
        return Complaints.timeout(timeout, status, holdings, lastFailure, ticker.nanos());
    }

    /** The only connection there is, held by the very thread that would wait for it: it would wait for ever. */
    private void refuseNestedUse() {
        if (pool.single) {
            for (Holding holding : ledger.holdings()) {
                if (holding.takenBy(Thread.currentThread())) {
                    throw Complaints.nested(options.name(), holding, ticker.nanos());
                }
            }
        }
    }

    private Lease lease(Slot slot) {
        Holding holding = null;
        try {
            holding = new Holding(
                    slot, Thread.currentThread(), ticker.nanos(), Place.capture(options.leakTracking(), code));
            var lease = new Lease(pool, holding);
            slot.holding = holding;
            // The closing of the pool sets `closed` first and looks at the holdings then: one of both sees the other.
            if (ledger.closed()) {
                throw ledger.closedException();
            }
            pool.listener.acquired(options.name(), waited());
            return lease;
        } catch (Throwable failure) {
            if (holding == null || holding.end(Holding.Ending.POOL_CLOSED)) {
                pool.settle(slot);
            }
            throw failure;
        }
    }

    private Duration waited() {
        return Duration.ofNanos(ticker.nanos() - start);
    }

    private OperationCancelledException cancelled() {
        return new OperationCancelledException(
                "The thread was interrupted while it waited for a connection of pool '" + options.name() + "'",
                "nothing was taken; the interrupt flag is set");
    }

    /** The failure happened on a thread of the pool's and goes to this one waiter: its trace then shows who asked, too. */
    private static RuntimeException inContextOfThisThread(RuntimeException failure) {
        if (failure instanceof AludelException) {
            StackTraceElement[] there = failure.getStackTrace();
            StackTraceElement[] here = new Throwable().getStackTrace();
            var both = new StackTraceElement[there.length + here.length];
            System.arraycopy(there, 0, both, 0, there.length);
            System.arraycopy(here, 0, both, there.length, here.length);
            failure.setStackTrace(both);
        }
        return failure;
    }
}
