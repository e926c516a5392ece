package dev.aludel.postgresql.driver;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Completion;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverStatistics;
import dev.aludel.driver.RowConsumer;
import dev.aludel.driver.SharedConnections;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.client.PreparedText;
import dev.aludel.postgresql.shared.SharedSessions;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Shared sessions as Aludel's engine uses them. Thread-safe. */
final class PgSharedConnections implements SharedConnections {
    /** Statements whose preparation is remembered; when there are more, all are prepared anew. */
    private static final int REMEMBERED = 2_000;

    private final PgDatabase database;
    private final SharedSessions sessions;
    private final ConcurrentHashMap<Same, PreparedText> prepared = new ConcurrentHashMap<>();

    /** A statement by its identity: the engine gives the same object for the same text. */
    private static final class Same {
        private final DriverStatement statement;

        Same(DriverStatement statement) {
            this.statement = statement;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Same that && statement == that.statement;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(statement);
        }
    }

    PgSharedConnections(PgDatabase database, SharedSessions sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    @Override
    public Completion execute(
            DriverStatement statement, @Nullable Object[] values, RowConsumer rows, Deadline deadline) {
        var key = new Same(statement);
        var text = prepared.get(key);
        if (text == null) {
            text = prepare(statement, deadline);
            if (prepared.size() >= REMEMBERED) {
                prepared.clear();
            }
            prepared.put(key, text);
        }
        return new Completion(
                Math.max(0, text.execute(sessions, values, rows, deadline).rows()));
    }

    /** Where types of the database's own may come, they are looked up first, on a connection for that: once for each statement. */
    private PreparedText prepare(DriverStatement statement, Deadline deadline) {
        var text = database.prepare(statement);
        for (var column : statement.columns()) {
            switch (column.kind()) {
                case ARRAY, RANGE, NATIVE_ENUM, UNKNOWN -> {
                    text.learn(deadline);
                    return text;
                }
                default -> {}
            }
        }
        return text;
    }

    @Override
    public DriverStatistics statistics() {
        var done = sessions.statistics();
        return new DriverStatistics(done.roundTrips(), done.statements(), done.bytesSent(), done.bytesReceived());
    }

    @Override
    public void close() {
        sessions.close();
    }
}
