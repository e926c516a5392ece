package dev.aludel.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a scripted driver call stands still until the test lets it go on. */
final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Called by the scripted call. An interrupt ends the stay, as it would a connect. */
    void pass() throws InterruptedException {
        reached.countDown();
        open.await();
    }

    /** The same for a call that an interrupt does not end. */
    void passUninterruptibly() {
        reached.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                open.await();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until somebody stands at the gate. */
    void awaitReached() {
        try {
            if (!reached.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came to the gate");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    void open() {
        open.countDown();
    }
}
