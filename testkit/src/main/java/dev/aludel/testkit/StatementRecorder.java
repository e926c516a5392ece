package dev.aludel.testkit;

import dev.aludel.engine.Engine;
import dev.aludel.engine.StatementEvent;
import dev.aludel.engine.StatementListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes down every statement that an engine sends while it is open. {@link Expect} has short forms for the usual questions.
 *
 * {@snippet :
 * try (var recorder = StatementRecorder.on(engine)) {
 *     service.listUsers();
 *     assertThat(recorder.sql()).containsExactly("SELECT ...");
 * }
 * }
 *
 * <p>Thread-safe: it sees the statements of all threads that use the engine.
 */
public final class StatementRecorder implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<StatementEvent> events = new ArrayList<>(); // guarded by lock
    private final Engine engine;
    private final Engine.Observation observation;
    private long waitedBefore; // guarded by lock

    private StatementRecorder(Engine engine) {
        this.engine = engine;
        this.waitedBefore = engine.statistics().roundTrips();
        this.observation = engine.observe(new Listener());
    }

    /** Starts recording. */
    public static StatementRecorder on(Engine engine) {
        return new StatementRecorder(engine);
    }

    /** Everything sent so far, BEGIN, COMMIT and the like included, in the order of sending. */
    public List<StatementEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** The statements sent so far without BEGIN, COMMIT and the like; a batch is one. */
    public List<StatementEvent> statements() {
        return events().stream()
                .filter(event -> event.type() != StatementEvent.Type.TRANSACTION)
                .toList();
    }

    /** The texts of {@link #statements()}. */
    public List<String> sql() {
        return statements().stream().map(StatementEvent::sql).toList();
    }

    /** The times a caller waited for the database since the recording began. */
    public long roundTrips() {
        lock.lock();
        try {
            return engine.statistics().roundTrips() - waitedBefore;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what was recorded. */
    public void clear() {
        lock.lock();
        try {
            events.clear();
            waitedBefore = engine.statistics().roundTrips();
        } finally {
            lock.unlock();
        }
    }

    /** Stops recording; what was recorded stays. Idempotent. */
    @Override
    public void close() {
        observation.close();
    }

    private final class Listener implements StatementListener {
        @Override
        public void sent(StatementEvent statement) {
            lock.lock();
            try {
                events.add(statement);
            } finally {
                lock.unlock();
            }
        }
    }
}
