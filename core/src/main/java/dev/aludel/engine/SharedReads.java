package dev.aludel.engine;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Completion;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.SharedConnections;
import dev.aludel.error.AludelException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.Sql;
import java.util.List;
import java.util.Optional;

/**
 * Single queries of many callers over a few connections at once: what one caller sends does not wait for the answers to the
 * others, so a thousand virtual threads need a handful of connections. From {@link Engine#shared()}. Thread-safe.
 *
 * {@snippet :
 * try (var engine = Engine.create("postgresql://localhost/shop?sharedConnections=4")) {
 *     List<String> names = engine.shared().list(select(USER.name));
 * }
 * }
 *
 * <p>Each query is a transaction of its own, reads only, and has no session, no settings and no cursor. It should be short: a
 * slow one delays those behind it on its connection. An interrupt or the statement timeout lets the caller go at once; the
 * query may then run to its end in the database, as others wait behind it on the same connection.
 */
public final class SharedReads {
    /** The number that listeners see in place of a connection's: there is none of the caller's own. */
    static final long CONNECTION = 0;

    private final EngineParts parts;
    private final SharedConnections connections;

    SharedReads(EngineParts parts, SharedConnections connections) {
        this.parts = parts;
        this.connections = connections;
    }

    /** All rows. The list is the caller's own. */
    public <T> List<T> list(Query<T> query) {
        return read(query, Integer.MAX_VALUE).rows();
    }

    /**
     * The only row.
     *
     * @throws dev.aludel.error.NoResultException if there is none
     * @throws dev.aludel.error.MultipleResultsException if there are more
     */
    public <T> T one(Query<T> query) {
        var read = read(query, 2);
        return Cardinality.one(read.rows(), read.sql());
    }

    /**
     * The only row, or empty when there is none.
     *
     * @throws dev.aludel.error.MultipleResultsException if there are more
     */
    public <T> Optional<T> oneOrNone(Query<T> query) {
        var read = read(query, 2);
        return Cardinality.oneOrNone(read.rows(), read.sql());
    }

    /** The first row, or empty. The query is sent as it is: say {@code limit(1)} where there may be many. */
    public <T> Optional<T> first(Query<T> query) {
        return Cardinality.first(read(query, 1).rows());
    }

    /** How many rows the query has, counted by the database. */
    public long count(Query<?> query) {
        return read(Sql.countOf(query), 1).rows().getFirst();
    }

    /** Whether the query has a row. */
    public boolean exists(Query<?> query) {
        return read(Sql.select(Sql.exists(query)), 1).rows().getFirst();
    }

    private record Read<T>(List<T> rows, String sql) {}

    private <T> Read<T> read(Query<T> query, int most) {
        var bound = parts.prepare(query);
        var statement = bound.statement();
        if (statement.kind() != DriverStatement.Kind.QUERY) {
            throw new InvalidStatementException(
                    "Only queries that read may share a connection; this one locks, writes, or is raw SQL: "
                            + statement.sql(),
                    "run it on a connection of its own: engine.with(connection -> ..)");
        }
        var collector = new RowCollector<>(query, ReadScope.NONE, most);
        var event = new StatementEvent(
                CONNECTION,
                StatementEvent.Type.STATEMENT,
                statement.sql(),
                List.of(StatementRunner.row(bound.values())),
                bound.compileNanos());
        return new Read<>(collector.rows(execute(bound.values(), statement, collector, event)), statement.sql());
    }

    private Completion execute(
            @org.jspecify.annotations.Nullable Object[] values,
            DriverStatement statement,
            RowCollector<?> collector,
            StatementEvent event) {
        var flight = new StatementFlightEvent();
        parts.telemetry().sent(event);
        flight.begin();
        long start = System.nanoTime();
        try {
            var completion = connections.execute(statement, values, collector, deadline());
            flight.end();
            parts.telemetry().completed(event, System.nanoTime() - start, flight, completion.rows(), 1, null);
            return completion;
        } catch (RuntimeException | Error failure) {
            flight.end();
            if (failure instanceof AludelException known) {
                known.statement(statement.sql());
            }
            parts.telemetry().completed(event, System.nanoTime() - start, flight, 0, 1, failure);
            throw failure;
        }
    }

    private Deadline deadline() {
        var timeout = parts.settings().statementTimeout();
        return timeout.isZero() ? Deadline.NEVER : Deadline.after(timeout);
    }
}
