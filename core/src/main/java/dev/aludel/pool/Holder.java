package dev.aludel.pool;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a connection, as of the moment of asking. Immutable.
 *
 * @param connection the connection's number within its pool
 * @param held for how long it has been held
 * @param threadId the id of the thread that acquired it
 * @param threadName that thread's name, empty for most virtual threads
 * @param threadAlive false when that thread has ended, which smells of a leak unless the lease was passed on
 * @param place where it was acquired, as a stack frame, or null when that is not tracked
 * @param stack the whole stack of its acquisition with {@link LeakTracking#FULL}, otherwise empty
 */
public record Holder(
        int connection,
        Duration held,
        long threadId,
        String threadName,
        boolean threadAlive,
        @Nullable String place,
        List<StackTraceElement> stack) {
    public Holder {
        stack = List.copyOf(stack);
    }

    /** One line for people: {@code connection #3 held for 12.3 s by thread 57 "worker-1", taken at com.acme.Shop.buy(Shop.java:41)}. */
    @Override
    public String toString() {
        return "connection #" + connection + " held for " + Texts.seconds(held) + " by " + thread() + ", taken at "
                + (place == null ? "an unknown place (leakTracking is OFF)" : place);
    }

    String thread() {
        return "thread " + threadId + (threadName.isEmpty() ? "" : " \"" + threadName + '"')
                + (threadAlive ? "" : ", which has ended");
    }
}
