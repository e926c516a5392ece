package dev.aludel.postgresql.servers;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.postgresql.listen.PgNotification;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.proxy.FaultProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Behind PgBouncer. In transaction mode each transaction may run on another connection to the server, so that a version without
 * {@code max_prepared_statements} needs {@code prepareMode=unnamed}; in session mode everything works as without it.
 */
@Timeout(600)
final class PgBouncerTest {
    private static final PostgresServer SERVER = PostgresServer.shared();
    private static PgBouncer transactions;
    private static PgBouncer sessions;

    private final String database = SERVER.freshDatabase();
    private final PgConnection observer = PgConnection.connect(SERVER.superuserUrl(database));

    @BeforeAll
    static void start() {
        transactions = PgBouncer.start(SERVER, "transaction", 3);
        sessions = PgBouncer.start(SERVER, "session", 10);
    }

    @AfterAll
    static void stop() {
        if (transactions != null) {
            transactions.close();
        }
        if (sessions != null) {
            sessions.close();
        }
    }

    @BeforeEach
    void createTable() {
        observer.execute("create table t (id int primary key)");
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        observer.close();
    }

    private String unnamed() {
        return transactions.url(database) + "?prepareMode=unnamed&cancelGrace=300s";
    }

    private List<Integer> ids() {
        return observer.query("select id from t order by id", row -> row.intAt(0));
    }

    private static void run(Connection on, String sql) {
        on.execute(text(sql)).close();
    }

    private static int number(Connection on, String sql) {
        return on.one(text(sql).map(row -> row.get(0, Integer.class)));
    }

    private static String shown(Connection on, String sql) {
        return on.one(text(sql).map(row -> row.get(0, String.class)));
    }

    @Test
    void tenWorkersShareThreeServerConnections() throws Exception {
        try (var engine = Engine.create(unnamed() + "&poolSize=10")) {
            Workers.run(10, worker -> {
                for (int round = 0; round < 20; round++) {
                    int id = worker * 20 + round;
                    engine.begin(on -> {
                        run(on, "insert into t values (" + id + ")");
                        assertThat(number(on, "select id from t where id = " + id))
                                .isEqualTo(id);
                    });
                    engine.use(on ->
                            assertThat(number(on, "select " + id + " + 1")).isEqualTo(id + 1));
                }
            });
            assertThat(engine.status().total()).isLessThanOrEqualTo(10);
        }
        assertThat(ids()).hasSize(200);
    }

    @Test
    void twoHundredStatementsPassThroughACacheOfEight() {
        for (var url : List.of(unnamed() + "&", sessions.url(database) + "?")) {
            try (var connection = PgConnection.connect(url + "statementCacheSize=8")) {
                for (int round = 0; round < 2; round++) {
                    for (int i = 0; i < 200; i++) {
                        assertThat(connection.query("select $1::int + " + i, row -> row.intAt(0), round))
                                .containsExactly(i + round);
                    }
                }
                assertThat(connection.query("select count(*) from pg_prepared_statements", row -> row.longAt(0)))
                        .allSatisfy(prepared -> assertThat(prepared).isLessThanOrEqualTo(8));
            }
        }
    }

    @Test
    void namedStatementsInTransactionModeEndInAnErrorThatNamesTheSetting() {
        try (var one = PgConnection.connect(transactions.url(database));
                var two = PgConnection.connect(transactions.url(database))) {
            assertThatThrownBy(() -> {
                        // While one has the first connection to the server, two prepares on the second what it already
                        // has.
                        for (int i = 0; i < 10; i++) {
                            try (var transaction = one.begin()) {
                                one.query("select 1", row -> row.intAt(0));
                                two.query("select 1", row -> row.intAt(0));
                                transaction.commit();
                            }
                            try (var transaction = two.begin()) {
                                two.query("select 1", row -> row.intAt(0));
                                one.query("select 1", row -> row.intAt(0));
                                transaction.commit();
                            }
                        }
                    })
                    .isInstanceOf(AludelException.class)
                    .hasMessageContaining("prepareMode=unnamed")
                    .hasMessageContaining("max_prepared_statements");
            assertThat(one.usable()).isTrue();
            assertThat(two.usable()).isTrue();
        }
        // The connections to the server have statements by names that others might use.
        assertThat(observer.query(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                                + " and pid <> pg_backend_pid()",
                        row -> row.booleanAt(0)))
                .isNotEmpty();
    }

    @Test
    void pipelinesBatchesStreamsAndCopyWorkInTransactionMode() throws IOException {
        try (var connection = PgConnection.connect(unnamed())) {
            var insert = connection.prepare("insert into t values ($1)");
            assertThat(connection.executeBatch(insert, List.of(new Object[] {1}, new Object[] {2})))
                    .containsExactly(1, 1);
            try (var pipeline = connection.pipeline()) {
                pipeline.execute(insert, 3);
                pipeline.execute(insert, 4);
            }
            try (var writer = connection.copy().into("t", "id")) {
                writer.row(5).row(6);
                assertThat(writer.finish()).isEqualTo(2);
            }
            try (var transaction = connection.begin()) {
                transaction.nested(() -> connection.execute(insert, 7));
                try (var rows = connection.stream("select id from t order by id", 2, row -> row.intAt(0))) {
                    assertThat(rows).containsExactly(1, 2, 3, 4, 5, 6, 7);
                }
                transaction.commit();
            }
        }
        assertThat(ids()).hasSize(7);
    }

    @Test
    void aCancelledStatementEndsAndNothingBehindItIsHit() throws Exception {
        try (var engine = Engine.create(unnamed() + "&poolSize=3&maxOverflow=0")) {
            for (int round = 0; round < 10; round++) {
                var told = new LinkedBlockingQueue<Throwable>();
                var user = Thread.ofVirtual()
                        .start(() -> told.add(catchThrowable(() -> engine.use(on -> run(on, "select pg_sleep(60)")))));
                while (sleeping() == 0) {
                    Thread.sleep(1);
                }
                user.interrupt();
                assertThat(told.take()).isInstanceOf(OperationCancelledException.class);
                user.join();
                for (int i = 0; i < 5; i++) {
                    engine.use(on -> assertThat(number(on, "select 41 + 1")).isEqualTo(42));
                }
            }
            assertThat(sleeping()).isZero();
            assertThat(engine.status().total()).isOne();
            assertThatThrownBy(() ->
                            engine.use(on -> run(on.statementTimeout(Duration.ofMillis(50)), "select pg_sleep(60)")))
                    .isInstanceOf(StatementTimeoutException.class);
            engine.use(on -> assertThat(number(on, "select 41 + 1")).isEqualTo(42));
        }
    }

    private long sleeping() {
        return observer.query(
                        "select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep(60)%'"
                                + " and datname = current_database() and pid <> pg_backend_pid()",
                        row -> row.longAt(0))
                .getFirst();
    }

    @Test
    void whatASessionHasSetIsGoneForTheNextUser() {
        try (var engine = Engine.create(sessions.url(database) + "?poolSize=1&maxOverflow=0")) {
            engine.use(on -> {
                run(on, "set search_path to elsewhere");
                run(on, "select pg_advisory_lock(7)");
                run(on, "create temporary table mine (id int)");
            });
            engine.use(on -> {
                assertThat(shown(on, "show search_path")).isNotEqualTo("elsewhere");
                assertThat(number(
                                on,
                                "select count(*)::int from pg_locks where locktype = 'advisory' and database ="
                                        + " (select oid from pg_database where datname = current_database())"))
                        .isZero();
                assertThat(number(on, "select count(*)::int from pg_class where relname = 'mine'"))
                        .isZero();
            });
        }
    }

    @Test
    void settingsOfATransactionStayInItInTransactionMode() throws Exception {
        try (var engine = Engine.create(unnamed() + "&poolSize=10")) {
            Workers.run(
                    10,
                    worker -> engine.begin(on -> {
                        run(on, "set local application_name to 'worker " + worker + "'");
                        assertThat(shown(on, "show application_name")).isEqualTo("worker " + worker);
                    }));
            engine.use(on -> assertThat(shown(on, "show application_name")).doesNotContain("worker"));
        }
    }

    @Test
    void notificationsComeThroughInSessionMode() throws InterruptedException {
        var heard = new LinkedBlockingQueue<PgNotification>();
        try (var _ = PgConnection.subscribe(sessions.url(database), heard::add, "news")) {
            observer.execute("select pg_notify('news', 'hello')");
            assertThat(heard.take().payload()).isEqualTo("hello");
        }
    }

    @Test
    void whatThePoolerRefusesAtTheStartIsAskedOfItOnce() {
        try (var proxy = FaultProxy.to("127.0.0.1", transactions.port());
                var engine = Engine.create("postgresql://postgres@127.0.0.1:" + proxy.port() + "/" + database
                        + "?prepareMode=unnamed&poolSize=5")) {
            var all = new ArrayList<Connection>();
            for (int i = 0; i < 5; i++) {
                all.add(engine.connect());
            }
            all.forEach(Connection::close);
            assertThat(proxy.connections()).hasSize(6);
        }
    }

    @Test
    void newConnectionsToTheServerUnderLoadLoseNothing() throws Exception {
        underLoad(() -> transactions.console("RECONNECT"));
    }

    @Test
    void aRestartOfThePoolerUnderLoadLosesNothing() throws Exception {
        underLoad(transactions::restart);
    }

    @Test
    void aPauseOfThePoolerIsWaitedFor() throws Exception {
        underLoad(() -> {
            transactions.console("PAUSE");
            Thread.sleep(50);
            transactions.console("RESUME");
        });
    }

    private void underLoad(Workers.Disturbance disturbance) throws Exception {
        Workers.areDisturbed(unnamed(), disturbance, this::ids);
    }
}
