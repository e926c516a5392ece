package dev.aludel.testkit.proxy;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One direction through a {@link FaultProxy}, of all its connections together, and what happens to bytes on it. What is set
 * counts for bytes that arrive from then on. Thread-safe; every method returns this.
 */
public final class Way {
    private final Runnable changed;

    private volatile long delayNanos;
    private volatile long gatherNanos;
    private volatile int chunk = Integer.MAX_VALUE;
    private volatile boolean held;

    // Positions among all bytes that ever arrived on this way; guarded by this.
    private long position;
    private long cutAt = -1;
    private long endAt = -1;
    private long flipAt = -1;

    Way(Runnable changed) {
        this.changed = changed;
    }

    /** Everything arrives later by this time, as on a long line: what is sent meanwhile is on its way as well. */
    public Way delay(Duration time) {
        delayNanos = time.toNanos();
        return this;
    }

    /** Passes on at most so many bytes at a time, with pauses in between; 1 for the hardest case. */
    public Way chunks(int bytes) {
        chunk = bytes;
        return this;
    }

    /** Collects what arrives within this time and passes it on as one piece. */
    public Way gather(Duration window) {
        gatherNanos = window.toNanos();
        return this;
    }

    /** A black hole: nothing passes, and nobody notices. With false, what was held back goes on. */
    public Way hold(boolean on) {
        held = on;
        changed.run();
        return this;
    }

    /** Once so many more bytes have passed, their connection is closed on both sides. Happens once. */
    public synchronized Way cutAfter(long bytes) {
        cutAt = position + bytes;
        return this;
    }

    /** Once so many more bytes have passed, this direction of their connection ends, and the other one goes on. Happens once. */
    public synchronized Way endAfter(long bytes) {
        endAt = position + bytes;
        return this;
    }

    /** The byte behind so many more ones arrives with all its bits turned over. Happens once. */
    public synchronized Way flipAfter(long bytes) {
        flipAt = position + bytes;
        return this;
    }

    /** As it was at first: no faults. What was held back goes on. */
    public synchronized Way heal() {
        delayNanos = 0;
        gatherNanos = 0;
        chunk = Integer.MAX_VALUE;
        cutAt = -1;
        endAt = -1;
        flipAt = -1;
        return hold(false);
    }

    long delayNanos() {
        return delayNanos;
    }

    long gatherNanos() {
        return gatherNanos;
    }

    int chunk() {
        return chunk;
    }

    boolean held() {
        return held;
    }

    /** What becomes of bytes that have just arrived. */
    enum Fate {
        PASS,
        CUT,
        END
    }

    /** How many of the bytes pass, and what happens behind them. */
    record Passage(int count, Fate fate) {}

    private static final int CACHED = 256;
    private static final Passage[] WHOLE = new Passage[CACHED];

    static {
        for (int i = 0; i < CACHED; i++) {
            WHOLE[i] = new Passage(i, Fate.PASS);
        }
    }

    /** Lets bytes arrive, and changes them where that is due. */
    synchronized Passage arrive(ByteBuffer bytes) {
        int count = bytes.remaining();
        long from = position;
        position += count;
        if (flipAt >= from && flipAt < position) {
            int at = bytes.position() + (int) (flipAt - from);
            bytes.put(at, (byte) ~bytes.get(at));
            flipAt = -1;
        }
        if (cutAt >= from && cutAt <= position) {
            int pass = (int) (cutAt - from);
            cutAt = -1;
            return new Passage(pass, Fate.CUT);
        }
        if (endAt >= from && endAt <= position) {
            int pass = (int) (endAt - from);
            endAt = -1;
            return new Passage(pass, Fate.END);
        }
        return count < CACHED ? WHOLE[count] : new Passage(count, Fate.PASS);
    }
}
