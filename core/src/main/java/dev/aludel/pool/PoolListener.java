package dev.aludel.pool;

import java.time.Duration;

/**
 * Hears what happens in a pool: the place to connect metrics. Called on the thread where it happens, never under the
 * pool's lock, by many threads at once: implementations are thread-safe and quick. What a listener throws is logged and
 * otherwise ignored: it changes neither the outcome of an acquire nor the pool's capacity. What must be done to each new
 * connection, and may refuse it, is {@link PoolOptions#onConnect()}.
 */
public interface PoolListener {
    /** Hears nothing. */
    PoolListener NONE = new PoolListener() {};

    /** A connection was opened and set up. */
    default void connected(String pool, Duration took) {}

    /** A connection could not be opened. */
    default void connectFailed(String pool, RuntimeException failure) {}

    /** A connection was leased after that time. */
    default void acquired(String pool, Duration waited) {}

    /** An acquire gave up after that time. */
    default void timedOut(String pool, Duration waited) {}

    /** A lease ended, in whatever way, after that time. */
    default void released(String pool, Duration held) {}

    /** A connection was given the state of a new one after its lease; {@code rolledBack} if its user had left a transaction open. */
    default void reset(String pool, boolean rolledBack) {}

    /** One connection was declared unusable by its user or by a failed test. */
    default void invalidated(String pool) {}

    /** All connections opened before now were declared stale: one call per storm, however many fail together. */
    default void poolInvalidated(String pool, int generation) {}

    /** A connection was closed or aborted, for whatever reason. */
    default void closed(String pool) {}

    /** A lease was detached: its connection is no longer the pool's. */
    default void detached(String pool) {}

    /** A connection has been held for longer than {@link PoolOptions#leakThreshold()}. */
    default void held(String pool, Holder holder) {}

    /** A lease was garbage-collected without having been released; the pool has taken its capacity back. */
    default void leaked(String pool, Holder holder) {}
}
