package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.protocol.CommandTag;
import org.jspecify.annotations.Nullable;

/**
 * Data that comes from {@code COPY .. TO STDOUT}, message by message. Used by its session's one user, who must close it
 * before anything else. A reader that is slow slows the server down; memory stays bounded.
 *
 * <p>The statement is sent when the first message is asked for, so that one who closes it before has asked for nothing.
 */
public final class CopyOut implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final Exchange exchange;
    private final Encoding encoding;
    private final Execution step;
    private final Deadline deadline;
    private @Nullable Group group;
    private byte[] chunk = NOTHING;
    private boolean over;

    CopyOut(Exchange exchange, Encoding encoding, StatementText text, Deadline deadline) {
        this.exchange = exchange;
        this.encoding = encoding;
        this.deadline = deadline;
        this.step = Controls.control(exchange, text, Execution.Role.COPY_OUT);
        step.pull();
        exchange.copying(this);
    }

    /**
     * Waits for the next message; false at the end, and once it is closed. In text and csv format one message is one line; in
     * binary, no more than a row.
     */
    public boolean next() {
        step.copied = null;
        chunk = NOTHING;
        if (over) {
            return false;
        }
        exchange.waiting.pull(step, begun(), deadline);
        var copied = step.copied;
        if (copied != null) {
            chunk = copied;
            return true;
        }
        end();
        step.answer();
        return false;
    }

    private Group begun() {
        var known = group;
        if (known == null) {
            known = exchange.forStatement(deadline);
            encoding.control(known, step);
            group = known;
        }
        return known;
    }

    private void end() {
        over = true;
        exchange.copying(null);
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

    /**
     * Ends it: a COPY that has begun and not reached its end is cancelled, and the transaction it ran in has failed.
     * Idempotent.
     */
    @Override
    public void close() {
        if (!over) {
            end();
            step.dropCopied();
            if (group != null) {
                exchange.waiting.stop(step, group);
            }
        }
    }
}
