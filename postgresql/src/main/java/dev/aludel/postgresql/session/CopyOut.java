package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.protocol.CommandTag;

/**
 * Data that comes from {@code COPY .. TO STDOUT}, message by message. Used by its session's one user, who must close it
 * before anything else. A reader that is slow slows the server down; memory stays bounded.
 */
public final class CopyOut implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final Exchange exchange;
    private final Execution step;
    private final Group group;
    private final Deadline deadline;
    private byte[] chunk = NOTHING;

    CopyOut(Exchange exchange, Encoding encoding, StatementText text, Deadline deadline) {
        this.exchange = exchange;
        this.deadline = deadline;
        this.step = Controls.control(exchange, text, Execution.Role.COPY_OUT);
        step.pull();
        this.group = exchange.outbound.forStatement();
        encoding.control(group, step);
        exchange.copying(this);
    }

    /**
     * Waits for the next message; false at the end. In text and csv format one message is one line; in binary, no more than
     * a row.
     */
    public boolean next() {
        step.copied = null;
        chunk = NOTHING;
        exchange.pull(step, group, deadline);
        var copied = step.copied;
        if (copied != null) {
            chunk = copied;
            return true;
        }
        exchange.copying(null);
        step.answer();
        return false;
    }

    /** The array that the current message lies in. Never written again. */
    public byte[] chunk() {
        return chunk;
    }

    public int from() {
        return step.copiedFrom;
    }

    public int to() {
        return step.copiedTo;
    }

    /** How it ended. To be called when {@link #next()} has said false. */
    public CommandTag tag() {
        return step.answer();
    }

    /** Ends it: a COPY that has not reached its end is cancelled, and the transaction it ran in has failed. */
    @Override
    public void close() {
        exchange.copying(null);
        step.dropCopied();
        exchange.stop(step, group);
    }
}
