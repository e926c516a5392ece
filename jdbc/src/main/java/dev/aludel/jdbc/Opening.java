package dev.aludel.jdbc;

import dev.aludel.driver.Deadline;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens a connection on a lane of its own, while the caller waits. Used once. */
public final class Opening {
    private final Lane lane;
    private final Signal signal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Link link; // published by `ended`, like the failure
    private @Nullable Throwable failure;

    private Opening(Lane lane, Deadline deadline) {
        this.lane = lane;
        this.signal = new Signal(deadline, lane);
    }

    /**
     * Opens a connection on a platform thread.
     *
     * @param opener runs on that thread; ends soon once the signal is raised
     * @throws dev.aludel.error.AludelException what the opener throws, or for an interrupt what the signal says
     */
    public static LaneConnection onPlatformThread(String lane, Deadline deadline, Function<Signal, Link> opener) {
        return new Opening(Lane.platform(lane), deadline).open(opener);
    }

    /** Opens a connection on a virtual thread, like {@link #onPlatformThread}. */
    public static LaneConnection onVirtualThread(String lane, Deadline deadline, Function<Signal, Link> opener) {
        return new Opening(Lane.virtual(lane), deadline).open(opener);
    }

    private LaneConnection open(Function<Signal, Link> opener) {
        lane.submit(() -> {
            try {
                link = opener.apply(signal);
            } catch (Throwable e) { // the caller's answer
                failure = e;
                lane.end();
            } finally {
                ended.countDown();
            }
        });
        boolean interrupted = await();
        try {
            if (link == null) {
                throw thrown();
            }
            var connection = new LaneConnection(lane, link);
            if (interrupted) {
                connection.close();
                throw signal.failure(null);
            }
            return connection;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean await() {
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                if (signal.raised()) {
                    ended.await();
                } else {
                    ended.await(signal.remainingNanos(), TimeUnit.NANOSECONDS);
                }
            } catch (InterruptedException e) {
                interrupted = true;
                signal.raise(Signal.Reason.INTERRUPTED);
            }
        }
        return interrupted;
    }

    private RuntimeException thrown() {
        return switch (failure) {
            case RuntimeException known -> known;
            case Error serious -> throw serious;
            case null -> new IllegalStateException("the opener answered nothing");
            default -> new IllegalStateException(failure);
        };
    }
}
