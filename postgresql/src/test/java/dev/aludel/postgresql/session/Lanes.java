package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import java.util.List;

/** Shared connections to a database of their own, for tests outside of this package. */
public final class Lanes implements AutoCloseable {
    private final Sessions sessions = Sessions.fresh();

    public SharedLane open(Deadline deadline) {
        return SharedLane.open(sessions.connect(deadline), sessions.descriptions, Sessions.LONG);
    }

    public static ParameterWriter texts(String... values) {
        return Sessions.texts(values);
    }

    public static RowSink collect(List<String> rows) {
        return Sessions.collect(rows);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
