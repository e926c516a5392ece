package dev.aludel.testkit;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.Driver;
import dev.aludel.driver.DriverConnection;
import dev.aludel.engine.Engine;
import dev.aludel.engine.EngineBuilder;
import dev.aludel.error.ConnectFailedException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database for tests of failures: a driver that answers from a script, writes down what it is asked, and goes away when it
 * is told to. Nothing is stored; use a real database for everything that does not need to misbehave.
 *
 * {@snippet :
 * var database = new ScriptedDatabase(dialect);
 * database.answer("SELECT 1", List.of("one"), List.of(List.of(1)));
 * database.shutdown(Step.COMMIT);              // connections of now are lost when they commit
 * database.restart();                          // new connections work again
 * assertThat(database.log()).containsExactly("connect", "begin", "SELECT 1", "commit");
 * }
 *
 * <p>Statements without an answer succeed: a query without rows, a write with one row. A statement that fails leaves its
 * transaction failed, as on PostgreSQL. Thread-safe.
 */
public final class ScriptedDatabase {
    private final ReentrantLock lock = new ReentrantLock();
    private final Dialect dialect;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<Step, Supplier<? extends RuntimeException>> failures = new EnumMap<>(Step.class);
    private final Map<Step, Supplier<? extends RuntimeException>> nextFailures = new EnumMap<>(Step.class);
    private final Map<Step, Runnable> hooks = new EnumMap<>(Step.class);
    private final List<String> log = new ArrayList<>();
    private final Set<ScriptedConnection> open = new HashSet<>();
    private boolean stopped;
    private int opened;

    /** A database that speaks as {@code dialect} does. */
    public ScriptedDatabase(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A builder of engines for this database. */
    public EngineBuilder engine() {
        return Engine.builder("scripted://test/database").driver(driver());
    }

    /** A driver for the URL scheme {@code scripted}, whose every connection leads here. */
    public Driver driver() {
        return new ScriptedDriver();
    }

    public Connector connector() {
        return this::connect;
    }

    /** Gives a query its rows, from now on. */
    public void answer(String sql, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        locked(() -> answers.put(sql, new Answer(columns, rows, rows.size())));
    }

    /** Says how many rows a command touches, from now on. */
    public void affect(String sql, long rows) {
        locked(() -> answers.put(sql, new Answer(List.of(), List.of(), rows)));
    }

    /** Makes every such step fail until {@link #restart()}. */
    public void fail(Step step, Supplier<? extends RuntimeException> failure) {
        locked(() -> failures.put(step, failure));
    }

    /** Makes the next such step fail, on whichever connection it happens. */
    public void failNext(Step step, Supplier<? extends RuntimeException> failure) {
        locked(() -> nextFailures.put(step, failure));
    }

    /**
     * Runs an action before every such step, on the thread that takes it: to hold it up at a latch, or to do in between what
     * another would do. Replaces the earlier one; {@link #restart()} removes it.
     */
    public void before(Step step, Runnable action) {
        locked(() -> hooks.put(step, action));
    }

    /**
     * The connections of now are lost as soon as they take one of these steps, whichever it is if none is named. New
     * connections are not affected.
     */
    public void shutdown(Step... steps) {
        locked(() -> open.forEach(connection -> connection.loseAt(Set.of(steps))));
    }

    /** As {@link #shutdown}, and new connections are refused until {@link #restart()}. */
    public void stop(Step... steps) {
        shutdown(steps);
        locked(() -> stopped = true);
    }

    /** Accepts connections again and forgets failures and hooks. Connections that were shut down stay lost. */
    public void restart() {
        locked(() -> {
            stopped = false;
            failures.clear();
            nextFailures.clear();
            hooks.clear();
            return null;
        });
    }

    /** What was asked, in order: {@code connect}, {@code begin}, {@code commit}, {@code close} and the like, and SQL texts. */
    public List<String> log() {
        return locked(() -> List.copyOf(log));
    }

    public void clearLog() {
        locked(() -> {
            log.clear();
            return null;
        });
    }

    /** How many connections were opened since the beginning. */
    public int opened() {
        return locked(() -> opened);
    }

    /** How many connections are open: opened, and not closed or aborted by their user. */
    public int open() {
        return locked(open::size);
    }

    Answer answer(DriverStatement statement) {
        return locked(() -> answers.getOrDefault(
                statement.sql(),
                new Answer(List.of(), List.of(), statement.kind() == DriverStatement.Kind.WRITE ? 1 : 0)));
    }

    /** Notes the step, lets its hook run, and fails if that is what the script says. */
    void take(Step step, String entry) {
        Runnable hook = locked(() -> {
            log.add(entry);
            return hooks.get(step);
        });
        if (hook != null) {
            hook.run();
        }
        Supplier<? extends RuntimeException> failure = locked(() -> {
            var next = nextFailures.remove(step);
            return next != null ? next : failures.get(step);
        });
        if (failure != null) {
            throw failure.get();
        }
    }

    void closed(ScriptedConnection connection, String how) {
        locked(() -> {
            if (open.remove(connection)) {
                log.add(how);
            }
            return null;
        });
    }

    private DriverConnection connect(Deadline deadline) {
        take(Step.CONNECT, "connect");
        return locked(() -> {
            if (stopped) {
                throw new ConnectFailedException("the scripted database is stopped", "call restart()");
            }
            opened++;
            var connection = new ScriptedConnection(this);
            open.add(connection);
            return connection;
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** What a statement gets. */
    record Answer(List<String> columns, List<? extends List<? extends @Nullable Object>> rows, long count) {}

    private final class ScriptedDriver implements Driver {
        @Override
        public Set<String> schemes() {
            return Set.of("scripted");
        }

        @Override
        public Set<String> options() {
            return Set.of();
        }

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public Connector connector(DatabaseUrl url) {
            return ScriptedDatabase.this.connector();
        }
    }
}
