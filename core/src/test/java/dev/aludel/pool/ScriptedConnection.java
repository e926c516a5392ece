package dev.aludel.pool;

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
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection of {@link ScriptedConnector}: writes down what is done to it, and fails as it is told. */
final class ScriptedConnection implements DriverConnection {
    final int number;
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final ScriptedConnector database;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean inUse = new AtomicBoolean();

    volatile boolean dead;
    volatile boolean usable = true;
    volatile TransactionStatus status = TransactionStatus.IDLE;
    volatile Throwable pingFailure;
    volatile Throwable rollbackFailure;
    volatile Throwable resetFailure;
    volatile Throwable endFailure;
    volatile Gate pingGate;
    volatile Gate resetGate;
    volatile Gate closeGate;
    /** Whether the thread was interrupted when it was reset. */
    volatile boolean interruptedAtReset;

    ScriptedConnection(ScriptedConnector database, int number) {
        this.database = database;
        this.number = number;
    }

    /** Claims it for one user; an assertion error if somebody else has it. */
    void use() {
        if (ended.get()) {
            throw new AssertionError("connection " + number + " is used after its end");
        }
        if (inUse.getAndSet(true)) {
            throw new AssertionError("connection " + number + " has two users");
        }
    }

    void leave() {
        inUse.set(false);
    }

    boolean ended() {
        return ended.get();
    }

    long count(String call) {
        return calls.stream().filter(call::equals).count();
    }

    @Override
    public Pending<Void> begin(TransactionOptions options) {
        calls.add("begin");
        status = TransactionStatus.ACTIVE;
        return Pending.completed(null);
    }

    @Override
    public Pending<Void> commit() {
        calls.add("commit");
        status = TransactionStatus.IDLE;
        return Pending.completed(null);
    }

    @Override
    public Pending<Void> rollback() {
        calls.add("rollback");
        failOn(rollbackFailure);
        status = TransactionStatus.IDLE;
        return Pending.completed(null);
    }

    @Override
    public TransactionStatus transactionStatus() {
        return status;
    }

    @Override
    public void reset() {
        calls.add("reset");
        interruptedAtReset = Thread.currentThread().isInterrupted();
        Gate gate = resetGate;
        if (gate != null) {
            gate.passUninterruptibly();
        }
        failOn(resetFailure);
    }

    @Override
    public boolean ping(Duration timeout) {
        calls.add("ping");
        Gate gate = pingGate;
        if (gate != null) {
            gate.passUninterruptibly();
        }
        failOn(pingFailure);
        return !dead;
    }

    @Override
    public boolean usable() {
        return usable;
    }

    @Override
    public void close() {
        calls.add("close");
        Gate gate = closeGate;
        if (gate != null) {
            gate.passUninterruptibly();
        }
        end();
    }

    @Override
    public void abort() {
        calls.add("abort");
        end();
    }

    private void end() {
        if (!ended.getAndSet(true)) {
            database.open.decrementAndGet();
        }
        failOn(endFailure);
    }

    private void failOn(Throwable failure) {
        if (failure != null) {
            ScriptedConnector.<RuntimeException>sneak(failure);
        }
    }

    /** A statement: fails when the database is gone. */
    @Override
    public Pending<Completion> execute(
            DriverStatement statement, Object[] values, RowConsumer rows, Deadline deadline) {
        calls.add("execute");
        return dead
                ? Pending.failed(new DisconnectedException(Outcome.IN_DOUBT, "the server is gone", "", null, null))
                : Pending.completed(new Completion(0));
    }

    @Override
    public String serverVersion() {
        return "scripted";
    }

    @Override
    public Pending<BatchCompletion> executeBatch(
            DriverStatement statement, List<Object[]> values, BatchRowConsumer rows, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DriverCursor openCursor(DriverStatement statement, Object[] values, int window, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pending<Void> savepoint(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pending<Void> releaseSavepoint(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pending<Void> rollbackTo(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DriverStatistics statistics() {
        return new DriverStatistics(0, 0);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return "connection " + number;
    }
}
