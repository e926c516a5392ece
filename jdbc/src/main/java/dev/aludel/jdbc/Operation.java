package dev.aludel.jdbc;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.error.AludelException;
import org.jspecify.annotations.Nullable;

/**
 * One thing a connection is asked to do, and its answer. Queued and awaited by the connection's user; run and answered by
 * the lane, which happens before the user reads the answer because the hand-over's latch stands between them.
 */
final class Operation<T extends @Nullable Object> implements Pending<T> {
    /** What an operation means for the transaction. */
    enum Role {
        STATEMENT,
        BEGIN,
        COMMIT,
        ROLLBACK,
        SAVEPOINT,
        ROLLBACK_TO,
        RESET;

        /** Whether it is never begun, or is ended, once the caller does not want it any more. */
        boolean stoppable() {
            return this == STATEMENT || this == BEGIN || this == SAVEPOINT;
        }
    }

    /** What the lane does for it. */
    @FunctionalInterface
    interface Body<T extends @Nullable Object> {
        T run(Link link, Signal signal);
    }

    private final LaneConnection connection;
    private final Role role;
    private final int statements;
    private final Deadline deadline;
    private final @Nullable String sql;
    private final Body<T> body;

    private @Nullable HandOver handOver;
    private boolean answered;
    private @Nullable T answer;
    private @Nullable Throwable failure;
    private boolean traced;

    Operation(
            LaneConnection connection,
            Role role,
            int statements,
            Deadline deadline,
            @Nullable String sql,
            Body<T> body) {
        this.connection = connection;
        this.role = role;
        this.statements = statements;
        this.deadline = deadline;
        this.sql = sql;
        this.body = body;
    }

    Role role() {
        return role;
    }

    int statements() {
        return statements;
    }

    Deadline deadline() {
        return deadline;
    }

    @Nullable HandOver handOver() {
        return handOver;
    }

    void handedOver(HandOver work) {
        handOver = work;
    }

    void run(Link link, Signal signal) {
        answer = body.run(link, signal);
        answered = true;
    }

    void fail(Throwable cause) {
        if (cause instanceof AludelException known && sql != null) {
            known.statement(sql);
        }
        failure = cause;
        answered = true;
    }

    boolean answered() {
        return answered;
    }

    boolean failed() {
        return failure != null;
    }

    @Override
    public T await() {
        return connection.await(this);
    }

    /** The answer, on the user's thread. A failure shows where the lane met it and, below, who asked. */
    @SuppressWarnings({"unchecked", "NullAway"}) // T itself says whether null is an answer
    T answer() {
        var known = failure;
        if (known == null) {
            return answer;
        }
        trace(known);
        if (known instanceof Error serious) {
            throw serious;
        }
        throw known instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(known);
    }

    private void trace(Throwable known) {
        if (traced) {
            return;
        }
        traced = true;
        StackTraceElement[] there = known.getStackTrace();
        StackTraceElement[] here = new Throwable().getStackTrace();
        var both = new StackTraceElement[there.length + here.length];
        System.arraycopy(there, 0, both, 0, there.length);
        System.arraycopy(here, 0, both, there.length, here.length);
        known.setStackTrace(both);
    }
}
