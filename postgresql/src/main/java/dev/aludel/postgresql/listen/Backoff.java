package dev.aludel.postgresql.listen;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The growing pauses between attempts to connect again: they double, a little at random, up to a bound. Used by one thread. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        next = first;
    }

    Duration pause() {
        var base = next;
        var doubled = base.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return base.plusNanos(ThreadLocalRandom.current().nextLong(base.toNanos() / 4 + 1));
    }

    void reset() {
        next = first;
    }
}
