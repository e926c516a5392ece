package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import java.time.Duration;

/**
 * The cancelling of what a session runs: one request after the other, since one is often not enough (a server that has not
 * begun ignores it, and of several groups it ends one), until the last answer is there. The user's, but for {@link #running}.
 */
final class Cancellation {
    /** Why. */
    enum Reason {
        INTERRUPT,
        DEADLINE,
        /** Another thread has asked for it. */
        REQUEST,
        /** Its user wants no more of it. */
        STOP
    }

    private static final long FIRST_PAUSE = Duration.ofMillis(10).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(500).toNanos();

    final Reason reason;
    private final SessionLink link;
    private final Inbound inbound;
    private final long giveUpAt;
    private long nextAt;
    private long pause = FIRST_PAUSE;
    private boolean urgent;

    /** A request is on its way; cleared by the thread that carries it once the server has closed its connection. */
    private volatile boolean running;

    Cancellation(Reason reason, SessionLink link, Inbound inbound, Duration grace, long now) {
        this.reason = reason;
        this.link = link;
        this.inbound = inbound;
        this.giveUpAt = now + grace.toNanos();
        this.nextAt = now;
    }

    boolean isRunning() {
        return running;
    }

    /** The last answers have not come in time: whoever waits ends the connection. */
    boolean hasFailed(long now) {
        return now - giveUpAt >= 0;
    }

    /** Sends the next request when it is time, and tells when to look again. */
    long progress(long now) {
        // Shortly before the end a last one, whatever the pauses say.
        boolean last = !urgent && giveUpAt - now <= LONGEST_PAUSE;
        if (!running && (last || now - nextAt >= 0)) {
            urgent |= last;
            running = true;
            nextAt = now + pause;
            pause = Math.min(LONGEST_PAUSE, pause * 2);
            Thread.ofVirtual().name("aludel-postgresql-cancel").start(this::request);
        }
        return running || giveUpAt - nextAt < 0 ? giveUpAt : nextAt;
    }

    private void request() {
        try {
            link.cancel(new Deadline(giveUpAt));
        } finally {
            running = false;
            inbound.nudge();
        }
    }
}
