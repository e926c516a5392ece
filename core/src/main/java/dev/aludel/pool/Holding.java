package dev.aludel.pool;

import dev.aludel.driver.DriverConnection;
import dev.aludel.error.ConnectionClosedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the pool knows of a lease. It does not refer to the {@link Lease}, so that a forgotten one can be collected while
 * the pool still knows where it was taken. Ends exactly once: whoever ends it owns the slot from then on.
 */
final class Holding {
    /** How a lease ended. */
    enum Ending {
        RELEASED("has been released"),
        INVALIDATED("has been invalidated"),
        DETACHED("has been detached from its pool"),
        POOL_CLOSED("was closed with its pool"),
        FORGOTTEN("was garbage-collected");

        private final String text;

        Ending(String text) {
            this.text = text;
        }
    }

    final Slot slot;
    private final DriverConnection connection;
    private final Thread thread;
    final long since;
    private final @Nullable Place place;
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    /** Already reported as held for too long. Written by the housekeeper only. */
    volatile boolean reported;

    /** The connection shall be closed, not used again, when the lease ends. */
    volatile boolean retired;

    Holding(Slot slot, Thread thread, long since, @Nullable Place place) {
        this.slot = slot;
        connection = slot.connection();
        this.thread = thread;
        this.since = since;
        this.place = place;
    }

    /** Ends it; false if it has ended before. */
    boolean end(Ending how) {
        return ending.compareAndSet(null, how);
    }

    @Nullable Ending ending() {
        return ending.get();
    }

    /** Whether this thread took it. */
    boolean takenBy(Thread asking) {
        return thread.equals(asking);
    }

    boolean ended() {
        return ending.get() != null;
    }

    DriverConnection connection() {
        Ending how = ending.get();
        if (how != null) {
            throw new ConnectionClosedException(
                    "Connection #" + slot.number + " " + how.text + " and cannot be used any more",
                    "acquire another one");
        }
        return connection;
    }

    Holder holder(long now) {
        return new Holder(
                slot.number,
                Duration.ofNanos(now - since),
                thread.threadId(),
                thread.getName(),
                thread.isAlive(),
                place == null ? null : place.text(thread),
                place == null ? List.of() : place.stack());
    }
}
