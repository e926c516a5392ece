package dev.aludel.pool;

import dev.aludel.error.PoolClosedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pool's books: which slot is in which state, which connections lie idle, who waits, which generation is valid. No I/O and
 * no waiting. All methods need {@link #lock}, but {@link #generation()} and {@link #closed()}, which anybody may read.
 */
final class Ledger {
    final ReentrantLock lock = new ReentrantLock();
    final WaiterQueue waiters = new WaiterQueue();

    private final PoolOptions options;
    private final Surroundings around;
    private final Map<SlotState, Integer> counts = new EnumMap<>(SlotState.class);
    private final List<Slot> slots = new ArrayList<>();
    private final ArrayDeque<Slot> empty = new ArrayDeque<>();
    /** The one used last stands last. */
    private final ArrayDeque<Slot> idle = new ArrayDeque<>();

    private final List<Thread> watchers = new ArrayList<>();
    private Runnable vacancy = () -> {};
    private volatile int generation;
    private volatile boolean closed;

    Ledger(PoolOptions options, Surroundings around) {
        this.options = options;
        this.around = around;
    }

    /** What to do, under the lock, when capacity has become free. */
    void onVacancy(Runnable action) {
        vacancy = action;
    }

    int generation() {
        return generation;
    }

    /** Declares every connection of that generation, and older ones, stale. False if somebody has done so before. */
    boolean nextGeneration(int offender) {
        if (generation != offender) {
            return false;
        }
        generation = offender + 1;
        return true;
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    void ensureOpen() {
        if (closed) {
            throw closedException();
        }
    }

    PoolClosedException closedException() {
        return new PoolClosedException(
                "The pool '" + options.name() + "' has been closed", "open a new engine; this one stays closed");
    }

    int capacity() {
        return options.capacity();
    }

    int count(SlotState state) {
        return counts.getOrDefault(state, 0);
    }

    /** Connections that are there: leased, idle or being tested. */
    int live() {
        return count(SlotState.LEASED) + count(SlotState.IDLE) + count(SlotState.CHECKING);
    }

    /** A slot with free capacity, or null when there is none. */
    @Nullable Slot vacant() {
        Slot free = empty.pollFirst();
        if (free == null && slots.size() < capacity()) {
            free = new Slot(slots.size() + 1);
            slots.add(free);
            counts.merge(SlotState.EMPTY, 1, Integer::sum);
        }
        return free;
    }

    /** Changes a slot's state. An idle slot has been taken out of the queue before. */
    void move(Slot slot, SlotState next) {
        if (!slot.state.mayBecome(next)) {
            throw new IllegalStateException("slot " + slot.number + " cannot go from " + slot.state + " to " + next);
        }
        counts.merge(slot.state, -1, Integer::sum);
        counts.merge(next, 1, Integer::sum);
        slot.state = next;
        watchers.forEach(LockSupport::unpark);
        around.hooks().moved(this);
    }

    /** The connection of the slot is gone: its capacity goes to whoever needs it. */
    void vacate(Slot slot) {
        free(slot);
        vacancy.run();
    }

    /** The same, without looking for somebody who needs it. */
    void free(Slot slot) {
        slot.clear();
        move(slot, SlotState.EMPTY);
        empty.addFirst(slot);
    }

    /** Leases the idle connection whose turn it is. */
    @Nullable Slot takeIdle() {
        Slot taken = options.idleOrder() == IdleOrder.LIFO ? idle.pollLast() : idle.pollFirst();
        if (taken != null) {
            move(taken, SlotState.LEASED);
        }
        return taken;
    }

    /** Puts a slot into the idle queue: where it is used next, or where it is used last. */
    void lay(Slot slot, boolean cold) {
        move(slot, SlotState.IDLE);
        if (cold) {
            idle.addFirst(slot);
        } else {
            idle.addLast(slot);
        }
    }

    /** Takes this slot out of the idle queue; the caller moves it on. */
    void pick(Slot slot) {
        idle.remove(slot);
    }

    /** The idle slots, the one unused longest first. */
    List<Slot> idle() {
        return List.copyOf(idle);
    }

    List<Slot> slots(SlotState state) {
        return slots.stream().filter(slot -> slot.state == state).toList();
    }

    /** The leases that have not ended. */
    List<Holding> holdings() {
        List<Holding> all = new ArrayList<>();
        for (Slot slot : slots) {
            Holding holding = slot.holding;
            if (slot.state == SlotState.LEASED && holding != null && !holding.ended()) {
                all.add(holding);
            }
        }
        return all;
    }

    /** Has the thread woken at each change, until {@link #unwatch}. */
    void watch(Thread thread) {
        watchers.add(thread);
    }

    void unwatch(Thread thread) {
        watchers.remove(thread);
    }

    /** Wakes those who watch for something else than a slot's state. */
    void wakeWatchers() {
        watchers.forEach(LockSupport::unpark);
    }

    PoolStatus status() {
        return new PoolStatus(
                options.name(),
                options.poolSize(),
                options.maxOverflow(),
                count(SlotState.LEASED),
                count(SlotState.IDLE),
                count(SlotState.CONNECTING),
                count(SlotState.CHECKING),
                count(SlotState.CLOSING),
                waiters.size(),
                generation,
                closed);
    }
}
