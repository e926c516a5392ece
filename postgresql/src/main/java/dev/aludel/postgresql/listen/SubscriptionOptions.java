package dev.aludel.postgresql.listen;

import java.time.Duration;

/**
 * How a {@link PgSubscription} behaves. Immutable.
 *
 * @param capacity notifications that may wait for the listener, at least 1
 * @param keepAlive how often a quiet connection is tested
 * @param firstPause the pause before the second attempt to connect again; it doubles from attempt to attempt
 * @param longestPause the longest pause between attempts
 */
public record SubscriptionOptions(int capacity, Duration keepAlive, Duration firstPause, Duration longestPause) {
    /** 10,000 notifications, 30 s, 50 ms, 10 s. */
    public static final SubscriptionOptions DEFAULT =
            new SubscriptionOptions(10_000, Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofSeconds(10));

    public SubscriptionOptions {
        if (capacity < 1) {
            throw new IllegalArgumentException("a capacity of " + capacity + "; say 1 or more");
        }
        if (!keepAlive.isPositive() || !firstPause.isPositive() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("keepAlive and firstPause must be positive, longestPause no shorter");
        }
    }

    public SubscriptionOptions capacity(int notifications) {
        return new SubscriptionOptions(notifications, keepAlive, firstPause, longestPause);
    }

    public SubscriptionOptions keepAlive(Duration every) {
        return new SubscriptionOptions(capacity, every, firstPause, longestPause);
    }

    public SubscriptionOptions pauses(Duration first, Duration longest) {
        return new SubscriptionOptions(capacity, keepAlive, first, longest);
    }
}
