package dev.aludel.engine;

import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Scripted.Users;
import dev.aludel.error.AmbiguousColumnException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.PoolClosedException;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.MetaData;
import dev.aludel.sql.Batch;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.Sql;
import dev.aludel.type.SqlTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine on a real database. */
final class SqliteEngineTest {
    private static final Users USERS = Users.USERS;
    private static final MetaData SCHEMA = MetaData.of(USERS);
    private static final String FOREVER =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

    @TempDir
    Path directory;

    private Engine file() {
        var engine = Engine.create("sqlite:" + directory.resolve("app.db") + "?busyTimeout=100s&poolTimeout=100s");
        engine.begin(connection -> SCHEMA.createAll(connection));
        return engine;
    }

    private static void add(Connection connection, String... names) {
        for (String name : names) {
            assertThat(connection.execute(insert(USERS).set(USERS.name.to(name))))
                    .isEqualTo(1);
        }
    }

    private static List<String> names(Connection connection) {
        return connection.list(select(USERS.name).orderBy(USERS.id));
    }

    @Test
    void everySpellingOfTheUrlNamesTheSameFile() {
        try (var engine = file()) {
            engine.begin(connection -> add(connection, "Alice"));
        }
        var path = directory.resolve("app.db").toString();
        for (String url : List.of(
                "sqlite:" + path,
                "sqlite:///" + path,
                "sqlite+aiosqlite:///" + path,
                "sqlite+pysqlite:///" + path + "?timeout=5",
                "sqlite:" + path + "?poolSize=2&busyTimeout=5s",
                "jdbc:sqlite:" + path)) {
            try (var engine = Engine.create(url)) {
                assertThat(engine.<List<String>, RuntimeException>with(SqliteEngineTest::names))
                        .as(url)
                        .containsExactly("Alice");
            }
        }
    }

    @Test
    void unknownOptionsOfTheUrlListTheKnownOnes() {
        assertThatThrownBy(() -> Engine.create("sqlite::memory:?busyTimout=1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean \"busyTimeout\"?");
    }

    @Test
    void tablesAreCreatedOnceAndASecondRunChangesNothing() {
        try (var engine = file()) {
            engine.begin(connection -> add(connection, "Alice"));
            var before = engine.statistics().statements();
            engine.begin(connection -> SCHEMA.createAll(connection));
            engine.use(connection -> SCHEMA.createAll(connection));

            assertThat(engine.statistics().statements()).isGreaterThan(before);
            engine.use(connection -> {
                assertThat(connection.tableNames(null)).containsExactly("users");
                assertThat(names(connection)).containsExactly("Alice");
                SCHEMA.dropAll(connection);
                assertThat(connection.tableNames(null)).isEmpty();
                assertThat(connection.inTransaction()).isFalse();
            });
        }
    }

    @Test
    void tablesThatCannotBeCreatedLeaveNothingBehind() {
        try (var engine = Engine.create("sqlite::memory:")) {
            engine.use(connection -> {
                assertThatThrownBy(() ->
                                connection.executeDdl(List.of("create table a (x int)", "create table a (x int)")))
                        .hasMessageContaining("create table a (x int)");
                assertThat(connection.tableNames(null)).isEmpty();
                assertThat(connection.inTransaction()).isFalse();
            });
        }
    }

    @Test
    void terminals() {
        try (var engine = file()) {
            engine.begin(connection -> add(connection, "Alice", "Bob", "Carol"));
            engine.use(connection -> {
                var all = select(USERS.name).orderBy(USERS.name);
                assertThat(connection.count(all)).isEqualTo(3);
                assertThat(connection.count(all.limit(2))).isEqualTo(2);
                assertThat(connection.exists(all)).isTrue();
                assertThat(connection.exists(all.where(USERS.name.eq("Dora")))).isFalse();
                assertThat(connection.first(all)).contains("Alice");
                assertThat(connection.one(all.where(USERS.name.eq("Bob")))).isEqualTo("Bob");
                assertThat(connection.execute(delete(USERS).where(USERS.name.ne("Bob"))))
                        .isEqualTo(2);
                assertThat(names(connection)).containsExactly("Bob");
            });
        }
    }

    @Test
    void rawSqlHasValuesByNameAndItsNamesAreAmbiguousWhereTwoAreEqual() {
        try (var engine = file()) {
            engine.use(connection -> {
                assertThat(connection
                                .execute(text("insert into users (name) values (:name)")
                                        .bind("name", "Alice"))
                                .rowCount())
                        .isEqualTo(1);
                var result = connection.execute(text("select u.name, v.name from users u, users v"));
                assertThat(result.names()).containsExactly("name", "name");
                var row = result.first().orElseThrow();
                assertThatThrownBy(() -> row.get("name", String.class)).isInstanceOf(AmbiguousColumnException.class);
                assertThat(row.get(1, String.class)).isEqualTo("Alice");
                // By expression both are found.
                var other = USERS.name.as("other");
                assertThat(connection.one(select(USERS.name, other)).get(other)).isEqualTo("Alice");
            });
        }
    }

    @Test
    void transactionsKeepOrUndoTheirWork() {
        try (var engine = file()) {
            engine.begin(connection -> add(connection, "Alice"));
            assertThatThrownBy(() -> engine.begin(connection -> {
                        add(connection, "Bob");
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            engine.begin(connection -> {
                add(connection, "Carol");
                assertThatThrownBy(() -> connection.savepoint(c -> {
                            add(c, "Dora");
                            throw new IllegalStateException("no");
                        }))
                        .isInstanceOf(IllegalStateException.class);
                connection.savepoint(c -> add(c, "Emil"));
            });

            engine.use(connection -> assertThat(names(connection)).containsExactly("Alice", "Carol", "Emil"));
            assertThat(engine.status().leased()).isZero();
        }
    }

    @Test
    void aBatchReturnsWhatEachRowOfValuesGave() {
        try (var engine = file()) {
            var template = insert(USERS)
                    .set(USERS.name.to(Sql.parameter(0, SqlTypes.TEXT)))
                    .returning(USERS.id);
            List<@Nullable Object[]> values = IntStream.range(0, 1000)
                    .mapToObj(i -> new Object[] {"n" + i})
                    .toList();
            engine.begin(connection -> {
                var result = connection.executeBatch(new Batch(template, values), template);

                assertThat(result.total()).isEqualTo(1000);
                assertThat(result.returned())
                        .hasSize(1000)
                        .allSatisfy(ids -> assertThat(ids).hasSize(1));
                var third = result.returned().get(2).getFirst();
                assertThat(connection.one(select(USERS.name).where(USERS.id.eq(third))))
                        .isEqualTo("n2");
            });
        }
    }

    @Test
    void aStatementThatFailsLeavesTheTransactionUsableHere() {
        try (var engine = file()) {
            engine.begin(connection -> {
                connection.execute(text("create unique index unique_name on users (name)"));
                add(connection, "Alice");
                assertThatThrownBy(() -> add(connection, "Alice"))
                        .isInstanceOf(UniqueException.class)
                        .hasMessageNotContaining("'Alice'");
                add(connection, "Bob");
            });
            engine.use(connection -> assertThat(names(connection)).containsExactly("Alice", "Bob"));
        }
    }

    @Test
    void aTransactionThatTheDatabaseEndedIsNotContinuedInAutocommit() {
        try (var engine = file()) {
            engine.use(connection -> {
                connection.execute(text("create unique index unique_name on users (name)"));
                var transaction = connection.begin();
                add(connection, "Alice");
                assertThatThrownBy(
                                () -> connection.execute(text("insert or rollback into users (name) values ('Alice')")))
                        .isInstanceOf(UniqueException.class);

                assertThatThrownBy(() -> add(connection, "Bob"))
                        .isInstanceOf(PendingRollbackException.class)
                        .hasCauseInstanceOf(UniqueException.class);
                assertThatThrownBy(transaction::commit).isInstanceOf(PendingRollbackException.class);
                transaction.rollback();
                assertThat(names(connection)).isEmpty();
            });
        }
    }

    @Test
    void streamsHoldAWindowAndFreeTheConnectionWhenLeft() {
        try (var engine = file()) {
            engine.begin(connection -> {
                var insert = insert(USERS).set(USERS.name.to(Sql.parameter(0, SqlTypes.TEXT)));
                List<@Nullable Object[]> values = IntStream.range(0, 5000)
                        .mapToObj(i -> new Object[] {"n" + i})
                        .toList();
                connection.executeBatch(new Batch(insert, values));
            });
            engine.use(connection -> {
                var query = select(USERS.name).orderBy(USERS.id);
                var seen = new ArrayList<String>();
                try (var rows = connection.stream(query, ReadScope.NONE, 100)) {
                    rows.forEach(seen::add);
                }
                assertThat(seen).hasSize(5000).startsWith("n0").endsWith("n4999");
                try (var rows = connection.stream(query)) {
                    assertThat(rows.iterator().next()).isEqualTo("n0");
                }
                assertThat(connection.execute(delete(USERS).everywhere())).isEqualTo(5000);
            });
            assertThat(engine.status().leased()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheStatementAndTheConnectionGoesOn() throws Exception {
        try (var engine = file();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new CountDownLatch(1);
            var ready = new CountDownLatch(1);
            var thread = new Thread[1];
            Callable<String> user = () -> engine.with(connection -> {
                thread[0] = Thread.currentThread();
                ready.countDown();
                try {
                    connection.list(text(FOREVER));
                    return "ended";
                } catch (OperationCancelledException cancelled) {
                    assertThat(Thread.interrupted()).isTrue();
                    add(connection, "Alice");
                    return "cancelled";
                }
            });
            try (var observation = engine.observe(new StatementListener() {
                @Override
                public void sent(StatementEvent statement) {
                    sent.countDown();
                }
            })) {
                assertThat(observation).isNotNull();
                var result = threads.submit(user);
                ready.await();
                sent.await();
                thread[0].interrupt();

                assertThat(result.get()).isEqualTo("cancelled");
            }
            engine.use(connection -> assertThat(names(connection)).containsExactly("Alice"));
        }
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        try (var engine = Engine.builder("sqlite::memory:")
                .statementTimeout(Duration.ofMillis(100))
                .build()) {
            engine.use(connection -> {
                assertThatThrownBy(() -> connection.list(text(FOREVER)))
                        .isInstanceOf(StatementTimeoutException.class)
                        .hasMessageContaining(FOREVER);
                connection.statementTimeout(Duration.ZERO);
                assertThat(connection.one(text("select 1")).get(0, Integer.class))
                        .isEqualTo(1);
            });
        }
    }

    @Test
    void inMemoryThereIsOneConnectionForOneAfterTheOther() {
        try (var engine = Engine.create("sqlite+aiosqlite:///:memory:")) {
            engine.begin(connection -> SCHEMA.createAll(connection));
            engine.begin(connection -> add(connection, "Alice"));

            engine.use(connection -> assertThat(names(connection)).containsExactly("Alice"));
            assertThat(engine.status().total()).isEqualTo(1);
        }
    }

    @Test
    void aDrainedPoolSaysWhoHoldsItsConnections() {
        try (var engine = Engine.builder("sqlite:" + directory.resolve("app.db"))
                .poolSize(1)
                .maxOverflow(0)
                .poolTimeout(Duration.ofMillis(50))
                .build()) {
            Patience.connectOnce(engine);
            engine.use(connection -> assertThatThrownBy(engine::connect)
                    .isInstanceOf(PoolTimeoutException.class)
                    .hasMessageContaining("1 leased"));
            engine.use(connection -> connection.list(text("select 1")));
        }
    }

    @Test
    void aConnectionMayMoveBetweenThreads() throws Exception {
        try (var engine = file();
                var connection = engine.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var transaction = connection.begin();
            threads.submit(() -> add(connection, "Alice")).get();
            threads.submit(transaction::commit).get();

            assertThat(names(connection)).containsExactly("Alice");
        }
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        try (var engine = file();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> engine.begin(connection -> {
                        names(connection);
                        add(connection, "n" + i);
                    })))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }

            engine.use(
                    connection -> assertThat(connection.count(select(USERS.id))).isEqualTo(100));
            assertThat(engine.status().leased()).isZero();
            assertThat(engine.status().waiting()).isZero();
        }
    }

    @Test
    void aClosedEngineSaysSo() {
        var engine = file();
        engine.close();

        assertThatThrownBy(engine::connect).isInstanceOf(PoolClosedException.class);
        assertThat(engine.status().total()).isZero();
    }

    @Test
    void aStatementIsToldOfBeforeItRuns() {
        try (var engine = file();
                var reader = Engine.create("sqlite:" + directory.resolve("app.db"))) {
            var rowsThen = new ArrayList<Long>();
            var listener = new StatementListener() {
                @Override
                public void sent(StatementEvent statement) {
                    rowsThen.add(reader.<Long, RuntimeException>with(c -> c.count(select(USERS.id))));
                }

                @Override
                public void completed(StatementEvent statement, StatementOutcome outcome) {
                    sent(statement);
                }
            };
            try (var observation = engine.observe(listener)) {
                assertThat(observation).isNotNull();
                engine.use(connection -> add(connection, "Alice"));
            }
            assertThat(rowsThen).containsExactly(0L, 1L);
        }
    }
}
