package dev.aludel.postgresql.session;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what became of the steps of a group that has been answered, or never will be. The user's alone. */
final class Settling {
    /** Statements that commit nothing before they end, outside of a transaction. */
    private static final Set<String> ATOMIC =
            Set.of("select", "insert", "update", "delete", "merge", "with", "values", "table", "copy", "explain");

    private final Statements statements;

    /** The server's number of the open transaction, where somebody has asked for it. */
    private @Nullable String transaction;

    private @Nullable RuntimeException unbegun;

    Settling(Statements statements) {
        this.statements = statements;
    }

    /** Why the BEGIN that was answered last has failed, or null when it has not. */
    @Nullable RuntimeException unbegun() {
        return unbegun;
    }

    void transaction(@Nullable String number) {
        transaction = number;
    }

    /**
     * Looks at a group behind its ReadyForQuery.
     *
     * @return whether the session may be used any more
     */
    boolean answered(Group group, TransactionStatus status) {
        boolean usable = group.failed ? failed(group) : succeeded(group, status);
        if (group.begins) {
            unbegun = failureOfBegin(group);
        } else if (!group.autocommit && unbegun != null) {
            refuse(group, unbegun);
        }
        return usable;
    }

    private static @Nullable RuntimeException failureOfBegin(Group group) {
        for (var step = group.first; step != null; step = step.next) {
            if (step instanceof Execution begin && begin.role == Execution.Role.BEGIN) {
                return begin.failure;
            }
        }
        return null;
    }

    /** Behind a BEGIN that failed there is no transaction: a SAVEPOINT has said so, a COMMIT has done nothing. */
    private static void refuse(Group group, RuntimeException unbegun) {
        for (var step = group.first; step != null; step = step.next) {
            boolean undoes = step instanceof Execution execution && execution.role == Execution.Role.ROLLBACK;
            if (!undoes && !(step instanceof Closing)) {
                step.failure = Failures.skipped(unbegun);
            }
        }
    }

    private boolean failed(Group group) {
        group.settled = true;
        var error = group.error;
        var failedStep = group.current;
        RuntimeException root = error == null ? null : failure(group, error, failedStep);
        boolean behind = false;
        for (var step = group.first; step != null; step = step.next) {
            account(step);
            if (step == failedStep) {
                step.failure = root;
                behind = true;
            } else if (behind) {
                step.state = Step.State.SKIPPED;
                step.failure = group.cancellation != null || root == null ? root : Failures.skipped(root);
            } else if (failedStep == null && (group.autocommit || step.next == null)) {
                step.failure = root;
            }
            if (step instanceof BatchExecution batch && batch.poison != null) {
                step.failure = batch.poison;
            }
        }
        if (error != null && failedStep != null) {
            invalidate(error, failedStep);
            if (failedStep instanceof Preparation preparation) {
                preparation.undetermined(error);
            }
        }
        return !group.critical;
    }

    private static RuntimeException failure(Group group, ErrorFields error, @Nullable Step failed) {
        var cancellation = group.cancellation;
        if (cancellation != null && error.sqlState().equals("57014")) {
            var cancelled = Failures.cancelled(cancellation.reason, error);
            var statement = failed == null ? null : failed.sql();
            if (statement != null) {
                cancelled.statement(statement);
            }
            return cancelled;
        }
        var blamed = failed != null ? failed : group.last;
        var sql = blamed == null ? null : blamed.sql();
        if (sql != null && group.autocommit && failed != null && runsTransactions(failed, sql)) {
            return Failures.half(error, sql);
        }
        return Failures.of(error, blamed == null ? null : blamed.sql(), failed == null ? null : failed.failedPart());
    }

    private boolean succeeded(Group group, TransactionStatus status) {
        @Nullable Step last = null;
        for (var step = group.first; step != null; step = step.next) {
            if (!step.isDone()) {
                throw new ProtocolViolationException(
                        "the server sent ReadyForQuery before the answer was complete, at " + step.state);
            }
            if (step instanceof Execution execution
                    && execution.role == Execution.Role.COMMIT
                    && execution.tag != null
                    && execution.tag.is("ROLLBACK")) {
                step.failure = Failures.rolledBackInstead();
            }
            last = step;
        }
        group.settled = true;
        var expected = group.expected;
        if (expected == null || status == expected) {
            return true;
        }
        if (last != null && group.kind == Group.Kind.STATEMENTS) {
            var failure = Failures.strayed(
                    expected == TransactionStatus.IDLE ? "began a transaction" : "ended the transaction");
            var sql = last.sql();
            if (sql != null) {
                failure.statement(sql);
            }
            for (var step = group.first; step != null; step = step.next) {
                step.failure = step.failure != null ? step.failure : failure;
            }
        }
        // A transaction that nobody knows of is ended with its connection; one that is over already does no harm.
        return status == TransactionStatus.IDLE;
    }

    /** What was not confirmed is not on the server, or still there. */
    private void account(Step step) {
        var statement = step.statement;
        if (step.parses && statement != null && !statement.confirmed) {
            statements.forget(statement);
        }
        if (step instanceof Closing closing && !closing.isDone()) {
            statements.close(new Closing(closing.what, closing.name));
        }
    }

    /** What the server does not know, or knows differently, is prepared anew at its next use, by every session of the pool. */
    private void invalidate(ErrorFields error, Step failed) {
        var statement = failed.statement;
        if (statement == null || !Repair.isStale(error, failed)) {
            return;
        }
        statements.forgetDescription(statement.text);
        if (failed.parses && statement.isNamed() && Repair.isStalePlan(error)) {
            statements.withoutName(statement.text);
        }
        if (error.sqlState().equals("26000")) {
            statements.forgetAll(true);
        } else {
            statement.parsed = true;
            statements.drop(statement);
        }
    }

    /** A BEGIN that nothing followed, or a ROLLBACK of nothing: done without having been sent. */
    void unneeded(Group group) {
        group.settled = true;
        for (var step = group.first; step != null; step = step.next) {
            account(step);
            step.state = Step.State.DONE;
            if (step instanceof Execution control) {
                control.tag = new CommandTag(control.role.name(), -1);
            }
        }
    }

    /** A group is not sent after all. */
    void dropped(Group group, AludelException why) {
        group.settled = true;
        for (var step = group.first; step != null; step = step.next) {
            account(step);
            step.state = Step.State.SKIPPED;
            step.failure = why;
        }
    }

    /**
     * The connection has ended before a group's ReadyForQuery.
     *
     * @param commitSent whether the COMMIT of its transaction has been sent, in it or behind it
     * @param reached whether it may have been worked on: not so behind a group in which the server announced its end
     */
    void lost(
            Group group, boolean commitSent, boolean reached, @Nullable Throwable cause, @Nullable ErrorFields fatal) {
        group.settled = true;
        var error = group.error;
        for (var step = group.first; step != null; step = step.next) {
            if (step.failure != null) {
                continue;
            }
            if (step == group.current && group.failed && error != null && !error.isFatal()) {
                step.failure = failure(group, error, step);
                continue;
            }
            var lost = Failures.lost(outcome(group, step, commitSent, reached), cause, fatal);
            var sql = step.sql();
            if (sql != null) {
                lost.statement(sql);
            }
            if (transaction != null && lost instanceof DisconnectedException disconnected) {
                disconnected.transaction(transaction);
            }
            step.failure = lost;
        }
    }

    private static Outcome outcome(Group group, Step step, boolean commitSent, boolean reached) {
        if (!group.sent) {
            return Outcome.NOT_SENT;
        }
        if (!reached) {
            return Outcome.ROLLED_BACK;
        }
        if (group.failed) {
            // The error stands in the stream before the answer to COMMIT: it was skipped, unless it is what failed.
            var failing = group.current;
            boolean atCommit = failing instanceof Execution execution && execution.role == Execution.Role.COMMIT;
            boolean behindAll = failing == null && (group.autocommit || group.commits);
            boolean byItself = group.autocommit && failing != null && mayCommitByItself(failing);
            return atCommit || behindAll || byItself ? Outcome.IN_DOUBT : Outcome.ROLLED_BACK;
        }
        if (commitSent) {
            return Outcome.IN_DOUBT;
        }
        if (!group.autocommit) {
            return Outcome.ROLLED_BACK;
        }
        boolean changesNothing =
                step instanceof Preparation || (step instanceof Execution execution && execution.text.isReadOnly());
        return changesNothing ? Outcome.ROLLED_BACK : Outcome.IN_DOUBT;
    }

    /** Whether a statement that was running contains code that may end transactions and begin others. */
    private static boolean runsTransactions(Step failed, String sql) {
        if (failed.failedBeforeRunning()) {
            return false;
        }
        var keyword = Keyword.of(sql);
        return keyword.equals("call") || keyword.equals("do");
    }

    /** Whether a statement that was running may have committed before its end, as CALL, DO or CREATE DATABASE can. */
    private static boolean mayCommitByItself(Step step) {
        var sql = step.sql();
        return sql != null && !step.failedBeforeRunning() && !ATOMIC.contains(Keyword.of(sql));
    }
}
