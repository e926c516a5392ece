package dev.aludel.postgresql.servers;

import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.driver.CommitStatus;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.error.UniqueException;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.postgresql.listen.PgNotification;
import dev.aludel.postgresql.type.PgInet;
import dev.aludel.postgresql.type.PgInterval;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.schema.ColumnOption;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Everything that is to work on each release, compactly: each feature in an empty database. */
final class Features implements AutoCloseable {
    private final String url;
    private final PgConnection connection;

    /** @param url of a database that is emptied here */
    Features(String url) {
        this.url = url;
        connection = PgConnection.connect(url);
        connection.execute("drop owned by " + PostgresServer.USER);
        connection.execute("create table t (id int primary key, name text)");
    }

    @Override
    public void close() {
        connection.close();
    }

    private List<Integer> ids() {
        return connection.query("select id from t order by id", row -> row.intAt(0));
    }

    void version(String release) {
        var parts = release.split("\\.");
        assertThat(connection.parameter("server_version")).contains(parts[0] + "." + parts[1]);
        assertThat(connection
                        .query("show server_version_num", row -> row.stringAt(0))
                        .getFirst())
                .startsWith(parts[0]);
    }

    void types() {
        var values = new LinkedHashMap<String, Object>();
        values.put("bool", true);
        values.put("int2", (short) -7);
        values.put("int4", Integer.MIN_VALUE);
        values.put("int8", Long.MAX_VALUE);
        values.put("float8", -0.1);
        values.put("numeric", new BigDecimal("123456789012345678901234567890.00100"));
        values.put("text", "grün 🐘");
        values.put("bytea", new byte[] {0, 1, -1});
        values.put("date", LocalDate.of(2024, 2, 29));
        values.put("timestamptz", Instant.parse("2026-01-02T03:04:05.678901Z"));
        values.put("interval", new PgInterval(14, 3, 14_706_789_000L));
        values.put("uuid", UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
        values.put("jsonb", "{\"a\": 1}");
        values.put("inet", PgInet.parse("10.1.2.3/8"));
        values.put("int4[]", List.of(1, 2, 3));
        values.put("text[]", List.of("a", "b\"c"));
        values.put("int4range", PgRange.closedOpen(1, 10));
        values.put("int4range[]", List.of(PgRange.closedOpen(1, 3), PgRange.closedOpen(5, 7)));
        for (Map.Entry<String, Object> each : values.entrySet()) {
            assertThat(connection.query("select $1::" + each.getKey(), row -> row.objectAt(0), each.getValue()))
                    .as(each.getKey())
                    .usingRecursiveComparison()
                    .isEqualTo(List.of(each.getValue()));
        }
        assertThat(connection.query("select '{[1,3),[5,7)}'::int4multirange", row -> row.objectAt(0)))
                .containsExactly(values.get("int4range[]"));
    }

    void typesOfTheCatalog() {
        connection.execute("create type mood as enum ('sad', 'glad')");
        connection.execute("create type place as (x int, label text)");
        connection.execute("create domain positive as int check (value > 0)");
        connection.execute("create table kept (m mood, p place, n positive, ms mood[])");
        connection.execute("insert into kept values ($1, row(3, 'here'), $2, array['sad', 'glad']::mood[])", "glad", 5);
        var row = connection.query(
                "select m, p::text, n, ms from kept",
                each -> List.of(each.stringAt(0), each.stringAt(1), each.intAt(2), each.objectAt(3)));
        assertThat(row.getFirst()).isEqualTo(List.of("glad", "(3,here)", 5, List.of("sad", "glad")));
    }

    void transactions() {
        try (var transaction = connection.begin()) {
            connection.execute("insert into t values (1)");
            assertThatThrownBy(() -> transaction.nested(() -> connection.execute("insert into t values (1)")))
                    .isInstanceOf(UniqueException.class);
            transaction.commit();
        }
        try (var _ = connection.begin()) {
            connection.execute("insert into t values (2)");
        }
        assertThat(ids()).containsExactly(1);
    }

    void pipeline() {
        var insert = connection.prepare("insert into t (id) values ($1)");
        var pipeline = connection.pipeline();
        var one = pipeline.execute(insert, 1);
        var again = pipeline.execute(insert, 1);
        var two = pipeline.execute(insert, 2);
        assertThat(two.await()).isEqualTo(1);
        assertThatThrownBy(again::await).isInstanceOf(UniqueException.class);
        assertThat(one.await()).isEqualTo(1);
        assertThat(ids()).containsExactly(1, 2);
    }

    void batch() {
        var insert = connection.prepare("insert into t (id, name) values ($1, $2)");
        assertThat(connection.executeBatch(insert, List.of(new Object[] {1, "a"}, new Object[] {2, null})))
                .containsExactly(1, 1);
        assertThatThrownBy(() ->
                        connection.executeBatch(insert, List.of(new Object[] {3, "c"}, new Object[] {1, "again"})))
                .isInstanceOf(UniqueException.class);
        assertThat(ids()).containsExactly(1, 2);
    }

    void stream() {
        try (var _ = connection.begin();
                var rows = connection.stream("select * from generate_series(1, 1000)", 70, row -> row.intAt(0))) {
            assertThat(rows).hasSize(1000);
        }
    }

    void copy() throws IOException {
        var csv = new ByteArrayInputStream("1,Alice\n2,\n".getBytes(StandardCharsets.UTF_8));
        assertThat(connection.copy().in("copy t from stdin (format csv)", csv)).isEqualTo(2);
        try (var writer = connection.copy().into("t", "id", "name")) {
            assertThat(writer.row(3, "Größe").finish()).isEqualTo(1);
        }
        var out = new ByteArrayOutputStream();
        connection.copy().out("copy (select * from t order by id) to stdout (format csv)", out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("1,Alice\n2,\n3,Größe\n");
        var names = new ArrayList<String>();
        connection
                .copy()
                .out("select name from t where name is not null order by id", row -> names.add(row.stringAt(0)));
        assertThat(names).containsExactly("Alice", "Größe");
    }

    void notifications() throws InterruptedException {
        var heard = new LinkedBlockingQueue<PgNotification>();
        try (var _ = PgConnection.subscribe(url, heard::add, "news")) {
            connection.execute("select pg_notify('news', 'hello')");
            assertThat(heard.take().payload()).isEqualTo("hello");
        }
    }

    void cancelling() throws InterruptedException {
        var failures = new LinkedBlockingQueue<Throwable>();
        try (var other = PgConnection.connect(url + "?cancelGrace=300s")) {
            var user = Thread.ofVirtual().start(() -> {
                try {
                    other.query("select pg_sleep(60)", row -> 1);
                } catch (RuntimeException failure) {
                    failures.add(failure);
                }
            });
            var running = "select 1 from pg_stat_activity where state = 'active' and pid = $1 and query like '%sleep%'";
            while (connection.query(running, row -> 1, other.processId()).isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
            user.interrupt();
            user.join();
            assertThat(failures.take()).isInstanceOf(OperationCancelledException.class);
            assertThatThrownBy(() -> other.timeout(Duration.ofMillis(50)).query("select pg_sleep(60)", row -> 1))
                    .isInstanceOf(StatementTimeoutException.class);
            assertThat(other.timeout(Duration.ZERO).query("select 42", row -> row.intAt(0)))
                    .containsExactly(42);
        }
    }

    void stalePlans() {
        connection.execute("insert into t values (1, 'a')");
        assertThat(connection.query("select * from t", row -> row.objectAt(1))).containsExactly("a");
        try (var other = PgConnection.connect(url)) {
            other.execute("alter table t drop column name, add column n int default 7");
        }
        assertThat(connection.query("select * from t", row -> row.objectAt(1))).containsExactly(7);
        connection.execute("deallocate all");
        assertThat(connection.query("select * from t", row -> row.objectAt(1))).containsExactly(7);
    }

    void loss() {
        try (var other = PgConnection.connect(url)) {
            var transaction = other.begin();
            other.execute("insert into t values (1)");
            var lost = catchThrowableOfType(
                    DisconnectedException.class, () -> other.execute("select pg_terminate_backend(pg_backend_pid())"));
            assertThat(lost.sqlState()).isEqualTo("57P01");
            assertThat(lost.outcome()).isEqualTo(Outcome.ROLLED_BACK);
            transaction.close();
        }
        assertThat(ids()).isEmpty();
    }

    private static final class Things extends Table {
        final IntColumn id = intColumn("id", ColumnOption.primaryKey(), ColumnOption.generated());
        final TextColumn name = textColumn("name", 50, ColumnOption.unique());

        Things() {
            super("things", (String) null);
        }

        @Override
        public Things as(String alias) {
            return this;
        }
    }

    void schema() {
        var things = new Things();
        var schema = MetaData.of(things);
        try (var engine = Engine.create(url)) {
            engine.use(on -> {
                schema.createAll(on);
                schema.createAll(on);
                assertThat(on.execute(insert(things).set(things.name.to("one"))))
                        .isEqualTo(1);
                assertThat(on.list(select(things.name).where(things.id.eq(1)))).containsExactly("one");
                assertThat(on.tableNames(null)).contains("things", "t");
                schema.dropAll(on);
                assertThat(on.tableNames(null)).doesNotContain("things");
            });
        }
    }

    private static void run(Connection on, String sql) {
        on.execute(text(sql)).close();
    }

    void reset() {
        try (var engine = Engine.create(url + "?poolSize=1&maxOverflow=0")) {
            var process = new ArrayList<Integer>();
            engine.use(on -> {
                process.add(on.unwrap(PgConnection.class).processId());
                run(on, "set search_path to elsewhere");
                run(on, "create temporary table mine (id int)");
                run(on, "select pg_advisory_lock(7)");
            });
            engine.use(on -> {
                process.add(on.unwrap(PgConnection.class).processId());
                run(on, "select * from t");
                assertThat(on.exists(text("select 1 from pg_locks where locktype = 'advisory'")
                                .map(row -> row.get(0, Integer.class))))
                        .isFalse();
            });
            assertThat(process.getFirst()).isEqualTo(process.getLast());
        }
    }

    void sharing() throws InterruptedException, ExecutionException {
        connection.execute("insert into t select g, 'n' || g from generate_series(1, 100) g");
        try (var engine = Engine.create(url + "?sharedConnections=2");
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var t = Table.of("t").intColumn("id").textColumn("name").build();
            var name = select(t.column("name", TextColumn.class));
            var names = new ArrayList<Future<String>>();
            for (int i = 1; i <= 100; i++) {
                var wanted = t.column("id", IntColumn.class).eq(i);
                names.add(readers.submit(() -> engine.shared().one(name.where(wanted))));
            }
            for (int i = 1; i <= 100; i++) {
                assertThat(names.get(i - 1).get()).isEqualTo("n" + i);
            }
        }
    }

    void doubt() {
        try (var engine = Engine.create(url + "?trackTransactions=true")) {
            var number = new String[1];
            engine.begin(on -> {
                run(on, "insert into t values (1)");
                number[0] =
                        on.one(text("select cast(pg_current_xact_id() as text)").map(row -> row.get(0, String.class)));
            });
            var lost = new DisconnectedException(Outcome.IN_DOUBT, "lost", "ask", null, null);
            lost.transaction(number[0]);
            assertThat(engine.commitStatus(lost)).isEqualTo(CommitStatus.COMMITTED);
        }
    }
}
