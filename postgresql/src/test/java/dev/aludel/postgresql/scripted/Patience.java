package dev.aludel.postgresql.scripted;

import java.time.Duration;

/**
 * For what has to end when its time is over, having got to some point before. How much time it takes to get there depends on
 * what else the machine does: so it is tried with little time first, and with more and more until it was enough.
 */
public final class Patience {
    private static final Duration MOST = Duration.ofMinutes(2);

    private Patience() {}

    /** Something with so much time. */
    @FunctionalInterface
    public interface Attempt {
        /** @return whether the time was enough to get to the point that is looked at */
        boolean within(Duration time) throws Exception;
    }

    /** Attempts it with this time, and with four times as much until it was enough. */
    public static void growing(Duration first, Attempt attempt) throws Exception {
        for (var time = first; !attempt.within(time); time = time.multipliedBy(4)) {
            if (time.compareTo(MOST) > 0) {
                throw new AssertionError("not even " + time + " were enough");
            }
        }
    }
}
