package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.error.TransactionStateException;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.Frontend;
import org.jspecify.annotations.Nullable;

/**
 * Data on its way to {@code COPY .. FROM STDIN}. Used by its session's one user, who must end it with {@link #finish()} or
 * {@link #fail(String)} before anything else.
 *
 * <p>Data is sent behind the statement without waiting for the server to ask for it: one that refuses the statement drops
 * what follows up to Sync.
 */
public final class CopyIn implements AutoCloseable {
    private static final int PIECE = 32 << 10;

    private final Exchange exchange;
    private final Execution step;
    private final Group group;
    private final Deadline deadline;
    private boolean over;

    CopyIn(Exchange exchange, Encoding encoding, StatementText text, Deadline deadline) {
        this.exchange = exchange;
        this.deadline = deadline;
        this.step = Controls.control(exchange, text, Execution.Role.COPY_IN);
        this.group = exchange.forStatement(deadline);
        encoding.control(group, step);
        exchange.copying(this);
    }

    /**
     * Sends a piece of the data; where it is cut does not matter. Waits while the server is far behind. The array may be used
     * again afterwards.
     *
     * @throws dev.aludel.error.AludelException the server's error, as soon as it has arrived: the COPY is over then
     */
    public void write(byte[] bytes, int from, int to) {
        if (over) {
            throw new TransactionStateException("Data was written to a COPY that is over", "begin another one");
        }
        for (int at = from; at < to; ) {
            int end = Math.min(to, at + PIECE);
            Frontend.copyData(exchange.outbound.out, bytes, at, end);
            at = end;
            if (!exchange.sendPart(group, deadline)) {
                stopped(exchange.whyNot(group));
            }
        }
    }

    /** Nothing more can be sent: ends the COPY and throws the reason. */
    private void stopped(@Nullable RuntimeException own) {
        if (own != null) {
            end(() -> Frontend.copyFail(exchange.outbound.out, "cancelled by its sender"));
            throw step.failure != null && !group.failed ? step.failure : own;
        }
        end(() -> {});
        step.answer();
        throw new IllegalStateException("a COPY that has failed without an error");
    }

    /** Ends the data and waits for the server to have taken it. */
    public CommandTag finish() {
        if (!over) {
            end(() -> Frontend.copyDone(exchange.outbound.out));
        }
        return step.answer();
    }

    /** Gives up: nothing is stored. Returns when the server has confirmed that. */
    public void fail(String reason) {
        if (!over) {
            end(() -> Frontend.copyFail(exchange.outbound.out, reason));
        }
    }

    private void end(Runnable last) {
        over = true;
        exchange.copying(null);
        if (!group.settled) {
            last.run();
            exchange.outbound.synchronise();
            exchange.await(step, deadline);
        }
    }

    /** Gives up if it has neither been finished nor failed. */
    @Override
    public void close() {
        fail("given up by its sender");
    }
}
