package dev.aludel.postgresql;

import dev.aludel.driver.Pending;
import dev.aludel.type.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements that are sent together: nothing waits until an answer is awaited, and then for all of them once. Used by its
 * connection's one user.
 *
 * {@snippet :
 * try (var pipeline = connection.pipeline()) {
 *     var users = pipeline.query("select name from users", row -> row.stringAt(0));
 *     var removed = pipeline.execute("delete from visits where at < $1", yesterday);
 *     System.out.println(users.await() + ", " + removed.await());
 * }
 * }
 *
 * <p>Outside of a transaction each statement succeeds or fails on its own. Inside one they share its fate, as always.
 */
public final class PgPipeline implements AutoCloseable {
    private final PgConnection connection;
    private final List<Answer<?>> answers = new ArrayList<>();

    private final PipelineEvent event = new PipelineEvent();
    private final long roundTripsBefore;

    PgPipeline(PgConnection connection) {
        this.connection = connection;
        this.roundTripsBefore = connection.statistics().roundTrips();
        event.begin();
    }

    /** Queues a query. */
    public <T> Pending<List<T>> query(
            String sql, Function<? super RowReader, ? extends T> mapper, @Nullable Object... values) {
        return query(connection.prepare(sql), mapper, values);
    }

    /** Queues a prepared query. */
    public <T> Pending<List<T>> query(
            PgStatement statement, Function<? super RowReader, ? extends T> mapper, @Nullable Object... values) {
        return added(connection.send(statement, mapper, values));
    }

    /** Queues a command; the answer is the number of rows that it concerned. */
    public Pending<Long> execute(String sql, @Nullable Object... values) {
        return execute(connection.prepare(sql), values);
    }

    /** Queues a prepared command. */
    public Pending<Long> execute(PgStatement statement, @Nullable Object... values) {
        return added(connection.send(statement, values));
    }

    private <T> Pending<T> added(Pending<T> sent) {
        var answer = new Answer<>(sent);
        answers.add(answer);
        return answer;
    }

    /**
     * Sends what is queued and waits for every answer.
     *
     * @throws dev.aludel.error.AludelException the first failure that nobody has awaited; further ones are suppressed in it
     */
    @Override
    public void close() {
        @Nullable RuntimeException first = null;
        for (var answer : answers) {
            try {
                answer.settle();
            } catch (RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else if (first != failure) {
                    first.addSuppressed(failure);
                }
            }
        }
        tell();
        answers.clear();
        if (first != null) {
            throw first;
        }
    }

    private void tell() {
        event.end();
        if (!answers.isEmpty() && event.shouldCommit()) {
            event.process = connection.processId();
            event.statements = answers.size();
            event.failures = answers.stream().filter(answer -> answer.failed).count();
            event.roundTrips = connection.statistics().roundTrips() - roundTripsBefore;
            event.commit();
        }
    }

    /** An answer that knows whether it was awaited. */
    private static final class Answer<T> implements Pending<T> {
        private final Pending<T> sent;
        private boolean seen;
        private boolean failed;

        Answer(Pending<T> sent) {
            this.sent = sent;
        }

        @Override
        public T await() {
            seen = true;
            try {
                return sent.await();
            } catch (RuntimeException failure) {
                failed = true;
                throw failure;
            }
        }

        void settle() {
            if (!seen) {
                await();
            }
        }
    }
}
