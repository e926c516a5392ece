package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.TransactionStateException;
import dev.aludel.postgresql.protocol.Frontend;

/**
 * A result that is fetched in windows, so that memory stays bounded: a named portal of the server. Used by its session's one
 * user, inside the transaction that it was opened in.
 */
public final class Portal implements AutoCloseable {
    private final Exchange exchange;
    private final Encoding encoding;
    private final StatementText text;
    private final ParameterWriter parameters;
    private final int window;
    private final Deadline deadline;
    private final byte[] name;
    private Description description;
    private boolean bound;
    private boolean ended;
    private boolean closed;

    Portal(
            Exchange exchange,
            Encoding encoding,
            StatementText text,
            ParameterWriter parameters,
            int window,
            Deadline deadline,
            long number) {
        this.exchange = exchange;
        this.encoding = encoding;
        this.text = text;
        this.parameters = parameters;
        this.window = window;
        this.deadline = deadline;
        this.name = Encoding.portalName(number);
        this.description = encoding.describedFully(text, deadline);
    }

    /** What the statement is, known from the start. */
    public Description description() {
        return description;
    }

    /**
     * Fetches the next window into the sink and waits for it; false when the result has ended, with or without last rows.
     *
     * @throws TransactionStateException if the transaction that it was opened in is over
     */
    public boolean fetch(RowSink rows) {
        if (ended || closed) {
            return false;
        }
        if (exchange.planned() == TransactionStatus.IDLE) {
            throw new TransactionStateException(
                    "A portal was used after its transaction had ended", "fetch all of it inside the transaction");
        }
        var step = new Execution(exchange, text, parameters, rows, Execution.Role.WINDOW, deadline, Step.State.RUNNING);
        step.description = description;
        var statement = bound ? null : encoding.described(text, deadline);
        encoding.window(exchange.forStatement(deadline), step, statement, name, window);
        bound = true;
        try {
            step.await();
        } finally {
            ended = !step.suspended;
            if (step.description != null) {
                description = step.description;
            }
        }
        return step.suspended;
    }

    /** Frees it with the next thing that is sent; costs no round trip. Idempotent. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (bound && exchange.planned() != TransactionStatus.IDLE) {
                exchange.statements.close(new Closing(Frontend.PORTAL, name));
            }
        }
    }
}
