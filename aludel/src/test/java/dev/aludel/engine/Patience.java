package dev.aludel.engine;

import dev.aludel.error.PoolTimeoutException;
import java.util.function.Supplier;

/**
 * For engines whose pool gives up soon because a test waits for that: to open a connection may take a busy machine longer. What
 * is being opened then goes to the next who asks.
 */
public final class Patience {
    private Patience() {}

    /** Opens the first connection, which lies idle then. */
    public static void connectOnce(Engine engine) {
        untilInTime(engine::connect).close();
    }

    /** Asks for it until the pool has a connection in time. */
    public static <T> T untilInTime(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (PoolTimeoutException busyMachine) {
                Thread.yield();
            }
        }
    }
}
