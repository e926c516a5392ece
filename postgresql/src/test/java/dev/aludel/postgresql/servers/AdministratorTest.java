package dev.aludel.postgresql.servers;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.driver.Pending;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An administrator ends connections by {@code pg_terminate_backend}, whatever they are doing. */
@Timeout(600)
final class AdministratorTest {
    private static final PostgresServer SERVER = PostgresServer.shared();

    private final String database = SERVER.freshDatabase();
    private final String url = SERVER.url(database);
    private final PgConnection administrator = PgConnection.connect(SERVER.superuserUrl(database));

    @BeforeEach
    void createTable() {
        administrator.execute("create table t (id int primary key)");
        administrator.execute("grant all on t to app");
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    /** Ends all other connections to the database, and waits until they have ended. */
    private long terminateAll() throws InterruptedException {
        int ended = terminate();
        while (administrator
                        .query("select count(*) " + others(), row -> row.longAt(0))
                        .getFirst()
                > 0) {
            Thread.sleep(1);
        }
        return ended;
    }

    private int terminate() {
        return administrator
                .query("select pg_terminate_backend(pid) " + others(), row -> row.booleanAt(0))
                .size();
    }

    private String others() {
        return "from pg_stat_activity where datname = '" + database + "' and pid <> pg_backend_pid()";
    }

    private List<Integer> ids() {
        return administrator.query("select id from t order by id", row -> row.intAt(0));
    }

    private static Outcome outcome(Pending<?> pending) {
        var lost = catchThrowableOfType(DisconnectedException.class, pending::await);
        assertThat(lost).isNotNull();
        return lost.outcome();
    }

    private static void run(Connection on, String sql) {
        on.execute(text(sql)).close();
    }

    private static void useAtOnce(Engine engine, int connections) throws Exception {
        var barrier = new CyclicBarrier(connections);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < connections; i++) {
                all.add(threads.submit(() -> {
                    engine.use(on -> {
                        run(on, "select 1");
                        barrier.await();
                    });
                    return null;
                }));
            }
            for (var each : all) {
                each.get();
            }
        }
    }

    @Test
    void idleConnectionsOfAPoolAreReplacedAndNothingIsInDoubt() throws Exception {
        try (var engine = Engine.create(url + "?poolSize=5&maxOverflow=0")) {
            useAtOnce(engine, 5);
            assertThat(terminateAll()).isEqualTo(5);
            int failures = 0;
            for (int id = 0; id < 50; id++) {
                var insert = "insert into t values (" + id + ")";
                try {
                    engine.use(on -> run(on, insert));
                } catch (DisconnectedException lost) {
                    // The end was still on its way when the connection was taken.
                    assertThat(lost.outcome()).isNotEqualTo(Outcome.IN_DOUBT);
                    failures++;
                }
            }
            assertThat(failures).isLessThanOrEqualTo(5);
            assertThat(ids()).hasSize(50 - failures);
            Workers.dropTheDead(engine, 5);
            useAtOnce(engine, 5);
        }
    }

    @Test
    void aLeasedConnectionSaysThatItsTransactionIsRolledBack() throws Exception {
        try (var engine = Engine.create(url + "?poolSize=1&maxOverflow=0")) {
            assertThatThrownBy(() -> engine.begin(on -> {
                        run(on, "insert into t values (1)");
                        terminateAll();
                        run(on, "insert into t values (2)");
                    }))
                    .isInstanceOfSatisfying(
                            DisconnectedException.class,
                            lost -> assertThat(lost.outcome()).isIn(Outcome.ROLLED_BACK, Outcome.NOT_SENT));
            assertThatThrownBy(() -> engine.begin(on -> {
                        run(on, "insert into t values (3)");
                        terminateAll();
                    }))
                    .isInstanceOfSatisfying(
                            DisconnectedException.class,
                            lost -> assertThat(lost.outcome()).isNotEqualTo(Outcome.IN_DOUBT));
            assertThat(ids()).isEmpty();
            engine.begin(on -> run(on, "insert into t values (4)"));
            assertThat(ids()).containsExactly(4);
        }
    }

    @Test
    void eachGroupOfAPipelineHasItsOwnAnswer() {
        try (var connection = PgConnection.connect(url)) {
            var insert = connection.prepare("insert into t values ($1)");
            connection.execute(insert, 0);
            var pipeline = connection.pipeline();
            var one = pipeline.execute(insert, 1);
            var again = pipeline.execute(insert, 0);
            var two = pipeline.execute(insert, 2);
            var end = pipeline.execute("select pg_terminate_backend(pg_backend_pid())");
            var three = pipeline.execute(insert, 3);
            var four = pipeline.execute(insert, 4);

            var lost = catchThrowableOfType(DisconnectedException.class, four::await);
            assertThat(lost.sqlState()).isEqualTo("57P01");
            assertThat(lost.outcome()).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(outcome(three)).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(outcome(end)).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(two.await()).isEqualTo(1);
            assertThatThrownBy(again::await).isInstanceOf(dev.aludel.error.UniqueException.class);
            assertThat(one.await()).isEqualTo(1);
            assertThat(outcome(() -> connection.execute(insert, 5))).isEqualTo(Outcome.NOT_SENT);
            assertThat(ids()).containsExactly(0, 1, 2);
        }
    }

    @Test
    void aTransactionInAPipelineIsRolledBackWithItsCommitSkipped() {
        try (var connection = PgConnection.connect(url)) {
            var insert = connection.prepare("insert into t values ($1)");
            var terminate = connection.prepare("select pg_terminate_backend($1)", SqlTypes.INTEGER);
            connection.execute(insert, 0);
            connection.execute(terminate, 0);
            var transaction = connection.begin();
            var pipeline = connection.pipeline();
            var one = pipeline.execute(insert, 1);
            var end = pipeline.execute(terminate, connection.processId());
            assertThat(outcome(() -> {
                        transaction.commit();
                        return 0;
                    }))
                    .isEqualTo(Outcome.ROLLED_BACK);
            assertThat(outcome(one)).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(outcome(end)).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(ids()).containsExactly(0);
        }
    }

    @Test
    void aCopyInIsRolledBack() throws InterruptedException {
        try (var connection = PgConnection.connect(url)) {
            var writer = connection.copy().into("t", "id");
            var lost = catchThrowableOfType(DisconnectedException.class, () -> {
                for (int id = 0; ; id++) {
                    writer.row(id);
                    if (id == 100_000) {
                        terminateAll();
                    }
                }
            });
            assertThat(lost.outcome()).isEqualTo(Outcome.ROLLED_BACK);
            writer.close();
            assertThat(connection.usable()).isFalse();
            assertThat(ids()).isEmpty();
        }
    }

    @Test
    void aCopyInThatIsFinishedWithoutHavingNoticedIsRolledBack() throws InterruptedException {
        try (var connection = PgConnection.connect(url)) {
            var writer = connection.copy().into("t", "id");
            for (int id = 0; id < 100_000; id++) {
                writer.row(id);
            }
            terminateAll();
            assertThat(outcome(writer::finish)).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(ids()).isEmpty();
        }
    }

    @Test
    void aCopyOutEndsWithTheError() throws InterruptedException {
        try (var connection = PgConnection.connect(url);
                var reader = connection.copy().from("select * from generate_series(1, 5000000)")) {
            assertThat(reader.next()).isTrue();
            administrator.execute("select pg_terminate_backend($1)", connection.processId());
            assertThatThrownBy(() -> {
                        while (reader.next()) {
                            assertThat(reader.row().intAt(0)).isPositive();
                        }
                    })
                    .isInstanceOf(DisconnectedException.class);
            assertThat(connection.usable()).isFalse();
        }
    }

    @Test
    void aStreamEndsWithTheErrorBehindTheRowsThatItHad() throws InterruptedException {
        try (var connection = PgConnection.connect(url);
                var _ = connection.begin();
                var rows = connection.stream("select * from generate_series(1, 100)", 10, row -> row.intAt(0))) {
            var seen = new ArrayList<Integer>();
            var lost = catchThrowableOfType(DisconnectedException.class, () -> {
                for (int each : rows) {
                    seen.add(each);
                    if (each == 5) {
                        terminateAll();
                    }
                }
            });
            assertThat(lost.outcome()).isNotEqualTo(Outcome.IN_DOUBT);
            assertThat(seen).hasSize(10);
        }
    }

    @Test
    void usersOfAPoolWhoAreEndedAgainAndAgainAllGetAnswers() throws Exception {
        try (var engine = Engine.create(url + "?poolSize=4&maxOverflow=0");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ledger = new Ledger();
            var all = new ArrayList<Future<?>>();
            for (int user = 0; user < 10; user++) {
                int first = user * 40;
                all.add(threads.submit(() -> {
                    for (int id = first; id < first + 40; id++) {
                        ledger.enter(engine, id);
                    }
                }));
            }
            while (isUnderWay(all)) {
                // Not again before somebody has got through.
                int stored = ledger.stored.size();
                terminate();
                while (ledger.stored.size() == stored && isUnderWay(all)) {
                    Thread.sleep(1);
                }
            }
            for (var each : all) {
                each.get();
            }
            ledger.compareWith(ids());
            Workers.dropTheDead(engine, 4);
            useAtOnce(engine, 4);
            assertThat(engine.status().leased()).isZero();
        }
    }

    private static boolean isUnderWay(List<Future<?>> all) {
        return all.stream().anyMatch(each -> !each.isDone());
    }
}
