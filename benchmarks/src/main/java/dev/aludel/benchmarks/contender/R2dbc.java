package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Gauge;
import dev.aludel.benchmarks.harness.Meter;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Entry;
import dev.aludel.benchmarks.workload.Sql;
import dev.aludel.benchmarks.workload.User;
import dev.aludel.benchmarks.workload.Workload;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** r2dbc-postgresql in r2dbc-pool, driven by Reactor. */
final class R2dbc implements Contender {
    private static final int COPY_CHUNK = 64 * 1024;

    private final List<Entry> inserted = Entry.entries(Workload.INSERT);
    private final List<Entry> copied = Entry.entries(Workload.COPY);
    private final ConnectionPool pool;

    R2dbc(Endpoint endpoint) {
        PostgresqlConnectionFactory connections =
                new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                        .host(endpoint.host())
                        .port(endpoint.port())
                        .username(Endpoint.USER)
                        .database(Endpoint.DATABASE)
                        .build());
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .maxSize(Cell.CONNECTIONS)
                .initialSize(Cell.CONNECTIONS)
                .build());
    }

    @Override
    public boolean offers(Workload workload) {
        return true;
    }

    @Override
    public void drive(Workload workload, Meter meter) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(meter.gauges().size());
        for (Gauge gauge : meter.gauges()) {
            Mono.defer(() -> {
                        gauge.begin();
                        return operation(workload, gauge);
                    })
                    .doOnSuccess(_ -> gauge.end())
                    .repeat(gauge::running)
                    .doOnError(gauge::fail)
                    .doFinally(_ -> ended.countDown())
                    .subscribe(_ -> {}, _ -> {});
        }
        ended.await();
    }

    private Mono<?> operation(Workload workload, Gauge gauge) {
        return switch (workload) {
            case POINT_SELECT -> point(gauge);
            case THOUSAND_ROWS -> range(gauge);
            case INSERT -> with(this::insert);
            case COPY -> with(this::copy);
        };
    }

    private <T> Mono<T> with(Function<Connection, Mono<T>> work) {
        return Mono.usingWhen(pool.create(), work, Connection::close);
    }

    private Mono<User> point(Gauge gauge) {
        long id = gauge.pick();
        return with(connection -> Flux.from(connection
                                .createStatement(Sql.POINT)
                                .bind(0, id)
                                .execute())
                        .flatMap(result -> result.map(R2dbc::user))
                        .single())
                .doOnNext(user -> gauge.check(user, id));
    }

    private Mono<List<User>> range(Gauge gauge) {
        int count = Workload.THOUSAND_ROWS.rows();
        long first = gauge.pickFirst(count);
        return with(connection -> Flux.from(connection
                                .createStatement(Sql.RANGE)
                                .bind(0, first)
                                .bind(1, first + count - 1)
                                .execute())
                        .flatMap(result -> result.map(R2dbc::user))
                        .collectList())
                .doOnNext(users -> gauge.check(users, first, count));
    }

    private static User user(Readable row) {
        return new User(
                value(row, 0, Long.class),
                value(row, 1, String.class),
                value(row, 2, String.class),
                value(row, 3, Integer.class),
                value(row, 4, OffsetDateTime.class).toInstant());
    }

    private static <T> T value(Readable row, int column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }

    private Mono<Long> insert(Connection connection) {
        Mono<Long> rows = Mono.defer(() -> {
            Statement statement = connection.createStatement(Sql.INSERT);
            int row = 0;
            for (Entry entry : inserted) {
                if (row++ > 0) {
                    statement.add();
                }
                statement
                        .bind(0, entry.name())
                        .bind(1, entry.email())
                        .bind(2, entry.age())
                        .bind(3, entry.createdAt().atOffset(ZoneOffset.UTC));
            }
            return Flux.from(statement.execute())
                    .concatMap(Result::getRowsUpdated)
                    .reduce(0L, Long::sum);
        });
        return Mono.from(connection.beginTransaction())
                .then(rows)
                .flatMap(count -> done(connection.commitTransaction(), count));
    }

    private static Mono<Long> done(Publisher<Void> end, long count) {
        return Mono.from(end).thenReturn(count);
    }

    private Mono<Long> copy(Connection connection) {
        if (!(connection instanceof Wrapped<?> wrapped)
                || !(wrapped.unwrap() instanceof PostgresqlConnection postgresql)) {
            throw new IllegalStateException("Not a connection of r2dbc-postgresql: " + connection);
        }
        return postgresql.copyIn(Sql.COPY, Flux.generate(copied::iterator, (entries, sink) -> {
            StringBuilder text = new StringBuilder(COPY_CHUNK + 256);
            while (text.length() < COPY_CHUNK && entries.hasNext()) {
                CopyText.append(text, entries.next());
            }
            if (text.isEmpty()) {
                sink.complete();
            } else {
                ByteBuf bytes = Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
                sink.next(bytes);
            }
            return entries;
        }));
    }

    @Override
    public void close() {
        pool.disposeLater().block();
    }
}
