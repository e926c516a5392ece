package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.error.AludelException;
import dev.aludel.jdbc.Attempt;
import dev.aludel.jdbc.Signal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The batches of one connection: each is stored whole or not at all. Used on the lane alone. */
final class MySqlBatches {
    private final MySqlLink link;
    private final Wire wire;
    private final MySqlTransaction transaction;
    private final MySqlValues bound;

    MySqlBatches(MySqlLink link, Wire wire, MySqlTransaction transaction, MySqlValues bound) {
        this.link = link;
        this.wire = wire;
        this.transaction = transaction;
        this.bound = bound;
    }

    BatchCompletion execute(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Signal signal) {
        boolean one = values.size() == 1;
        if (MySqlPlan.of(statement).reads() || (one && (transaction.open() || !link.promisesKey(statement)))) {
            return link.run(statement, signal, running -> each(running, values, rows, signal));
        }
        // A batch is one statement to its caller: all of it is stored, or nothing.
        if (!transaction.open()) {
            return link.atomically(signal, () -> allOf(statement, values, rows, signal, null));
        }
        return statement.kind() == DriverStatement.Kind.WRITE
                ? undoable(statement, values, rows, signal)
                : link.run(statement, signal, running -> each(running, values, rows, signal));
    }

    /** What is there of a batch that fails is undone, and the transaction goes on without it. */
    private BatchCompletion undoable(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Signal signal) {
        var point = new BatchPoint();
        return Attempt.orUndo(() -> allOf(statement, values, rows, signal, point), () -> undo(point));
    }

    private void undo(BatchPoint point) {
        if (!point.sent()) {
            return;
        }
        try {
            if (point.there()) {
                wire.run(null, Stake.NOTHING, () -> wire.statements().run(BatchPoint.GO_BACK));
                return;
            }
        } catch (AludelException e) {
            // The server has rolled back the transaction, and forgotten the savepoint.
        }
        link.undo();
    }

    /** @param point the savepoint that a failure goes back to, or null where the whole transaction is undone then */
    private BatchCompletion allOf(
            DriverStatement statement,
            List<@Nullable Object[]> values,
            BatchRowConsumer rows,
            Signal signal,
            @Nullable BatchPoint point) {
        return link.run(statement, signal, running -> {
            if (values.size() > 1
                    && statement.kind() == DriverStatement.Kind.WRITE
                    && (statement.columns().isEmpty() || link.promisesKey(statement))) {
                return together(running, statement, values, rows, signal, point);
            }
            if (point != null) {
                point.sending();
                wire.statements().run(BatchPoint.SET);
                point.set();
                link.waited(1);
            }
            return each(running, values, rows, signal);
        });
    }

    /** Many rows in one wait; the answer to each has its count, and the key that was drawn for it. */
    private BatchCompletion together(
            Running running,
            DriverStatement statement,
            List<@Nullable Object[]> values,
            BatchRowConsumer rows,
            Signal signal,
            @Nullable BatchPoint point)
            throws SQLException {
        link.waited(transaction.hold() ? 1 : 0);
        var batch = new BatchRun(wire, signal);
        try {
            var answers = batch.send(running.prepared(), statement, bound, values, point);
            if (!statement.columns().isEmpty()) {
                DrawnKeys.read(answers, rows);
            }
            return new BatchCompletion(
                    answers.stream().map(Pipeline.Answer::count).toList());
        } finally {
            link.waited(Math.max(0, batch.waits() - 1));
        }
    }

    /** One by one: what gives rows back, or may do anything. None behind one that fails is sent. */
    private BatchCompletion each(Running running, List<@Nullable Object[]> values, BatchRowConsumer rows, Signal signal)
            throws SQLException {
        var counts = new ArrayList<Long>(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (signal.raised()) {
                throw signal.failure(null);
            }
            int index = i;
            link.waited(i > 0 ? 1 : 0);
            counts.add(running.execute(values.get(i), row -> rows.row(index, row)));
        }
        return new BatchCompletion(counts);
    }
}
