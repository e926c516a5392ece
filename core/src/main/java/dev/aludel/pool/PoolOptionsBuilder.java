package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import java.time.Duration;
import java.util.function.Consumer;

/** Collects {@link PoolOptions}, where each is explained. For one thread. */
public final class PoolOptionsBuilder {
    private String name = "aludel";
    private int poolSize = 5;
    private int maxOverflow = 10;
    private Duration poolTimeout = Duration.ofSeconds(30);
    private Duration poolRecycle = Duration.ZERO;
    private PrePing prePing = PrePing.AFTER_IDLE;
    private Duration prePingIdle = Duration.ofMillis(500);
    private Duration pingTimeout = Duration.ofSeconds(5);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private int connectConcurrency = 8;
    private IdleOrder idleOrder = IdleOrder.LIFO;
    private int minIdle = 0;
    private Duration idleTimeout = Duration.ofMinutes(10);
    private Duration maxLifetime = Duration.ofMinutes(30);
    private Duration keepAlive = Duration.ZERO;
    private Duration leakThreshold = Duration.ZERO;
    private LeakTracking leakTracking = LeakTracking.PLACE;
    private Duration closeTimeout = Duration.ofSeconds(10);
    private PoolListener listener = PoolListener.NONE;
    private Consumer<? super DriverConnection> onConnect = PoolOptions.NOTHING;
    private Consumer<? super DriverConnection> onFirstConnect = PoolOptions.NOTHING;

    PoolOptionsBuilder() {}

    PoolOptionsBuilder(PoolOptions from) {
        name = from.name();
        poolSize = from.poolSize();
        maxOverflow = from.maxOverflow();
        poolTimeout = from.poolTimeout();
        poolRecycle = from.poolRecycle();
        prePing = from.prePing();
        prePingIdle = from.prePingIdle();
        pingTimeout = from.pingTimeout();
        connectTimeout = from.connectTimeout();
        connectConcurrency = from.connectConcurrency();
        idleOrder = from.idleOrder();
        minIdle = from.minIdle();
        idleTimeout = from.idleTimeout();
        maxLifetime = from.maxLifetime();
        keepAlive = from.keepAlive();
        leakThreshold = from.leakThreshold();
        leakTracking = from.leakTracking();
        closeTimeout = from.closeTimeout();
        listener = from.listener();
        onConnect = from.onConnect();
        onFirstConnect = from.onFirstConnect();
    }

    public PoolOptionsBuilder name(String value) {
        name = value;
        return this;
    }

    public PoolOptionsBuilder poolSize(int value) {
        poolSize = value;
        return this;
    }

    public PoolOptionsBuilder maxOverflow(int value) {
        maxOverflow = value;
        return this;
    }

    public PoolOptionsBuilder poolTimeout(Duration value) {
        poolTimeout = value;
        return this;
    }

    public PoolOptionsBuilder poolRecycle(Duration value) {
        poolRecycle = value;
        return this;
    }

    public PoolOptionsBuilder prePing(PrePing value) {
        prePing = value;
        return this;
    }

    /** SQLAlchemy's switch: {@code true} is {@link PrePing#ALWAYS}, {@code false} is {@link PrePing#NEVER}. */
    public PoolOptionsBuilder poolPrePing(boolean on) {
        return prePing(on ? PrePing.ALWAYS : PrePing.NEVER);
    }

    public PoolOptionsBuilder prePingIdle(Duration value) {
        prePingIdle = value;
        return this;
    }

    public PoolOptionsBuilder pingTimeout(Duration value) {
        pingTimeout = value;
        return this;
    }

    public PoolOptionsBuilder connectTimeout(Duration value) {
        connectTimeout = value;
        return this;
    }

    public PoolOptionsBuilder connectConcurrency(int value) {
        connectConcurrency = value;
        return this;
    }

    public PoolOptionsBuilder idleOrder(IdleOrder value) {
        idleOrder = value;
        return this;
    }

    public PoolOptionsBuilder minIdle(int value) {
        minIdle = value;
        return this;
    }

    public PoolOptionsBuilder idleTimeout(Duration value) {
        idleTimeout = value;
        return this;
    }

    public PoolOptionsBuilder maxLifetime(Duration value) {
        maxLifetime = value;
        return this;
    }

    public PoolOptionsBuilder keepAlive(Duration value) {
        keepAlive = value;
        return this;
    }

    public PoolOptionsBuilder leakThreshold(Duration value) {
        leakThreshold = value;
        return this;
    }

    public PoolOptionsBuilder leakTracking(LeakTracking value) {
        leakTracking = value;
        return this;
    }

    public PoolOptionsBuilder closeTimeout(Duration value) {
        closeTimeout = value;
        return this;
    }

    public PoolOptionsBuilder listener(PoolListener value) {
        listener = value;
        return this;
    }

    public PoolOptionsBuilder onConnect(Consumer<? super DriverConnection> value) {
        onConnect = value;
        return this;
    }

    public PoolOptionsBuilder onFirstConnect(Consumer<? super DriverConnection> value) {
        onFirstConnect = value;
        return this;
    }

    /**
     * The options, checked.
     *
     * @throws dev.aludel.error.ConfigurationException naming the option that is wrong
     */
    public PoolOptions build() {
        return new PoolOptions(
                name,
                poolSize,
                maxOverflow,
                poolTimeout,
                poolRecycle,
                prePing,
                prePingIdle,
                pingTimeout,
                connectTimeout,
                connectConcurrency,
                idleOrder,
                minIdle,
                idleTimeout,
                maxLifetime,
                keepAlive,
                leakThreshold,
                leakTracking,
                closeTimeout,
                listener,
                onConnect,
                onFirstConnect);
    }
}
