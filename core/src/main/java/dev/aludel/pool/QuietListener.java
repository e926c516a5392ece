package dev.aludel.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Keeps what a listener throws away from the pool: logged loudly once, then quietly. Thread-safe if the listener is. */
final class QuietListener implements PoolListener {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");

    private final PoolListener listener;
    private final AtomicBoolean complained = new AtomicBoolean();

    QuietListener(PoolListener listener) {
        this.listener = listener;
    }

    private void tell(String pool, Consumer<PoolListener> event) {
        if (NONE.equals(listener)) {
            return;
        }
        try {
            event.accept(listener);
        } catch (Throwable failure) {
            Level level = complained.getAndSet(true) ? Level.DEBUG : Level.WARNING;
            LOG.log(
                    level,
                    "The listener of pool '" + pool + "' failed; the pool goes on without it hearing this event",
                    failure);
        }
    }

    @Override
    public void connected(String pool, Duration took) {
        tell(pool, to -> to.connected(pool, took));
    }

    @Override
    public void connectFailed(String pool, RuntimeException failure) {
        tell(pool, to -> to.connectFailed(pool, failure));
    }

    @Override
    public void acquired(String pool, Duration waited) {
        tell(pool, to -> to.acquired(pool, waited));
    }

    @Override
    public void timedOut(String pool, Duration waited) {
        tell(pool, to -> to.timedOut(pool, waited));
    }

    @Override
    public void released(String pool, Duration held) {
        tell(pool, to -> to.released(pool, held));
    }

    @Override
    public void reset(String pool, boolean rolledBack) {
        tell(pool, to -> to.reset(pool, rolledBack));
    }

    @Override
    public void invalidated(String pool) {
        tell(pool, to -> to.invalidated(pool));
    }

    @Override
    public void poolInvalidated(String pool, int generation) {
        tell(pool, to -> to.poolInvalidated(pool, generation));
    }

    @Override
    public void closed(String pool) {
        tell(pool, to -> to.closed(pool));
    }

    @Override
    public void detached(String pool) {
        tell(pool, to -> to.detached(pool));
    }

    @Override
    public void held(String pool, Holder holder) {
        tell(pool, to -> to.held(pool, holder));
    }

    @Override
    public void leaked(String pool, Holder holder) {
        tell(pool, to -> to.leaked(pool, holder));
    }
}
