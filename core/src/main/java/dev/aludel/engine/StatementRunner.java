package dev.aludel.engine;

import dev.aludel.dialect.BoundStatement;
import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Completion;
import dev.aludel.driver.RowConsumer;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.Statement;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns statements into what a {@link Channel} sends: compiled, bound, and with the place where their rows go. */
final class StatementRunner {
    private final Channel channel;

    StatementRunner(Channel channel) {
        this.channel = channel;
    }

    Sent<Completion> send(Statement statement, RowConsumer rows) {
        channel.requireReady();
        return send(channel.parts().prepare(statement), rows);
    }

    Sent<Completion> send(BoundStatement bound, RowConsumer rows) {
        var statement = checked(bound.statement());
        @Nullable Object[] values = bound.values();
        var deadline = channel.deadline();
        return channel.send(new Order<>(
                new StatementEvent(
                        channel.id(), type(statement), statement.sql(), List.of(row(values)), bound.compileNanos()),
                driver -> driver.execute(statement, values, rows, deadline),
                Completion::rows,
                isRaw(statement),
                statement.kind() != DriverStatement.Kind.QUERY));
    }

    /** Queues a batch; what its rows return is decoded as the template says, or dropped when it is no query. */
    Sent<BatchCompletion> send(Batch batch, BatchRowConsumer rows) {
        channel.requireReady();
        var bound = channel.parts().prepare(batch);
        var statement = checked(bound.statement());
        var deadline = channel.deadline();
        var event = new StatementEvent(
                channel.id(),
                StatementEvent.Type.BATCH,
                statement.sql(),
                new Parameters(bound.rows()),
                bound.compileNanos());
        return channel.send(new Order<>(
                event,
                driver -> driver.executeBatch(statement, bound.rows(), rows, deadline),
                BatchCompletion::total,
                isRaw(statement),
                true));
    }

    /** A place for the rows of a batch whose template is a query. */
    static <T> List<List<T>> returned(int parameterRows) {
        var returned = new ArrayList<List<T>>(parameterRows);
        for (int index = 0; index < parameterRows; index++) {
            returned.add(new ArrayList<>(1));
        }
        return returned;
    }

    @SuppressWarnings("NullAway") // a decoder gives null only where T says so
    static <T> BatchRowConsumer into(List<List<T>> returned, Query<T> template, ReadScope scope) {
        var decoder = template.decoder();
        return (parameterRow, row) -> returned.get(parameterRow).add(decoder.decode(row, 0, scope));
    }

    BoundStatement prepare(Statement statement) {
        var bound = channel.parts().prepare(statement);
        checked(bound.statement());
        return bound;
    }

    private static DriverStatement checked(DriverStatement statement) {
        if (isRaw(statement)) {
            ControlWords.refuse(statement.sql());
        }
        return statement;
    }

    private static boolean isRaw(DriverStatement statement) {
        return statement.kind() == DriverStatement.Kind.RAW;
    }

    StatementEvent event(DriverStatement statement, List<List<@Nullable Object>> parameters) {
        return new StatementEvent(channel.id(), type(statement), statement.sql(), parameters);
    }

    private static StatementEvent.Type type(DriverStatement statement) {
        return statement.kind() == DriverStatement.Kind.DDL ? StatementEvent.Type.DDL : StatementEvent.Type.STATEMENT;
    }

    static List<@Nullable Object> row(@Nullable Object[] values) {
        return Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(values));
    }

    /** The values of a batch, seen as lists without copying them. */
    private static final class Parameters extends AbstractList<List<@Nullable Object>> {
        private final List<@Nullable Object[]> rows;

        Parameters(List<@Nullable Object[]> rows) {
            this.rows = rows;
        }

        @Override
        public List<@Nullable Object> get(int index) {
            return row(rows.get(index));
        }

        @Override
        public int size() {
            return rows.size();
        }
    }
}
