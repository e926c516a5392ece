package dev.aludel.driver;

import java.time.Duration;

/**
 * A point on the {@link System#nanoTime()} line after which waiting ends. Immutable.
 *
 * @param nanos the point, as {@code System.nanoTime()} counts, or {@link Long#MAX_VALUE} for none
 */
public record Deadline(long nanos) {
    /** No deadline. */
    public static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

    public static Deadline after(Duration duration) {
        var at = System.nanoTime() + duration.toNanos();
        return new Deadline(at == Long.MAX_VALUE ? at - 1 : at);
    }

    public boolean isNever() {
        return nanos == Long.MAX_VALUE;
    }

    /** Nanoseconds left, zero or less when it has passed; {@link Long#MAX_VALUE} when there is none. */
    public long remainingNanos() {
        return isNever() ? Long.MAX_VALUE : nanos - System.nanoTime();
    }
}
