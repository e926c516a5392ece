package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import dev.aludel.error.ConfigurationException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a {@link Pool} behaves. Immutable and thread-safe; {@link #builder()} starts from the defaults named here. A
 * duration of zero switches the limit or the feature off.
 *
 * {@snippet :
 * PoolOptions.builder().poolSize(10).maxOverflow(0).poolTimeout(Duration.ofSeconds(5)).build()
 * }
 *
 * @param name the pool's name in messages and events (default {@code aludel})
 * @param poolSize connections kept open when nobody uses them, at most (5). Zero keeps none: each is closed when it is
 *     released
 * @param maxOverflow connections open at once beyond that (10), or {@link #UNLIMITED}; closed when they are released and
 *     nobody waits
 * @param poolTimeout how long an acquire waits, the opening of a connection included (30 s; zero waits without limit)
 * @param poolRecycle a connection older than that is replaced when it is next leased (off)
 * @param prePing when a used connection is tested before it is leased ({@link PrePing#AFTER_IDLE})
 * @param prePingIdle from which idle time on {@code AFTER_IDLE} tests (500 ms)
 * @param pingTimeout how long a test waits for the answer (5 s)
 * @param connectTimeout how long one attempt to connect may take (10 s)
 * @param connectConcurrency how many connections are opened at the same time, at most (8)
 * @param idleOrder which idle connection is leased next ({@link IdleOrder#LIFO})
 * @param minIdle connections that are kept open, and reopened, even when nobody asks (0: none is opened before the first use)
 * @param idleTimeout an idle connection is closed after that time, down to {@code minIdle} (10 minutes)
 * @param maxLifetime a connection is retired at that age, up to 2.5 % earlier at random so that not all are replaced at
 *     once (30 minutes)
 * @param keepAlive an idle connection is tested whenever it was silent for that long (off)
 * @param leakThreshold a lease held for longer is reported with the place of its acquisition (off)
 * @param leakTracking what is remembered of that place ({@link LeakTracking#PLACE})
 * @param closeTimeout how long {@link Pool#close()} waits for leases (10 s; zero does not wait)
 * @param listener hears what happens
 * @param onConnect sets up each new connection; an exception from it closes that one and counts as a failed connect
 * @param onFirstConnect runs once per pool, after {@code onConnect} of the first connection and before any other
 *     connection is opened; an exception from it likewise fails that connect, and the next connection tries it again
 */
public record PoolOptions(
        String name,
        int poolSize,
        int maxOverflow,
        Duration poolTimeout,
        Duration poolRecycle,
        PrePing prePing,
        Duration prePingIdle,
        Duration pingTimeout,
        Duration connectTimeout,
        int connectConcurrency,
        IdleOrder idleOrder,
        int minIdle,
        Duration idleTimeout,
        Duration maxLifetime,
        Duration keepAlive,
        Duration leakThreshold,
        LeakTracking leakTracking,
        Duration closeTimeout,
        PoolListener listener,
        Consumer<? super DriverConnection> onConnect,
        Consumer<? super DriverConnection> onFirstConnect) {

    /** For {@code maxOverflow}: no limit to the number of connections. */
    public static final int UNLIMITED = -1;

    /** What {@code onConnect} and {@code onFirstConnect} are when nothing is to be done. */
    public static final Consumer<DriverConnection> NOTHING = connection -> {};

    /**
     * Checks the values.
     *
     * @throws ConfigurationException naming the option, its value and what is allowed
     */
    public PoolOptions {
        if (name.isBlank()) {
            throw wrong("name", '"' + name + '"', "say a name that is not blank");
        }
        atLeast("poolSize", poolSize, 0);
        atLeast("maxOverflow", maxOverflow, UNLIMITED);
        if (poolSize == 0 && maxOverflow == 0) {
            throw wrong("poolSize", "0 with maxOverflow 0", "at least one connection must be allowed");
        }
        atLeast("connectConcurrency", connectConcurrency, 1);
        if (minIdle < 0 || minIdle > poolSize) {
            throw wrong("minIdle", minIdle, "say 0 to poolSize (" + poolSize + ')');
        }
        notNegative("poolTimeout", poolTimeout);
        notNegative("poolRecycle", poolRecycle);
        notNegative("prePingIdle", prePingIdle);
        positive("pingTimeout", pingTimeout);
        positive("connectTimeout", connectTimeout);
        notNegative("idleTimeout", idleTimeout);
        notNegative("maxLifetime", maxLifetime);
        notNegative("keepAlive", keepAlive);
        notNegative("leakThreshold", leakThreshold);
        notNegative("closeTimeout", closeTimeout);
        if (maxLifetime.isPositive() && keepAlive.compareTo(maxLifetime) >= 0) {
            throw wrong("keepAlive", keepAlive, "say less than maxLifetime (" + maxLifetime + "), or zero for none");
        }
    }

    /** The options as they are when nothing is said. */
    public static PoolOptions defaults() {
        return builder().build();
    }

    public static PoolOptionsBuilder builder() {
        return new PoolOptionsBuilder();
    }

    /** A builder that starts from these values. */
    public PoolOptionsBuilder toBuilder() {
        return new PoolOptionsBuilder(this);
    }

    /** The most connections that may be open at once. */
    public int capacity() {
        return maxOverflow == UNLIMITED
                ? Integer.MAX_VALUE
                : (int) Math.min(Integer.MAX_VALUE, (long) poolSize + maxOverflow);
    }

    /** The same for a database that lives inside its one connection: exactly one, which nothing tests, trims or replaces. */
    PoolOptions forSingleConnection() {
        return toBuilder()
                .poolSize(1)
                .maxOverflow(0)
                .minIdle(0)
                .poolRecycle(Duration.ZERO)
                .prePing(PrePing.NEVER)
                .idleTimeout(Duration.ZERO)
                .maxLifetime(Duration.ZERO)
                .keepAlive(Duration.ZERO)
                .build();
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw wrong(option, value, "say " + least + " or more");
        }
    }

    private static void notNegative(String option, Duration value) {
        if (value.isNegative()) {
            throw wrong(option, value, "say a positive duration, or zero for none");
        }
    }

    private static void positive(String option, Duration value) {
        if (!value.isPositive()) {
            throw wrong(option, value, "say a positive duration");
        }
    }

    private static ConfigurationException wrong(String option, Object value, String remedy) {
        return new ConfigurationException("The pool option " + option + " cannot be " + value, remedy);
    }
}
