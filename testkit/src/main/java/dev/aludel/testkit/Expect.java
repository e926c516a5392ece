package dev.aludel.testkit;

import dev.aludel.engine.Engine;
import dev.aludel.engine.StatementEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in a test what a piece of code sends to the database: how many statements, how many round trips, or exactly which.
 * Import the methods statically.
 *
 * {@snippet :
 * expectStatements(engine, 2, () -> page.render());       // two, however many users there are
 *
 * expectSql(engine, () -> sessions.begin(s -> s.add(new User("Alice"))),
 *         sql("INSERT INTO users (name) VALUES (?)", "Alice"));
 * }
 *
 * <p>What does not hold is an {@link AssertionError} that lists what was sent. An exception of the action itself is passed
 * on. Statements of other threads that use the engine meanwhile count too. Stateless, thread-safe.
 */
public final class Expect {
    private Expect() {}

    /**
     * The code under test.
     *
     * @param <X> what it may throw
     */
    @FunctionalInterface
    public interface Block<X extends Exception> {
        void run() throws X;
    }

    /** Runs the action, which must send this many statements; BEGIN, COMMIT and the like are not counted, a batch is one. */
    public static <X extends Exception> void expectStatements(Engine engine, int count, Block<X> action) throws X {
        var recorder = record(engine, action);
        int sent = recorder.statements().size();
        if (sent != count) {
            throw new AssertionError("expected " + count + " statements, but " + sent + " were sent"
                    + Transcript.of(recorder.statements()));
        }
    }

    /** Runs the action, which must wait for the database this many times. */
    public static <X extends Exception> void expectRoundTrips(Engine engine, int count, Block<X> action) throws X {
        try (var recorder = StatementRecorder.on(engine)) {
            action.run();
            long waited = recorder.roundTrips();
            if (waited != count) {
                throw new AssertionError("expected " + count + " round trips, but there were " + waited
                        + Transcript.of(recorder.events()));
            }
        }
    }

    /** Runs the action, which must send exactly these statements; BEGIN, COMMIT and the like are not looked at. */
    public static <X extends Exception> void expectSql(Engine engine, Block<X> action, Expected... expected) throws X {
        check(record(engine, action).statements(), expected);
    }

    /** Runs the action, which must send exactly these statements, BEGIN, COMMIT and the like included. */
    public static <X extends Exception> void expectTraffic(Engine engine, Block<X> action, Expected... expected)
            throws X {
        check(record(engine, action).events(), expected);
    }

    /** A statement with this text, whatever its values. Line breaks and runs of blanks count as one blank. */
    public static Expected sql(String text) {
        return new Expected.One(text, null);
    }

    /** A statement with this text that runs once, with these values in order, as the database gets them. */
    public static Expected sql(String text, @Nullable Object... values) {
        return new Expected.One(text, List.of(Arrays.asList(values)));
    }

    /** A statement with this text that runs once for each of these rows of values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static Expected batch(String text, List<? extends @Nullable Object>... rows) {
        return new Expected.One(text, Arrays.asList(rows));
    }

    /** These statements one after the other, in whichever order. */
    public static Expected anyOrder(Expected... statements) {
        return new Expected.AnyOrder(Expected.flat(statements));
    }

    /** These statements in order, if the condition holds: {@code onlyIf(dialect.has(INSERT_RETURNING), ...)}. */
    public static Expected onlyIf(boolean condition, Expected... statements) {
        return new Expected.Several(condition ? List.of(statements) : List.of());
    }

    /** So many statements of any kind. */
    public static Expected statements(int count) {
        return new Expected.Count(count);
    }

    private static <X extends Exception> StatementRecorder record(Engine engine, Block<X> action) throws X {
        try (var recorder = StatementRecorder.on(engine)) {
            action.run();
            return recorder;
        }
    }

    private static void check(List<StatementEvent> sent, Expected... expected) {
        new Comparison(sent).check(new Expected.Several(List.of(expected)));
    }
}
