package dev.aludel.testkit;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.Completion;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.DriverCursor;
import dev.aludel.driver.DriverStatistics;
import dev.aludel.driver.Pending;
import dev.aludel.driver.RowConsumer;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.CommitFailedException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection of a {@link ScriptedDatabase}. Queues, and works off its queue when an answer is awaited. */
final class ScriptedConnection implements DriverConnection {
    private final ScriptedDatabase database;
    private final List<Queued<?>> queue = new ArrayList<>();
    private TransactionStatus status = TransactionStatus.IDLE;
    private volatile Set<Step> fatal = Set.of();
    private volatile boolean lost;
    private volatile boolean closed;
    private long roundTrips;
    private long statements;

    ScriptedConnection(ScriptedDatabase database) {
        this.database = database;
    }

    void loseAt(Set<Step> steps) {
        fatal = steps.isEmpty() ? EnumSet.allOf(Step.class) : steps;
    }

    @Override
    public Pending<Completion> execute(
            DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Deadline deadline) {
        return queued(Step.EXECUTE, statement.sql(), () -> {
            var answer = database.answer(statement);
            return new Completion(hand(answer, rows));
        });
    }

    @Override
    public Pending<BatchCompletion> executeBatch(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Deadline deadline) {
        return queued(Step.EXECUTE, statement.sql(), () -> {
            var counts = new ArrayList<Long>();
            for (int index = 0; index < values.size(); index++) {
                var answer = database.answer(statement);
                int parameterRow = index;
                answer.rows().forEach(row -> rows.row(parameterRow, new ScriptedRow(row)));
                counts.add(answer.count());
            }
            return new BatchCompletion(counts);
        });
    }

    @Override
    public DriverCursor openCursor(
            DriverStatement statement, @Nullable Object[] values, int window, Deadline deadline) {
        var answer = queued(Step.EXECUTE, statement.sql(), () -> database.answer(statement))
                .await();
        return new Cursor(answer, window);
    }

    @Override
    public Pending<Void> begin(TransactionOptions options) {
        return command(Step.BEGIN, options.readOnly() ? "begin read only" : "begin", TransactionStatus.ACTIVE);
    }

    @Override
    public Pending<Void> commit() {
        boolean failed = status == TransactionStatus.FAILED;
        var commit = command(Step.COMMIT, "commit", TransactionStatus.IDLE);
        if (!failed) {
            return commit;
        }
        return () -> {
            commit.await();
            throw new CommitFailedException(
                    "the transaction had failed and was rolled back", "look at the first failure");
        };
    }

    @Override
    public Pending<Void> rollback() {
        return command(Step.ROLLBACK, "rollback", TransactionStatus.IDLE);
    }

    @Override
    public Pending<Void> savepoint(String name) {
        return command(Step.SAVEPOINT, "savepoint " + name, status);
    }

    @Override
    public Pending<Void> releaseSavepoint(String name) {
        return command(Step.RELEASE_SAVEPOINT, "release savepoint " + name, status);
    }

    @Override
    public Pending<Void> rollbackTo(String name) {
        return command(Step.ROLLBACK_TO, "rollback to savepoint " + name, TransactionStatus.ACTIVE);
    }

    @Override
    public TransactionStatus transactionStatus() {
        return status;
    }

    @Override
    public void reset() {
        command(Step.RESET, "reset", TransactionStatus.IDLE).await();
    }

    @Override
    public boolean ping(Duration timeout) {
        try {
            command(Step.PING, "ping", status).await();
            return true;
        } catch (RuntimeException noAnswer) {
            lost = true;
            return false;
        }
    }

    @Override
    public boolean usable() {
        return !lost && !closed;
    }

    @Override
    public DriverStatistics statistics() {
        return new DriverStatistics(roundTrips, statements);
    }

    @Override
    public String serverVersion() {
        return "scripted";
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    @Override
    public void close() {
        closed = true;
        database.closed(this, "close");
    }

    @Override
    public void abort() {
        closed = true;
        lost = true;
        database.closed(this, "abort");
    }

    private Pending<Void> command(Step step, String text, TransactionStatus after) {
        Pending<Object> pending = queued(step, text, () -> true);
        status = after;
        return () -> {
            pending.await();
            return nothing();
        };
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // the only value of Void
    private static <T> T nothing() {
        return null;
    }

    private <T> Pending<T> queued(Step step, String text, Supplier<T> work) {
        var queued = new Queued<T>(step, text, work);
        queue.add(queued);
        return queued;
    }

    /** Works off what is queued, in order; a failure fails its own answer only, a lost connection all that follow. */
    private void flush() {
        roundTrips++;
        while (!queue.isEmpty()) {
            queue.removeFirst().run();
        }
    }

    private void perform(Step step, String text) {
        if (closed) {
            throw new IllegalStateException("the connection was used after it had been closed: " + text);
        }
        statements++;
        if (!lost) {
            database.take(step, text);
        }
        if (lost || fatal.contains(step)) {
            lost = true;
            throw new DisconnectedException(
                    step == Step.COMMIT ? Outcome.IN_DOUBT : Outcome.ROLLED_BACK,
                    "the scripted database went away",
                    "take another connection",
                    "08006",
                    null);
        }
    }

    private static long hand(ScriptedDatabase.Answer answer, RowConsumer rows) {
        if (!answer.columns().isEmpty()) {
            rows.columns(columns(answer));
        }
        answer.rows().forEach(row -> rows.row(new ScriptedRow(row)));
        return answer.count();
    }

    private static List<ColumnInfo> columns(ScriptedDatabase.Answer answer) {
        return answer.columns().stream().map(name -> new ColumnInfo(name, "")).toList();
    }

    /** One thing to do, and its answer once it was done. */
    private final class Queued<T> implements Pending<T> {
        private final Step step;
        private final String text;
        private final Supplier<T> work;
        private @Nullable T answer;
        private @Nullable RuntimeException failure;
        private boolean done;

        Queued(Step step, String text, Supplier<T> work) {
            this.step = step;
            this.text = text;
            this.work = work;
        }

        void run() {
            done = true;
            try {
                perform(step, text);
                answer = work.get();
            } catch (RuntimeException refused) {
                failure = refused;
                if (status == TransactionStatus.ACTIVE) {
                    status = TransactionStatus.FAILED;
                }
            }
        }

        @Override
        @SuppressWarnings("NullAway") // the answer is there once it was done without failure
        public T await() {
            if (!done) {
                flush();
            }
            if (failure != null) {
                throw failure;
            }
            return answer;
        }
    }

    /** Hands out the rows of an answer, some at a time. */
    private final class Cursor implements DriverCursor {
        private final ScriptedDatabase.Answer answer;
        private final int window;
        private int next;

        Cursor(ScriptedDatabase.Answer answer, int window) {
            this.answer = answer;
            this.window = window;
        }

        @Override
        public List<ColumnInfo> columns() {
            return ScriptedConnection.columns(answer);
        }

        @Override
        public boolean fetch(RowConsumer rows) {
            command(Step.FETCH, "fetch", status).await();
            int end = Math.min(next + window, answer.rows().size());
            Consumer<List<? extends @Nullable Object>> each = row -> rows.row(new ScriptedRow(row));
            answer.rows().subList(next, end).forEach(each);
            next = end;
            return next < answer.rows().size();
        }

        @Override
        public void close() {
            next = answer.rows().size();
        }
    }
}
