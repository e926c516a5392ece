package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes steps into groups. When a user's parameters cannot be written, nothing of their step is left. The user's alone. */
final class Encoding {
    /** Execute of all rows of the unnamed portal. */
    private static final byte[] EXECUTE_ALL = {'E', 0, 0, 0, 9, 0, 0, 0, 0, 0};

    /** Execute of a portal that does not exist: what was sent of a batch shall fail. */
    private static final byte[] POISON = Frontend.name("aludel-batch-not-complete");

    private static final byte[] NO_PARAMETERS = new byte[4];

    private final Exchange exchange;
    private final Outbound outbound;
    private final MessageWriter out;
    private final Statements statements;

    Encoding(Exchange exchange) {
        this.exchange = exchange;
        this.outbound = exchange.outbound;
        this.out = outbound.out;
        this.statements = exchange.statements;
    }

    /** The statement, described: by what is known already, or by asking, which waits. */
    ServerStatement described(StatementText text, Deadline deadline) {
        var statement = statements.use(text);
        return statement.description == null ? describe(statement, deadline) : statement;
    }

    /** As the server describes it, columns included. */
    Description describedFully(StatementText text, Deadline deadline) {
        var statement = described(text, deadline);
        var description = statement.description;
        if (statement.assumed && description != null && description.columns() == null) {
            description = describe(statement, deadline).description;
        }
        if (description == null) {
            throw new IllegalStateException("a statement that is not described");
        }
        return description;
    }

    /** Gives the statement, or the one without a name that had to take its place. */
    private ServerStatement describe(ServerStatement undescribed, Deadline deadline) {
        var step = new Preparation(undescribed, !undescribed.parsed);
        preparation(exchange.forStatement(deadline), step, undescribed);
        exchange.await(step, deadline);
        if (step.failure != null) {
            statements.forget(undescribed);
            throw step.failure;
        }
        var statement = step.statement == null ? undescribed : step.statement;
        if (statement.isNamed()) {
            statements.keep(statement);
        } else {
            statement.parsed = false;
            statement.confirmed = false;
        }
        return statement;
    }

    /** Adds Parse, where it is needed, and Describe to a group. */
    void preparation(Group group, Preparation step, ServerStatement statement) {
        outbound.writeClosings(group);
        int mark = out.size();
        try {
            if (step.parses) {
                Frontend.parse(out, statement.name, statement.text.sql(), statement.declared);
            }
            Frontend.describe(out, Frontend.STATEMENT, statement.name);
        } catch (RuntimeException | Error notWritten) {
            out.truncate(mark);
            leave(group);
            throw notWritten;
        }
        statement.parsed = true;
        group.add(step);
    }

    /** Adds an execution to a group. */
    void execution(Group group, Execution step, ServerStatement statement) {
        outbound.writeClosings(group);
        int mark = out.size();
        boolean parsed = statement.parsed;
        try {
            var description = prepare(step, statement);
            out.begin('B').bytes(statement.bindHead);
            step.parameters.write(description, out);
            out.bytes(description.resultFormats()).end();
            out.bytes(EXECUTE_ALL);
        } catch (RuntimeException | Error notWritten) {
            takeBack(group, statement, parsed, mark);
            throw notWritten;
        }
        outbound.executions(1);
        group.add(step);
    }

    /** Adds one without parameters and result, of which nothing has to be asked. */
    void control(Group group, Execution step) {
        outbound.writeClosings(group);
        var statement = statements.useControl(step.text);
        int mark = out.size();
        boolean parsed = statement.parsed;
        try {
            step.description = statement.description;
            step.statement = statement;
            if (!parsed) {
                Frontend.parse(out, statement.name, step.text.sql(), step.text.declared());
                statement.parsed = true;
                step.parses = true;
                step.state = Step.State.PARSING;
            }
            out.begin('B')
                    .bytes(statement.bindHead)
                    .bytes(NO_PARAMETERS)
                    .int16(0)
                    .end();
            out.bytes(EXECUTE_ALL);
        } catch (RuntimeException | Error notWritten) {
            takeBack(group, statement, parsed, mark);
            throw notWritten;
        }
        outbound.executions(1);
        group.add(step);
    }

    /**
     * Adds a window of a portal.
     *
     * @param statement what the portal is bound to before its first window, null for those behind it
     */
    void window(Group group, Execution step, @Nullable ServerStatement statement, byte[] portal, int rows) {
        outbound.writeClosings(group);
        int mark = out.size();
        boolean parsed = statement == null || statement.parsed;
        try {
            if (statement != null) {
                var description = prepare(step, statement);
                Frontend.beginBind(out, portal, statement.name);
                step.parameters.write(description, out);
                out.bytes(description.resultFormats()).end();
            }
            Frontend.execute(out, portal, rows);
        } catch (RuntimeException | Error notWritten) {
            takeBack(group, statement, parsed, mark);
            throw notWritten;
        }
        outbound.executions(1);
        group.add(step);
    }

    /** Parse and Describe where they are needed. */
    private Description prepare(Step step, ServerStatement statement) {
        var description = statement.description;
        if (description == null) {
            throw new IllegalStateException("a statement that is not described");
        }
        step.statement = statement;
        step.description = description;
        step.state = Step.State.BINDING;
        if (!statement.parsed) {
            // The types that values are encoded for are declared, so that they are never taken for others.
            Frontend.parse(out, statement.name, statement.text.sql(), description.types());
            statement.parsed = true;
            step.parses = true;
            step.state = Step.State.PARSING;
            if (statement.assumed) {
                Frontend.describe(out, Frontend.STATEMENT, statement.name);
                step.describes = true;
            }
        } else if (statements.describesEachTime()) {
            Frontend.describe(out, Frontend.STATEMENT, statement.name);
            step.describes = true;
            step.state = Step.State.DESCRIBING;
        }
        return description;
    }

    private void takeBack(Group group, @Nullable ServerStatement statement, boolean parsed, int mark) {
        out.truncate(mark);
        if (!parsed && statement != null) {
            statement.parsed = false;
            statements.forget(statement);
        }
        leave(group);
    }

    /** A group into which a step was not written after all. */
    private void leave(Group group) {
        outbound.takeBack(group);
        if (group == outbound.building() && group.autocommit) {
            outbound.synchronise();
        }
    }

    /** Adds a batch, sending it while it is written. */
    void batch(Group group, BatchExecution step, ServerStatement statement) {
        outbound.writeClosings(group);
        int mark = out.size();
        boolean parsed = statement.parsed;
        int rowMark = mark;
        try {
            var description = prepare(step, statement);
            group.add(step);
            while (step.parameters.hasRow(step.size)) {
                rowMark = out.size();
                out.begin('B').bytes(statement.bindHead);
                step.parameters.write(step.size, description, out);
                out.bytes(description.resultFormats()).end();
                out.bytes(EXECUTE_ALL);
                step.size++;
                outbound.executions(1);
                if (!exchange.sendPart(group, step.deadline)) {
                    poison(step, exchange.whyNot(group));
                    break;
                }
            }
        } catch (RuntimeException | Error notWritten) {
            if (!group.sent) {
                group.remove(step);
                takeBack(group, statement, parsed, mark);
                throw notWritten;
            }
            out.truncate(Math.min(rowMark, out.size()));
            poison(
                    step,
                    notWritten instanceof RuntimeException unchecked
                            ? unchecked
                            : new IllegalStateException(notWritten));
        }
        step.complete = true;
    }

    private void poison(BatchExecution step, @Nullable RuntimeException why) {
        if (why != null) {
            step.poison = why;
            Frontend.execute(out, POISON, 0);
        }
    }

    static byte[] portalName(long number) {
        return ("p" + number + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    // ---- the transaction

    Execution begin(Execution step) {
        var group = outbound.open(Group.Kind.STATEMENTS, false, TransactionStatus.ACTIVE);
        group.begins = true;
        control(group, step);
        outbound.begun(step);
        return step;
    }

    Execution commit(Execution step) {
        var group = outbound.building();
        if (group == null || group.sent) {
            // Behind what has been sent early it stands alone, so that an interrupt still finds it unsent.
            group = outbound.open(Group.Kind.STATEMENTS, false, TransactionStatus.IDLE);
        }
        control(group, step);
        group.commits = true;
        group.expected = TransactionStatus.IDLE;
        outbound.synchronise();
        outbound.ended();
        return step;
    }

    Execution savepoint(Execution step) {
        control(outbound.open(Group.Kind.STATEMENTS, false, TransactionStatus.ACTIVE), step);
        return step;
    }

    Execution rollbackTo(Execution step) {
        control(outbound.open(Group.Kind.UNDOING, false, TransactionStatus.ACTIVE), step);
        outbound.synchronise();
        outbound.returned();
        return step;
    }

    /** Gives the session the state of a new one. */
    void reset() {
        var group = outbound.open(Group.Kind.UNDOING, true, TransactionStatus.IDLE);
        group.critical = true;
        for (var text : Controls.RESET) {
            control(group, Controls.control(exchange, text, Execution.Role.STATEMENT));
        }
        outbound.synchronise();
        exchange.resetting(group);
    }

    Execution rollback(Execution step) {
        var group = outbound.open(Group.Kind.UNDOING, false, TransactionStatus.IDLE);
        group.critical = true;
        control(group, step);
        outbound.synchronise();
        outbound.ended();
        return step;
    }
}
