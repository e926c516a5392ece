package dev.aludel.postgresql.servers;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scope with a hundred forks is given up while their statements run: what structured concurrency does at a first failure. */
@Timeout(600)
final class MassCancelTest {
    private static final PostgresServer SERVER = PostgresServer.shared();
    private static final int FORKS = 100;

    private final String database = SERVER.freshDatabase();
    private final PgConnection observer = PgConnection.connect(SERVER.superuserUrl(database));

    @AfterEach
    void close() {
        Thread.interrupted();
        observer.close();
    }

    private long running() {
        return observer.query(
                        "select count(*) from pg_stat_activity where datname = current_database() and state <> 'idle'"
                                + " and pid <> pg_backend_pid()",
                        row -> row.longAt(0))
                .getFirst();
    }

    /** Those of a query that was cancelled; the undoing behind it is not waited for and may still run. */
    private long sleeping() {
        return observer.query(
                        "select count(*) from pg_stat_activity where datname = current_database() and state = 'active'"
                                + " and query like '%pg_sleep%' and pid <> pg_backend_pid()",
                        row -> row.longAt(0))
                .getFirst();
    }

    private void awaitRunning(int count) throws InterruptedException {
        while (running() < count) {
            Thread.sleep(5);
        }
    }

    private static void run(Connection on, String sql) {
        on.execute(text(sql)).close();
    }

    private Engine engine(int size) {
        return Engine.create(
                SERVER.url(database) + "?poolSize=" + size + "&maxOverflow=0&poolTimeout=300s&cancelGrace=300s");
    }

    /** Every connection of the pool works, and is the one it was. */
    private void checkPool(Engine engine, int size) {
        assertThat(engine.status().leased()).isZero();
        assertThat(engine.status().total()).isEqualTo(size);
        assertThat(sleeping()).isZero();
        var leased = new ArrayList<Connection>();
        try {
            for (int i = 0; i < size; i++) {
                leased.add(engine.connect());
            }
            for (var each : leased) {
                assertThat(each.list(text("select 41 + 1").map(row -> row.get(0, Integer.class))))
                        .containsExactly(42);
            }
            assertThat(running()).isZero();
        } finally {
            leased.forEach(Connection::close);
        }
        assertThat(engine.status().total()).isEqualTo(size);
    }

    private List<Integer> processes() {
        return observer.query(
                "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                        + " order by pid",
                row -> row.intAt(0));
    }

    @ParameterizedTest
    @CsvSource({"10, false", "10, true", "100, false", "100, true"})
    void aHundredRunningQueriesEndAndThePoolIsFullAfterwards(int size, boolean transactions) throws Exception {
        try (var engine = engine(size)) {
            var failures = new ConcurrentLinkedQueue<Throwable>();
            var flags = new ConcurrentLinkedQueue<Boolean>();
            var forks = new ArrayList<Thread>();
            for (int i = 0; i < FORKS; i++) {
                forks.add(Thread.ofVirtual().start(() -> {
                    try {
                        if (transactions) {
                            engine.begin(on -> {
                                run(on, "select 1");
                                run(on, "select pg_sleep(300)");
                            });
                        } else {
                            engine.use(on -> run(on, "select pg_sleep(300)"));
                        }
                    } catch (Throwable failure) {
                        failures.add(failure);
                        flags.add(Thread.currentThread().isInterrupted());
                    }
                }));
            }
            awaitRunning(size);
            var before = processes();
            forks.forEach(Thread::interrupt);
            for (var fork : forks) {
                fork.join();
            }
            assertThat(failures)
                    .hasSize(FORKS)
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(OperationCancelledException.class));
            assertThat(flags).containsOnly(true);
            checkPool(engine, size);
            assertThat(processes()).isEqualTo(before);
        }
    }

    @Test
    void aFlagThatIsSetBeforehandSendsNothingAndLosesNothing() {
        try (var engine = engine(1)) {
            engine.use(on -> {
                run(on, "create table t (id int)");
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> run(on, "insert into t values (1)"))
                        .isInstanceOf(OperationCancelledException.class);
                assertThat(Thread.interrupted()).isTrue();
                run(on, "insert into t values (2)");
            });
            assertThat(observer.query("select id from t", row -> row.intAt(0))).containsExactly(2);
            checkPool(engine, 1);
        }
    }

    @Test
    void anInterruptBeforeTheEndOfATransactionRollsItBackAndKeepsTheConnection() {
        try (var engine = engine(1)) {
            engine.use(on -> run(on, "create table t (id int)"));
            var before = processes();
            assertThatThrownBy(() -> engine.begin(on -> {
                        run(on, "insert into t values (1)");
                        Thread.currentThread().interrupt(); // before COMMIT
                    }))
                    .isInstanceOf(OperationCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> engine.begin(on -> {
                        run(on, "insert into t values (2)");
                        Thread.currentThread().interrupt(); // before ROLLBACK and release
                        throw new UnsupportedOperationException();
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(observer.query("select id from t", row -> row.intAt(0))).isEmpty();
            engine.use(on -> {
                run(on, "insert into t values (3)");
                Thread.currentThread().interrupt(); // before release
            });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(observer.query("select id from t", row -> row.intAt(0))).containsExactly(3);
            checkPool(engine, 1);
            assertThat(processes()).isEqualTo(before);
        }
    }

    @Test
    void anInterruptDuringARollbackLetsItEnd() throws Exception {
        try (var engine = engine(1)) {
            engine.use(on -> {
                run(on, "create table t (id int)");
            });
            var before = processes();
            var rounds = 200;
            for (int round = 0; round < rounds; round++) {
                var inside = new CountDownLatch(1);
                var user = Thread.ofVirtual().start(() -> {
                    try {
                        engine.begin(on -> {
                            run(on, "insert into t select generate_series(1, 100)");
                            inside.countDown();
                            throw new UnsupportedOperationException();
                        });
                    } catch (UnsupportedOperationException | OperationCancelledException expected) {
                        // What counts is the state afterwards.
                    }
                });
                inside.await();
                user.interrupt();
                user.join();
            }
            checkPool(engine, 1);
            assertThat(processes()).isEqualTo(before);
            assertThat(observer.query("select count(*) from t", row -> row.longAt(0)))
                    .containsExactly(0L);
        }
    }
}
