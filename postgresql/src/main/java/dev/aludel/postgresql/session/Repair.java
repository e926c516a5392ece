package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.postgresql.protocol.ErrorFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a group again, once, when its statement was not known to the server any more or has changed since it was prepared, and
 * when nothing can be done twice by that: it committed nothing, and no row of it has been handed on. The user's alone.
 */
final class Repair {
    private final Exchange exchange;
    private @Nullable Encoding encoding;
    private boolean repairing;

    Repair(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Whether the error says that a prepared statement is not what it was thought to be. */
    static boolean isStale(ErrorFields error, Step failed) {
        // What runs already may have committed by itself, as CALL can: it is not done again, whatever its own error
        // says.
        if (!failed.failedBeforeRunning()) {
            return false;
        }
        return switch (error.sqlState()) {
            case "26000", "42P05" -> true;
            case "0A000" -> isStalePlan(error) || failed.describes;
            // A type that is not there any more is an internal error to the server.
            case "XX000" -> failed.failedAt != Step.State.CLOSING;
            case "42601" -> false;
            case "08P01", "22P02", "22P03" -> failed.describes;
            default ->
                (failed.describes || isReanalysed(failed)) && error.sqlState().startsWith("42");
        };
    }

    /** Whether the server has looked at a statement again that it had prepared before: what it is about has changed. */
    private static boolean isReanalysed(Step failed) {
        return failed.failedAt == Step.State.BINDING && !failed.parses;
    }

    /** Whether the error says that a result has other columns than when its statement was prepared. */
    static boolean isStalePlan(ErrorFields error) {
        return error.sqlState().equals("0A000") && "RevalidateCachedQuery".equals(error.routine());
    }

    void attempt(Step awaited, Deadline deadline) {
        var group = awaited.group;
        if (repairing || group == null || !isRepairable(group)) {
            return;
        }
        repairing = true;
        try {
            run(group, deadline);
            // Each time one more parameter is known to be a text.
            for (var again = awaited.group; again != null && isAmended(awaited) && isRepairable(again); ) {
                run(again, deadline);
                again = awaited.group;
            }
        } finally {
            repairing = false;
        }
    }

    private static boolean isAmended(@Nullable Step failed) {
        return failed instanceof Preparation preparation && preparation.amended;
    }

    private boolean isRepairable(Group group) {
        var error = group.error;
        var failed = group.current;
        if (error == null || failed == null || group.cancellation != null) {
            return false;
        }
        if (!isStale(error, failed) && !isAmended(failed)) {
            return false;
        }
        if (!exchange.isQuiet() || !exchange.usable() || (!group.autocommit && !group.begins)) {
            return false;
        }
        for (var step = group.first; step != null; step = step.next) {
            boolean untouched = switch (step) {
                case Execution execution ->
                    !execution.delivered && execution.thrown == null && isOrdinary(execution.role);
                case BatchExecution batch -> !batch.delivered && batch.thrown == null && batch.poison == null;
                case Closing closing -> true;
                case Preparation preparation -> true;
            };
            if (!untouched) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOrdinary(Execution.Role role) {
        return switch (role) {
            case STATEMENT, BEGIN, COMMIT -> true;
            case ROLLBACK, WINDOW, COPY_IN, COPY_OUT -> false;
        };
    }

    private void run(Group group, Deadline deadline) {
        var steps = new ArrayList<Step>();
        for (var step = group.first; step != null; step = step.next) {
            if (!(step instanceof Closing)) {
                steps.add(step);
            }
        }
        var writing = encoding == null ? new Encoding(exchange) : encoding;
        encoding = writing;
        // BEGIN itself may be what the server did not know: then there is nothing to undo.
        var _ = exchange.outbound.acceptRefusal();
        RuntimeException onceMore = null;
        do {
            if (!undone(writing)) {
                fail(steps, onceMore);
                return;
            }
            // Each time one more text has lost its name.
            onceMore = again(writing, steps, deadline);
        } while (onceMore != null);
    }

    /** What was renewed and will not be sent. */
    private static void fail(List<Step> steps, @Nullable RuntimeException why) {
        if (why != null) {
            steps.forEach(step -> step.failure = why);
        }
    }

    private boolean undone(Encoding writing) {
        if (exchange.planned() == TransactionStatus.IDLE) {
            return true;
        }
        var rollback = writing.rollback(Controls.rollback(exchange));
        exchange.await(rollback, Deadline.NEVER);
        return rollback.failure == null;
    }

    /** Gives the failure that is none when all is done once more, because a statement is prepared without a name from now on. */
    private @Nullable RuntimeException again(Encoding writing, List<Step> steps, Deadline deadline) {
        Step last = steps.getLast();
        for (int i = 0; i < steps.size(); i++) {
            boolean named = isNamed(steps.get(i));
            try {
                encode(writing, steps.get(i), deadline);
            } catch (RuntimeException notAgain) {
                if (named && !isNamed(steps.get(i)) && exchange.usable()) {
                    return notAgain;
                }
                for (var step : steps.subList(i, steps.size())) {
                    step.failure = step == steps.get(i) ? notAgain : Failures.skipped(notAgain);
                }
                last = i == 0 ? null : steps.get(i - 1);
                break;
            }
        }
        if (last != null) {
            var group = last.group;
            exchange.send();
            if (group != null) {
                exchange.settle(group, deadline, true);
            }
        }
        return null;
    }

    private boolean isNamed(Step step) {
        var text = switch (step) {
            case Execution execution -> execution.text;
            case BatchExecution batch -> batch.text;
            case Preparation preparation -> preparation.statement == null ? null : preparation.statement.text;
            case Closing _ -> null;
        };
        return text != null && !exchange.statements.isNameless(text);
    }

    private void encode(Encoding writing, Step step, Deadline deadline) {
        switch (step) {
            case Execution execution -> {
                execution.renew();
                switch (execution.role) {
                    case BEGIN -> writing.begin(execution);
                    case COMMIT -> writing.commit(execution);
                    default -> {
                        var statement = writing.described(execution.text, deadline);
                        var group = exchange.forStatement(deadline);
                        writing.execution(group, execution, statement);
                        endAutocommit(group);
                    }
                }
            }
            case BatchExecution batch -> {
                batch.renew();
                var statement = writing.described(batch.text, deadline);
                var group = exchange.forStatement(deadline);
                writing.batch(group, batch, statement);
                endAutocommit(group);
            }
            case Closing closing -> {}
            case Preparation preparation -> {
                var statement = preparation.statement;
                if (statement != null && exchange.statements.isNameless(statement.text)) {
                    statement = exchange.statements.use(statement.text);
                    preparation.statement = statement;
                }
                preparation.renew();
                var group = exchange.forStatement(deadline);
                if (statement != null) {
                    writing.preparation(group, preparation, statement);
                }
                endAutocommit(group);
            }
        }
    }

    private void endAutocommit(Group group) {
        if (group.autocommit) {
            exchange.outbound.synchronise();
        }
    }
}
