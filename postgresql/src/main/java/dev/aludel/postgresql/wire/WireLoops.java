package dev.aludel.postgresql.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The loops of the process: a few threads that serve all wires. They start with the first wire and end after the last.
 * Thread-safe.
 */
final class WireLoops {
    /** A loop only reads and frames: one serves several cores' worth of callers. */
    static final WireLoops SHARED = new WireLoops(
            "aludel-wire", Math.max(1, Runtime.getRuntime().availableProcessors() / 4), Duration.ofSeconds(2));

    private final String name;
    private final Duration closing;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by {@link #lock}; null where none was needed yet. */
    private final @Nullable WireLoop[] loops;

    /** @param closing how long an orderly end of a wire may take, until it is ended however it stands */
    WireLoops(String name, int size, Duration closing) {
        this.name = name;
        this.closing = closing;
        loops = new WireLoop[size];
    }

    /** The loop with the fewest wires, one more admitted to it: the caller adds a wire, or dismisses it. */
    WireLoop admit() throws IOException {
        lock.lock();
        try {
            int best = 0;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < loops.length; i++) {
                WireLoop loop = loops[i];
                int load = loop == null ? 0 : Math.max(0, loop.load());
                if (load < least) {
                    best = i;
                    least = load;
                }
            }
            WireLoop loop = loops[best];
            if (loop != null && loop.admit()) {
                return loop;
            }
            WireLoop made = new WireLoop(name + "-" + (best + 1), closing.toNanos());
            made.admit();
            loops[best] = made;
            made.start();
            return made;
        } finally {
            lock.unlock();
        }
    }
}
