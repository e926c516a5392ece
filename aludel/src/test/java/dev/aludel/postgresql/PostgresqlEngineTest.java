package dev.aludel.postgresql;

import static dev.aludel.design.User_.USER;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.design.Post_;
import dev.aludel.design.User;
import dev.aludel.driver.CommitStatus;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.Outcome;
import dev.aludel.sql.Query;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the engine can do on PostgreSQL beside what every database can. */
final class PostgresqlEngineTest {
    private static final PostgresServer SERVER = PostgresServer.shared();

    private static Query<String> setting(String name) {
        return text("select current_setting(:name) as s").bind("name", name).map(row -> row.get(0, String.class));
    }

    private static void run(Connection connection, String sql) {
        connection.execute(text(sql)).close();
    }

    @Test
    void roundTripsOfTransactionsAreThoseOfTheContract() {
        try (var db = Aludel.open(SERVER.freshUrl(), USER, Post_.POST)) {
            db.createAll();
            db.engine().use(connection -> {
                var names = select(USER.name);
                connection.list(names);

                long before = connection.roundTrips();
                connection.list(names);
                assertThat(connection.roundTrips() - before).as("autocommit").isEqualTo(1);

                before = connection.roundTrips();
                var reading = connection.begin(TransactionOptions.READ_ONLY);
                connection.list(names);
                reading.rollback();
                assertThat(connection.roundTrips() - before)
                        .as("begin, query, rollback")
                        .isEqualTo(1);

                before = connection.roundTrips();
                var three = connection.begin();
                connection.list(names);
                connection.list(names);
                connection.list(names);
                three.commit();
                assertThat(connection.roundTrips() - before)
                        .as("three dependent statements and commit")
                        .isEqualTo(4);
                assertThat(connection.statistics().bytesSent()).isPositive();
            });
        }
    }

    @Test
    void whatAUserChangedDoesNotReachTheNext() {
        try (var engine =
                Engine.builder(SERVER.freshUrl()).poolSize(1).maxOverflow(0).build()) {
            engine.use(connection -> {
                run(connection, "set statement_timeout = '77s'");
                run(connection, "select pg_advisory_lock(7)");
                run(connection, "create temporary table mine (id int)");
                assertThat(connection.one(setting("statement_timeout"))).isEqualTo("77s");
            });
            engine.use(connection -> {
                assertThat(connection.one(setting("statement_timeout"))).isEqualTo("0");
                long locks = connection.one(
                        text("select count(*) as c from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")
                                .map(row -> row.get(0, Long.class)));
                assertThat(locks).isZero();
                boolean gone = connection.one(
                        text("select to_regclass('mine') is null as gone").map(row -> row.get(0, Boolean.class)));
                assertThat(gone).isTrue();
            });
        }
    }

    @Test
    void theDriversOwnConnectionCopies() {
        try (var engine = Engine.create(SERVER.freshUrl())) {
            engine.use(connection -> {
                run(connection, "create table t (id int, name text)");
                try (var writer = connection.unwrap(PgConnection.class).copy().into("t", "id", "name")) {
                    writer.row(1, "Alice").row(2, "Bob");
                    assertThat(writer.finish()).isEqualTo(2);
                }
                long stored = connection.one(text("select count(*) as c from t").map(row -> row.get(0, Long.class)));
                assertThat(stored).isEqualTo(2);
            });
        }
    }

    @Test
    void manyReadersShareAFewConnections() throws InterruptedException {
        var database = SERVER.freshDatabase();
        try (var db = Aludel.open(SERVER.url(database) + "?sharedConnections=2", USER, Post_.POST)) {
            db.createAll();
            db.begin(session -> {
                for (int i = 1; i <= 20; i++) {
                    session.add(new User("user " + i, i + "@example.com"));
                }
            });
            var names = new ArrayList<String>();
            var threads = IntStream.rangeClosed(1, 200)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> {
                        var name = db.engine().shared().one(select(USER.name).where(USER.id.eq(i % 20 + 1)));
                        synchronized (names) {
                            names.add(name);
                        }
                    }))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }
            assertThat(names).hasSize(200).contains("user 1", "user 20");
            assertThatThrownBy(() -> db.engine().shared().list(text("select 1 as x")))
                    .isInstanceOf(InvalidStatementException.class)
                    .hasMessageContaining("select 1");
        }
    }

    @Test
    void sharingHasToBeAskedFor() {
        try (var engine = Engine.create(SERVER.freshUrl())) {
            assertThatThrownBy(engine::shared)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("sharedConnections");
        }
    }

    @Test
    void aDoubtfulCommitIsResolvedByTheTransactionsNumber() {
        var database = SERVER.freshDatabase();
        try (var engine = Engine.create(SERVER.url(database) + "?trackTransactions=true")) {
            engine.use(connection -> run(connection, "create table t (id int)"));
            var number = new String[1];
            engine.begin(connection -> {
                run(connection, "insert into t values (1)");
                number[0] = connection.one(
                        text("select cast(pg_current_xact_id() as text) as x").map(row -> row.get(0, String.class)));
            });
            var lost = new DisconnectedException(Outcome.IN_DOUBT, "lost", "ask", null, null);
            assertThat(engine.commitStatus(lost)).isEqualTo(CommitStatus.UNKNOWN);
            lost.transaction(number[0]);
            assertThat(engine.commitStatus(lost)).isEqualTo(CommitStatus.COMMITTED);

            var connection = engine.connect();
            var transaction = connection.begin();
            run(connection, "insert into t values (2)");
            number[0] = connection.one(
                    text("select cast(pg_current_xact_id() as text) as x").map(row -> row.get(0, String.class)));
            var second = new DisconnectedException(Outcome.IN_DOUBT, "lost", "ask", null, null);
            second.transaction(number[0]);
            assertThat(engine.commitStatus(second)).isEqualTo(CommitStatus.IN_PROGRESS);
            transaction.rollback();
            assertThat(engine.commitStatus(second)).isEqualTo(CommitStatus.ROLLED_BACK);
            connection.close();
        }
    }
}
