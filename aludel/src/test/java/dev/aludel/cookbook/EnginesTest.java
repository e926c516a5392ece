package dev.aludel.cookbook;

import static dev.aludel.cookbook.Post_.POST;
import static dev.aludel.cookbook.User_.USER;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.engine.CapturedLog;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.engine.Patience;
import dev.aludel.error.AludelException;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.orm.Model;
import dev.aludel.orm.Session;
import dev.aludel.orm.SessionFactory;
import dev.aludel.pool.Holder;
import dev.aludel.pool.LeakTracking;
import dev.aludel.pool.PoolListener;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.StatementRecorder;
import dev.aludel.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines, their pools and what they log. */
@EveryDatabase
class EnginesTest {
    private static final Model MODEL = Model.of(USER, POST);

    @TempDir
    @Nullable Path folder;

    /** Of a database that several connections can share. */
    private String url() {
        return TestDatabase.url(Objects.requireNonNull(folder));
    }

    @Test
    @Recipe("See what is sent")
    void echo() {
        List<String> lines = new ArrayList<>();
        try (var log = new CapturedLog(lines);
                Engine engine = Engine.builder(url()).echo(true).build()) {
            assertThat(log).isNotNull();
            engine.begin(connection -> {
                MODEL.metaData().createAll(connection);
                connection.execute(insert(USER)
                        .values(
                                USER.name.to("Alice"),
                                USER.email.to("alice@example.com"),
                                USER.balance.to(0),
                                USER.rating.to(0),
                                USER.active.to(true),
                                USER.createdAt.to(Instant.EPOCH)));
            });
            engine.use(connection -> connection.list(select(USER.name).where(USER.email.eq("alice@example.com"))));
            assertThat(lines.getFirst()).contains("BEGIN");
            assertThat(lines)
                    .filteredOn(line -> line.contains("INSERT INTO users"))
                    .singleElement()
                    .asString()
                    .contains("'alice@example.com'");
            assertThat(lines.getLast()).contains("SELECT users.name FROM users").contains("['alice@example.com']");
            assertThat(lines).noneMatch(line -> line.contains("app:app"));
            assertThat(engine.toString()).doesNotContain("app:app");
        }
    }

    @Test
    @Recipe("Create the tables")
    void creatingTheTables() {
        try (Engine engine = Engine.create(url())) {
            engine.begin(connection -> MODEL.metaData().createAll(connection));
            try (var recorder = StatementRecorder.on(engine)) {
                engine.begin(connection -> MODEL.metaData().createAll(connection));
                assertThat(recorder.sql()).noneMatch(sql -> sql.startsWith("CREATE"));
            }
            assertThat(engine.<Boolean, RuntimeException>with(connection -> connection.exists(select(USER))))
                    .isFalse();
        }
    }

    @Test
    @Recipe("The size of the pool")
    void theSixteenthWaits() {
        try (Engine engine = Engine.builder(url())
                .poolSize(5)
                .maxOverflow(10)
                .poolRecycle(Duration.ofHours(1))
                .poolTimeout(Duration.ofMillis(50))
                .poolPrePing(true)
                .build()) {
            List<Connection> held = new ArrayList<>();
            while (held.size() < 15) {
                held.add(Patience.untilInTime(engine::connect));
            }
            assertThatThrownBy(engine::connect)
                    .isInstanceOf(PoolTimeoutException.class)
                    .hasMessageContaining("15")
                    .hasMessageContaining("size 5, overflow 10 of 10");
            held.removeLast().close();
            assertThat(Patience.untilInTime(() -> number(engine, "select 1"))).isEqualTo(1);
            held.forEach(Connection::close);
            assertThat(engine.status().leased()).isZero();
        }
    }

    @Test
    @Recipe("The size of the pool")
    void aConnectionThatTheServerEndedIsReplacedUnseen() throws InterruptedException {
        assumeFalse(TestDatabase.isSqlite(), "a file has no server that could end a connection");
        boolean postgres = TestDatabase.dialect().name().equals("PostgreSQL");
        String own = postgres ? "select pg_backend_pid()" : "select connection_id()";
        try (Engine engine = Engine.builder(url())
                .poolSize(1)
                .maxOverflow(0)
                .poolPrePing(true)
                .build()) {
            long first = number(engine, own);
            try (Engine other = Engine.create(TestDatabase.url())) { // another database of the same server
                other.use(connection -> connection.execute(
                        text(postgres ? "select pg_terminate_backend(" + first + ")" : "kill " + first)));
                String alive = postgres
                        ? "select count(*) from pg_stat_activity where pid = " + first
                        : "select count(*) from information_schema.processlist where id = " + first;
                while (number(other, alive) > 0) {
                    Thread.sleep(5); // until the server has noticed
                }
            }
            long second = number(engine, own);
            assertThat(second).isNotEqualTo(first);
        }
    }

    private static long number(Engine engine, String query) {
        return engine.with(connection -> connection.one(text(query).map(row -> row.get(0, Long.class))));
    }

    @Test
    @Recipe("A session that nobody closed")
    void aForgottenSessionIsFound() throws InterruptedException {
        var leaks = new LinkedBlockingQueue<Holder>();
        try (Engine engine = Engine.builder(url())
                .poolSize(1)
                .maxOverflow(0)
                .pool(pool -> pool.leakTracking(LeakTracking.FULL).listener(new PoolListener() {
                    @Override
                    public void leaked(String pool, Holder holder) {
                        leaks.add(holder);
                    }
                }))
                .build()) {
            var sessions = SessionFactory.of(engine, MODEL);
            sessions.createAll();
            forgetOne(sessions);
            Holder leak = null;
            while (leak == null) {
                System.gc();
                leak = leaks.poll(20, TimeUnit.MILLISECONDS);
            }
            assertThat(leak.stack().toString()).contains("EnginesTest.forgetOne");
            // Its connection is the pool's again.
            assertThat(sessions.<Long, RuntimeException>with(session -> session.count(select(USER))))
                    .isZero();
        }
    }

    @SuppressWarnings("resource") // that is the mistake
    private static void forgetOne(SessionFactory sessions) {
        Session session = sessions.open();
        session.count(select(USER));
    }

    @Test
    @Recipe("URLs")
    void theSpellingsOfUrls() {
        String url = url();
        List<String> spellings = TestDatabase.isSqlite()
                ? List.of("sqlite+aiosqlite:///" + url.substring("sqlite:".length()), "jdbc:" + url)
                : List.of(
                        url.replaceFirst("^postgresql:", "postgresql+asyncpg:")
                                .replaceFirst("^mariadb:", "mariadb+aiomysql:"),
                        url);
        try (Aludel db = Aludel.open(url, USER, POST)) {
            db.createAll();
        }
        for (String spelling : spellings) {
            try (Aludel db = Aludel.open(spelling, USER, POST)) {
                assertThat(db.<Long, RuntimeException>with(session -> session.count(select(USER))))
                        .as(spelling)
                        .isZero();
            }
        }
        for (String inMemory : List.of("sqlite+aiosqlite:///:memory:", "sqlite::memory:")) {
            try (Aludel db = Aludel.open(inMemory, USER, POST)) {
                db.createAll();
                assertThat(db.<Long, RuntimeException>with(session -> session.count(select(USER))))
                        .isZero();
            }
        }
    }

    @Test
    @Recipe("A database in memory")
    void oneDatabaseInMemory() {
        assumeTrue(TestDatabase.isSqlite());
        try (Engine engine =
                Engine.builder("sqlite+aiosqlite:///:memory:").poolSize(5).build()) {
            var sessions = SessionFactory.of(engine, MODEL);
            sessions.createAll();
            sessions.begin(session -> session.add(new User("Alice", "alice@example.com")));
            assertThat(sessions.<Long, RuntimeException>with(session -> session.count(select(USER))))
                    .isEqualTo(1);
            assertThatThrownBy(() -> sessions.use(outer -> {
                        outer.count(select(USER));
                        sessions.use(inner -> inner.count(select(USER)));
                    }))
                    .isInstanceOf(AludelException.class)
                    .hasMessageContaining("one connection");
        }
    }

    @Test
    @Recipe("The end")
    void disposing() {
        String url = url();
        Engine engine = Engine.create(url);
        engine.use(connection -> connection.list(text("select 1")));
        engine.close();

        assertThat(engine.status().total()).isZero();
        assertThatThrownBy(engine::connect).isInstanceOf(AludelException.class).hasMessageContaining("closed");
    }
}
