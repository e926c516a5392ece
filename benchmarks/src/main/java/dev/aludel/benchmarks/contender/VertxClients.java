package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Gauge;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Entry;
import dev.aludel.benchmarks.workload.Sql;
import dev.aludel.benchmarks.workload.User;
import dev.aludel.benchmarks.workload.Workload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What both Vert.x contenders do: its pipelined client for single statements, its pool for transactions; statements cached. */
final class VertxClients {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final List<Entry> inserted = Entry.entries(Workload.INSERT);
    private final SqlClient client;
    private final Pool pool;

    VertxClients(Endpoint endpoint) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setUser(Endpoint.USER)
                .setDatabase(Endpoint.DATABASE)
                .setCachePreparedStatements(true);
        this.client = PgBuilder.client()
                .with(new PoolOptions().setMaxSize(Cell.CONNECTIONS))
                .connectingTo(options)
                .using(vertx)
                .build();
        this.pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(Cell.CONNECTIONS))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    Vertx vertx() {
        return vertx;
    }

    /** It has no COPY. */
    boolean offers(Workload workload) {
        return workload != Workload.COPY;
    }

    Future<?> start(Workload workload, Gauge gauge) {
        return switch (workload) {
            case POINT_SELECT -> point(gauge);
            case THOUSAND_ROWS -> range(gauge);
            case INSERT -> insert();
            case COPY -> throw new UnsupportedOperationException("COPY");
        };
    }

    private Future<?> point(Gauge gauge) {
        long id = gauge.pick();
        return client.preparedQuery(Sql.POINT).execute(Tuple.of(id)).map(rows -> {
            User user = user(rows.iterator().next());
            gauge.check(user, id);
            return user;
        });
    }

    private Future<?> range(Gauge gauge) {
        int count = Workload.THOUSAND_ROWS.rows();
        long first = gauge.pickFirst(count);
        return client.preparedQuery(Sql.RANGE)
                .execute(Tuple.of(first, first + count - 1))
                .map(rows -> {
                    List<User> users = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        users.add(user(row));
                    }
                    gauge.check(users, first, count);
                    return users;
                });
    }

    private static User user(Row row) {
        OffsetDateTime createdAt = row.getOffsetDateTime(4);
        return new User(row.getLong(0), row.getString(1), row.getString(2), row.getInteger(3), createdAt.toInstant());
    }

    private Future<?> insert() {
        List<Tuple> tuples = new ArrayList<>(inserted.size());
        for (Entry entry : inserted) {
            tuples.add(Tuple.of(
                    entry.name(), entry.email(), entry.age(), entry.createdAt().atOffset(ZoneOffset.UTC)));
        }
        return pool.withTransaction(
                connection -> connection.preparedQuery(Sql.INSERT).executeBatch(tuples));
    }

    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
