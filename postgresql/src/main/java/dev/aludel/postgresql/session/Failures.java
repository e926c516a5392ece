package dev.aludel.postgresql.session;

import dev.aludel.error.AludelException;
import dev.aludel.error.CommitFailedException;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.postgresql.dialect.PgErrors;
import dev.aludel.postgresql.protocol.ErrorFields;
import org.jspecify.annotations.Nullable;

/** The exceptions of a session that are not just the server's. Stateless. */
final class Failures {
    private Failures() {}

    static AludelException notSent(Cancellation.Reason reason) {
        return switch (reason) {
            case DEADLINE ->
                new StatementTimeoutException("The time was over before the statement was sent", "allow it more time");
            case INTERRUPT, REQUEST, STOP ->
                new OperationCancelledException(
                        "The thread was interrupted before the statement was sent: nothing was done",
                        "repeat it if it is still wanted");
        };
    }

    static AludelException cancelled(Cancellation.Reason reason, @Nullable ErrorFields error) {
        var state = error == null ? null : error.sqlState();
        var cause = error == null ? null : server(error);
        return switch (reason) {
            case DEADLINE ->
                new StatementTimeoutException(
                        "The statement ran past its deadline and was cancelled in the database",
                        "allow it more time, or make it faster",
                        state,
                        cause);
            case INTERRUPT ->
                new OperationCancelledException(
                        "The statement was cancelled in the database, because its thread was interrupted",
                        "repeat it if it is still wanted",
                        state,
                        cause);
            case REQUEST ->
                new OperationCancelledException(
                        "The statement was cancelled in the database, because cancel() was called on its connection",
                        "repeat it if it is still wanted",
                        state,
                        cause);
            case STOP ->
                new OperationCancelledException(
                        "The COPY was cancelled in the database, because it was closed before its end",
                        "read it to its end if all of it is wanted",
                        state,
                        cause);
        };
    }

    static AludelException skipped(RuntimeException first) {
        return new PendingRollbackException(
                "It was not run, because a statement sent before it has failed",
                "roll the transaction back",
                first instanceof AludelException known ? known.sqlState() : null,
                first);
    }

    static AludelException rolledBackInstead() {
        return new CommitFailedException(
                "COMMIT was answered with ROLLBACK: a statement of the transaction had failed, and nothing of it is stored",
                "look at the first error of the transaction, and repeat it");
    }

    static AludelException strayed(String what) {
        return new TransactionStateException(
                "A statement " + what + " behind the connection's back",
                "use begin(), commit() and rollback() of the connection");
    }

    static AludelException lost(Outcome outcome, @Nullable Throwable cause, @Nullable ErrorFields fatal) {
        var why =
                fatal != null ? fatal.message() : cause != null ? String.valueOf(cause.getMessage()) : "it was closed";
        var what = switch (outcome) {
            case NOT_SENT -> "nothing of this was sent";
            case ROLLED_BACK -> "this was not committed";
            case IN_DOUBT -> "whether this was done is not known";
        };
        var remedy = outcome == Outcome.IN_DOUBT
                ? "find out by reading before repeating it"
                : "repeat it on another connection";
        return new DisconnectedException(
                outcome,
                "The connection to the server was lost (" + why + "): " + what,
                remedy,
                fatal == null ? null : fatal.sqlState(),
                cause != null ? cause : fatal == null ? null : server(fatal));
    }

    /** What the server said, as a cause. */
    private static @Nullable Throwable server(ErrorFields error) {
        return PgErrors.exception(error, Outcome.ROLLED_BACK).getCause();
    }

    /** The error of a statement that may have committed a part of its work: repeating it could do that part twice. */
    static AludelException half(ErrorFields error, String sql) {
        var exception = of(error, sql, "a statement that commits by itself, and may have done so before it failed");
        if (!exception.retryable()) {
            return exception;
        }
        var cautious = new DatabaseException(
                error.message(), "look at what it has stored before repeating it", error.sqlState(), server(error));
        cautious.statement(sql);
        cautious.during("a statement that commits by itself, and may have done so before it failed");
        return cautious;
    }

    static AludelException of(ErrorFields error, @Nullable String sql, @Nullable String part) {
        // Without a cancel request of ours it was statement_timeout, or an administrator.
        var exception = error.sqlState().equals("57014")
                ? new StatementTimeoutException(
                        error.message(),
                        "allow the statement more time: statement_timeout ended it, or an administrator",
                        error.sqlState(),
                        server(error))
                : PgErrors.exception(error, Outcome.ROLLED_BACK);
        if (sql != null) {
            exception.statement(sql);
        }
        if (part != null) {
            exception.during(part);
        }
        return exception;
    }
}
