package dev.aludel.benchmarks.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a loop has read for a caller who waits. */
final class Mailbox {
    private byte[] part = {}; // of the loop
    private volatile byte @Nullable [] answer;
    private volatile @Nullable Thread waiter;

    /** Called by the caller, before it sends. */
    void expect() {
        answer = null;
        waiter = Thread.currentThread();
    }

    /** Called by the loop. */
    void take(ByteBuffer bytes) {
        int from = part.length;
        byte[] all = Arrays.copyOf(part, from + bytes.remaining());
        bytes.get(all, from, all.length - from);
        if (Line.isAnswer(all, all.length)) {
            part = new byte[0];
            answer = all;
            LockSupport.unpark(waiter);
        } else {
            part = all;
        }
    }

    /** Called by the caller. */
    void await() {
        while (answer == null) {
            LockSupport.park(this);
        }
    }
}
