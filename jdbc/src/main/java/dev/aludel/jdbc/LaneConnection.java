package dev.aludel.jdbc;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Completion;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.DriverCursor;
import dev.aludel.driver.DriverStatistics;
import dev.aludel.driver.Pending;
import dev.aludel.driver.RowConsumer;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConcurrentUseException;
import dev.aludel.error.ConnectionClosedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.TransactionStateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose calls all run on a {@link Lane}. What is queued goes there in one hand-over when an answer is awaited;
 * a rollback goes at once, without being waited for, so that its locks are free soon.
 *
 * <p>One user at a time, as {@link DriverConnection} says; a hand-over that is waited for is one round trip.
 */
public final class LaneConnection implements DriverConnection {
    private final Lane lane;
    private final Link link;
    private final LaneRunner runner;
    private final List<Operation<?>> queue = new ArrayList<>();
    private TransactionStatus status = TransactionStatus.IDLE;
    private long roundTrips;
    private long statements;
    private @Nullable HandOver newest;
    private boolean closed;

    /** Takes over a link that was opened on the lane. */
    public LaneConnection(Lane lane, Link link) {
        this.lane = lane;
        this.link = link;
        this.runner = new LaneRunner(lane, link);
    }

    /** The database's side; only its lane may call it. */
    public Link link() {
        return link;
    }

    @Override
    public Pending<Completion> execute(
            DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Deadline deadline) {
        return queue(new Operation<>(
                this,
                Operation.Role.STATEMENT,
                1,
                deadline,
                statement.sql(),
                (there, signal) -> there.execute(statement, values, rows, signal)));
    }

    @Override
    public Pending<BatchCompletion> executeBatch(
            DriverStatement statement, List<@Nullable Object[]> values, BatchRowConsumer rows, Deadline deadline) {
        if (values.isEmpty()) {
            return Pending.completed(new BatchCompletion(List.of()));
        }
        return queue(new Operation<>(
                this,
                Operation.Role.STATEMENT,
                values.size(),
                deadline,
                statement.sql(),
                (there, signal) -> there.executeBatch(statement, values, rows, signal)));
    }

    @Override
    public DriverCursor openCursor(
            DriverStatement statement, @Nullable Object[] values, int window, Deadline deadline) {
        if (status == TransactionStatus.IDLE && !closed) {
            throw new TransactionStateException(
                    "a cursor needs an open transaction", "begin one, and read the result inside it");
        }
        return new LaneCursor(this, statement, values, window, deadline);
    }

    @Override
    public Pending<Void> begin(TransactionOptions options) {
        if (status != TransactionStatus.IDLE && !closed) {
            return Pending.failed(new TransactionStateException(
                    "a transaction is open already", "commit it or roll it back first, or use a savepoint"));
        }
        status = TransactionStatus.ACTIVE;
        return queue(task(Operation.Role.BEGIN, 1, Deadline.NEVER, (there, signal) -> there.begin(options, signal)));
    }

    @Override
    public Pending<Void> commit() {
        if (status == TransactionStatus.IDLE && !closed) {
            return Pending.failed(
                    new TransactionStateException("there is no transaction to commit", "begin one first"));
        }
        status = TransactionStatus.IDLE;
        if (!queue.isEmpty() && queue.getLast().role() == Operation.Role.BEGIN) {
            queue.removeLast(); // nothing happened in it
            return NOTHING;
        }
        return queue(task(Operation.Role.COMMIT, 1, Deadline.NEVER, (there, signal) -> there.commit()));
    }

    @Override
    public Pending<Void> rollback() {
        if (status == TransactionStatus.IDLE || closed) {
            return NOTHING;
        }
        status = TransactionStatus.IDLE;
        if (discard()) {
            return NOTHING;
        }
        var rollback = task(Operation.Role.ROLLBACK, 1, Deadline.NEVER, (there, signal) -> there.rollback());
        queue.add(rollback);
        send(false);
        return rollback;
    }

    @Override
    public Pending<Void> savepoint(String name) {
        return queue(task(Operation.Role.SAVEPOINT, 1, Deadline.NEVER, (there, signal) -> there.savepoint(name)));
    }

    @Override
    public Pending<Void> releaseSavepoint(String name) {
        return queue(
                task(Operation.Role.SAVEPOINT, 1, Deadline.NEVER, (there, signal) -> there.releaseSavepoint(name)));
    }

    @Override
    public Pending<Void> rollbackTo(String name) {
        return queue(task(Operation.Role.ROLLBACK_TO, 1, Deadline.NEVER, (there, signal) -> there.rollbackTo(name)));
    }

    @Override
    public TransactionStatus transactionStatus() {
        return status;
    }

    @Override
    public void reset() {
        rollback();
        if (link.dirty()) {
            queue(task(Operation.Role.RESET, 0, Deadline.NEVER, (there, signal) -> there.reset()))
                    .await();
        }
    }

    @Override
    public boolean ping(Duration timeout) {
        if (!usable()) {
            return false;
        }
        try {
            queue(task(Operation.Role.STATEMENT, 1, Deadline.after(timeout), (there, signal) -> there.ping(signal)))
                    .await();
            return true;
        } catch (OperationCancelledException e) {
            throw e;
        } catch (AludelException e) {
            return false;
        }
    }

    @Override
    public boolean usable() {
        return !closed && runner.usable();
    }

    @Override
    public DriverStatistics statistics() {
        return new DriverStatistics(roundTrips, statements);
    }

    @Override
    public String serverVersion() {
        return link.serverVersion();
    }

    @Override
    public long mostBytes() {
        return link.mostBytes();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(link.jdbc())) {
            return type.cast(link.jdbc());
        }
        throw new IllegalArgumentException(
                "the connection is a " + link.jdbc().getClass().getName() + ", not a " + type.getName());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            queue.clear();
            status = TransactionStatus.IDLE;
            lane.submit(runner::close);
            waitFor(lane.ended());
        }
    }

    @Override
    public void abort() {
        runner.abort();
        lane.submit(runner::close);
        Thread.ofVirtual().name("aludel-abort").start(() -> {
            try {
                while (!lane.ended().await(10, TimeUnit.MILLISECONDS)) {
                    runner.abort();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody knows this thread
            }
        });
    }

    /** Sends what is queued and waits for the answer. */
    <T extends @Nullable Object> T await(Operation<T> operation) {
        if (lane.isCurrent()) {
            throw new ConcurrentUseException(
                    "a row consumer used the connection that it reads from",
                    "collect the rows first, and execute when the statement has ended");
        }
        if (operation.handOver() == null && !operation.answered()) {
            send(true);
        }
        var work = operation.handOver();
        if (work != null) {
            boolean first = work.firstWait();
            work.join(runner);
            if (first) {
                roundTrips += 1 + work.moreWaits();
            }
            if (queue.isEmpty() && work == newest) {
                status = runner.status();
            }
        }
        return operation.answer();
    }

    /** Queues an operation, or answers at once that the connection is closed. */
    <T extends @Nullable Object> Operation<T> queue(Operation<T> operation) {
        if (closed) {
            operation.fail(
                    new ConnectionClosedException("the connection has been closed", "take a new one from the engine"));
        } else {
            queue.add(operation);
        }
        return operation;
    }

    /** Takes back an operation that was not sent; false when it was. */
    boolean takeBack(Operation<?> operation) {
        return queue.remove(operation);
    }

    private void send(boolean wanted) {
        var work = new HandOver(List.copyOf(queue), lane);
        queue.clear();
        newest = work;
        work.operations().forEach(operation -> statements += operation.statements());
        if (wanted && Thread.currentThread().isInterrupted()) {
            work.signal().raise(Signal.Reason.INTERRUPTED);
        }
        lane.submit(() -> runner.run(work));
    }

    /** Drops what was queued inside the transaction and never sent; true when its BEGIN was among it. */
    private boolean discard() {
        while (!queue.isEmpty()) {
            var last = queue.removeLast();
            last.fail(new TransactionStateException(
                    "the statement was not sent, because its transaction was rolled back first",
                    "await it before the rollback"));
            if (last.role() == Operation.Role.BEGIN) {
                return true;
            }
        }
        return false;
    }

    private Operation<Void> task(Operation.Role role, int statements, Deadline deadline, Task task) {
        return new Operation<>(this, role, statements, deadline, null, (there, signal) -> {
            task.run(there, signal);
            return nothing();
        });
    }

    @SuppressWarnings("NullAway") // the only value of Void
    private static Void nothing() {
        return null;
    }

    private static final Pending<Void> NOTHING = LaneConnection::nothing;

    private static void waitFor(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Task {
        void run(Link link, Signal signal);
    }
}
