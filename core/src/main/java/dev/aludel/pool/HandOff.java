package dev.aludel.pool;

import java.util.List;

/**
 * Decides where a connection goes that nobody owns any more: to the oldest waiter, into the idle queue, or away. All
 * methods need the pool's lock.
 */
final class HandOff {
    private final Ledger ledger;
    private final Disposal disposal;
    private final PoolOptions options;
    private final Surroundings around;
    private final PoolListener listener;
    private final boolean single;

    HandOff(
            Ledger ledger,
            Disposal disposal,
            PoolOptions options,
            Surroundings around,
            PoolListener listener,
            boolean single) {
        this.ledger = ledger;
        this.disposal = disposal;
        this.options = options;
        this.around = around;
        this.listener = listener;
        this.single = single;
    }

    /** Passes on a connection that is clean and healthy as far as its owner knows. */
    void settle(Slot slot, boolean cold) {
        slot.holding = null;
        slot.worker = null;
        if (ledger.closed() || outdated(slot)) {
            disposal.closeSoon(slot);
            return;
        }
        Waiter oldest = ledger.waiters.poll();
        if (oldest != null) {
            ledger.move(slot, SlotState.LEASED);
            oldest.grant(slot);
            around.hooks().granted(oldest.ticket);
        } else if (ledger.count(SlotState.IDLE) < options.poolSize()) {
            slot.fresh = false;
            ledger.lay(slot, cold);
        } else {
            disposal.closeSoon(slot);
        }
    }

    /** Whether the connection has had its time: declared stale, retired by its user, or too old. */
    boolean outdated(Slot slot) {
        return !single
                && (slot.retired
                        || slot.generation != ledger.generation()
                        || Ticker.reached(slot.expires, around.ticker().nanos()));
    }

    /**
     * Declares all connections of the offender's generation stale; once per storm. Idle ones go at once.
     *
     * @param lost whether they must be taken for dead, so that an orderly end is not worth trying
     * @return the new generation, or -1 if somebody was first
     */
    int invalidateAll(int offender, boolean lost) {
        if (single || !ledger.nextGeneration(offender)) {
            return -1;
        }
        List<Slot> idle = ledger.idle();
        for (Slot slot : idle) {
            ledger.pick(slot);
            if (lost) {
                disposal.abortSoon(slot);
            } else {
                disposal.closeSoon(slot);
            }
        }
        return ledger.generation();
    }

    /** Without the lock: the same, with its event. */
    void invalidateAllNow(int offender, boolean lost) {
        int generation;
        ledger.lock.lock();
        try {
            generation = invalidateAll(offender, lost);
        } finally {
            ledger.lock.unlock();
        }
        if (generation >= 0) {
            listener.poolInvalidated(options.name(), generation);
        }
    }
}
