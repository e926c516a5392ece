package dev.aludel.pool;

import dev.aludel.driver.Connector;
import dev.aludel.error.PoolTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections to one database open and leases each to one user at a time. Thread-safe, and made to be called from
 * virtual threads: waiting blocks no carrier, nothing spins, and no lock is held during I/O.
 *
 * {@snippet :
 * try (var pool = Pool.create(connector, PoolOptions.builder().poolSize(10).build());
 *         var lease = pool.acquire()) {
 *     lease.connection().ping(Duration.ofSeconds(1));
 * }
 * }
 *
 * <p><b>Slots.</b> Capacity consists of {@code poolSize + maxOverflow} slots; a slot may or may not contain a connection. Its
 * state ({@link SlotState}) names its owner: {@code EMPTY} and {@code IDLE} slots belong to nobody, {@code CONNECTING},
 * {@code CHECKING} and {@code CLOSING} ones to a thread of the pool, {@code LEASED} ones to a waiter they were handed to, a
 * lease, or the thread that cleans up after it. Whatever fails, a slot ends as {@code IDLE} or {@code EMPTY}: capacity
 * cannot leak.
 *
 * <p><b>Invariants</b>, each at every instant:
 *
 * <ul>
 *   <li>leased + idle + connecting + checking + closing &lt;= {@code poolSize + maxOverflow}, and the database never sees
 *       more connections of this pool than that (detached ones are not the pool's any more);
 *   <li>a connection has at most one owner;
 *   <li>there is no idle connection while somebody waits: waiters are served in the order in which they queued, by whatever
 *       connection is there first, and nobody overtakes them;
 *   <li>while somebody waits, something is under way that serves them: a lease, a connect, a test, a close or a pause before
 *       the next connect.
 * </ul>
 *
 * <p><b>Who guards what.</b> One short lock in {@link Ledger} guards the slots' states, the idle queue, the queue of waiters
 * and the counters of {@link Connects}. A slot's other fields are its owner's. How a lease ends is decided by one
 * compare-and-set in {@link Holding}, and whoever wins that owns the slot. Listeners and drivers are called without the lock,
 * except for nothing.
 *
 * <p><b>Generations.</b> A connection carries the pool's generation of the moment when it began to be opened. Declaring all
 * stale is one increment, made by the first of those that fail together; a connection of an older generation is closed
 * instead of leased.
 */
public final class Pool implements AutoCloseable {
    final PoolOptions options;
    final boolean single;
    final Surroundings around;
    final PoolListener listener;
    final Ledger ledger;
    final Disposal disposal;
    final HandOff handOff;
    final Connects connects;
    final CheckOut checkOut;
    final CheckIn checkIn;
    final LeakReports leaks;
    final TimeOuts timeOuts;
    final Housekeeper housekeeper;
    private final Connector connector;
    private final AtomicBoolean connectorClosed = new AtomicBoolean();

    Pool(Connector connector, PoolOptions wanted, Surroundings around) {
        this.connector = connector;
        this.around = around;
        single = connector.singleConnection();
        options = single ? wanted.forSingleConnection() : wanted;
        listener = new QuietListener(options.listener());
        ledger = new Ledger(options, around);
        disposal = new Disposal(ledger, options, around, listener);
        handOff = new HandOff(ledger, disposal, options, around, listener, single);
        connects = new Connects(connector, ledger, handOff, disposal, options, around, listener);
        ledger.onVacancy(connects::pump);
        checkOut = new CheckOut(this);
        checkIn = new CheckIn(this);
        leaks = new LeakReports(options, listener);
        timeOuts = new TimeOuts(ledger, options, around);
        housekeeper = new Housekeeper(this);
    }

    /**
     * A pool over a connector, which it closes with itself. Nothing is opened before the first use, or
     * {@link #warmUp()}. A connector of a {@linkplain Connector#singleConnection() single connection} makes it a pool of
     * exactly one, which is leased to one user after the other and never tested, trimmed or replaced.
     */
    public static Pool create(Connector connector, PoolOptions options) {
        var pool = new Pool(connector, options, Surroundings.REAL);
        pool.housekeeper.start();
        return pool;
    }

    /** The options in force. */
    public PoolOptions options() {
        return options;
    }

    /** Leases a connection, waiting for {@link PoolOptions#poolTimeout()} at most; see {@link #acquire(Duration)}. */
    public Lease acquire() {
        return acquire(options.poolTimeout());
    }

    /**
     * Leases a connection: an idle one, or a new one while there is capacity, or the next that is released. Who came first is
     * served first.
     *
     * <p>When the database cannot be reached and the pool has no connection left, the failure to connect is thrown at once,
     * not after the time-out. While other connections of the pool are in use, the wait goes on for one of those.
     *
     * @param timeout how long to wait; zero waits without limit
     * @throws PoolTimeoutException if none became free in time; it says who holds them and where they were taken
     * @throws dev.aludel.error.ConnectFailedException if the database cannot be reached
     * @throws dev.aludel.error.OperationCancelledException if the thread is interrupted before it has a connection
     * @throws dev.aludel.error.PoolClosedException if the pool is closed, now or while it waits
     */
    public Lease acquire(Duration timeout) {
        return acquire(timeout, null);
    }

    /**
     * The same as {@link #acquire()} for a caller that runs code of its user with the connection and then releases it.
     *
     * @param code that code, a lambda mostly: reports find the place by it, and the way to here need not be looked at
     */
    public Lease acquireFor(Object code) {
        return acquire(options.poolTimeout(), code);
    }

    private Lease acquire(Duration timeout, @Nullable Object code) {
        var event = new AcquireEvent();
        event.begin();
        try {
            Lease lease = new Acquisition(this, timeout, code).run();
            record(event, lease.number(), "acquired");
            return lease;
        } catch (Throwable failure) {
            record(event, 0, failure.getClass().getSimpleName());
            throw failure;
        }
    }

    private void record(AcquireEvent event, int connection, String outcome) {
        event.end();
        if (event.shouldCommit()) {
            event.pool = options.name();
            event.connection = connection;
            event.outcome = outcome;
            event.waiting = status().waiting();
            event.commit();
        }
    }

    /**
     * Opens connections until {@code poolSize} are open, several at a time, and returns then: for a start that fails when
     * the database cannot be reached.
     *
     * @throws dev.aludel.error.ConnectFailedException if one of them cannot be opened
     * @throws PoolTimeoutException if they are not open within {@code poolTimeout}
     */
    public void warmUp() {
        new WarmUp(this).run();
    }

    /**
     * Replaces every connection that is open now: idle ones at once, leased ones when they are released. The pool stays
     * usable; for a failover, or after a change of settings in the database. That of a single-connection pool stays.
     *
     * @throws dev.aludel.error.PoolClosedException if the pool is closed
     */
    public void retireAll() {
        if (ledger.closed()) {
            throw ledger.closedException();
        }
        handOff.invalidateAllNow(ledger.generation(), false);
    }

    /** The numbers of this instant. */
    public PoolStatus status() {
        ledger.lock.lock();
        try {
            return ledger.status();
        } finally {
            ledger.lock.unlock();
        }
    }

    /** Who holds connections, the longest first. */
    public List<Holder> holders() {
        List<Holding> holdings;
        ledger.lock.lock();
        try {
            holdings = ledger.holdings();
        } finally {
            ledger.lock.unlock();
        }
        long now = around.ticker().nanos();
        return holdings.stream()
                .map(holding -> holding.holder(now))
                .sorted(Comparator.comparing(Holder::held).reversed())
                .toList();
    }

    /** {@link #close(Duration)} with {@link PoolOptions#closeTimeout()}. */
    @Override
    public void close() {
        close(options.closeTimeout());
    }

    /**
     * Closes the pool for good: new users are refused and those that wait fail at once, idle connections are closed, leased
     * ones when they are released; those that are still leased after the time given are aborted. Idempotent; a second call
     * waits for the same end. An interrupt ends the wait, not the closing.
     *
     * @param wait how long leases may still last; zero aborts them at once
     */
    public void close(Duration wait) {
        new Closing(this).run(wait);
        if (!connectorClosed.getAndSet(true)) {
            connector.close();
        }
    }

    /** {@link #status()} as a line. */
    @Override
    public String toString() {
        return status().toString();
    }

    void settle(Slot slot) {
        ledger.lock.lock();
        try {
            handOff.settle(slot, false);
        } finally {
            ledger.lock.unlock();
        }
    }

    void closeSoon(Slot slot) {
        ledger.lock.lock();
        try {
            disposal.closeSoon(slot);
        } finally {
            ledger.lock.unlock();
        }
    }

    void vacate(Slot slot) {
        ledger.lock.lock();
        try {
            ledger.vacate(slot);
        } finally {
            ledger.lock.unlock();
        }
    }

    /** On the cleaner's thread, which must not wait: a lease was collected, or has ended before. */
    void forgotten(Holding holding) {
        if (holding.end(Holding.Ending.FORGOTTEN)) {
            around.threads().start("aludel-pool-" + options.name() + "-forgotten", () -> {
                checkIn.destroy(holding);
                leaks.forgotten(holding, around.ticker().nanos(), !single);
            });
        }
    }
}
