package dev.aludel.jdbc;

import dev.aludel.driver.Deadline;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Operations that go to a lane together, and the caller's wait for their end. */
final class HandOver {
    private final List<Operation<?>> operations;
    private final Signal signal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean counted; // of the connection's user
    private int moreWaits; // written before the latch is opened, read behind it

    HandOver(List<Operation<?>> operations, Lane lane) {
        this.operations = operations;
        this.signal = new Signal(earliest(operations), lane);
        operations.forEach(operation -> operation.handedOver(this));
    }

    private static Deadline earliest(List<Operation<?>> operations) {
        var earliest = Deadline.NEVER;
        for (var operation : operations) {
            if (operation.deadline().remainingNanos() < earliest.remainingNanos()) {
                earliest = operation.deadline();
            }
        }
        return earliest;
    }

    List<Operation<?>> operations() {
        return operations;
    }

    Signal signal() {
        return signal;
    }

    /** True the first time: the caller waits for a hand-over once, however many of its answers it reads. */
    boolean firstWait() {
        var first = !counted;
        counted = true;
        return first;
    }

    /** @param more how often the database was waited for, beyond once */
    void end(int more) {
        moreWaits = more;
        ended.countDown();
    }

    /** Once it has ended: how often the database was waited for meanwhile, beyond once. */
    int moreWaits() {
        return moreWaits;
    }

    /** Waits until all operations have their answer, cancelling them when the thread is interrupted or the deadline passes. */
    void join(LaneRunner runner) {
        boolean interrupted = false;
        long patience = 1_000_000;
        while (ended.getCount() > 0) {
            try {
                if (!signal.raised()) {
                    ended.await(signal.remainingNanos(), TimeUnit.NANOSECONDS);
                } else {
                    // A cancel that reaches the database between two steps is forgotten by it: say it until it is done.
                    runner.cancel(signal);
                    ended.await(patience, TimeUnit.NANOSECONDS);
                    patience = Math.min(patience * 2, 100_000_000);
                }
            } catch (InterruptedException e) {
                interrupted = true;
                signal.raise(Signal.Reason.INTERRUPTED);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
