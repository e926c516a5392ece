package dev.aludel.jdbc.mysql;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Deadline;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.jdbc.LaneConnection;
import dev.aludel.sql.Text;
import dev.aludel.testkit.mariadb.MariaDbServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Interrupts and deadlines reach the server, leave the connection usable, and hit nothing else. */
@Timeout(600)
class InterruptTest {
    private static final MariaDbServer SERVER = MariaDbServer.shared();
    private static final String SLEEP = "select sleep(100)";

    private final String database = SERVER.freshDatabase();
    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.create(SERVER.url(database) + "?poolSize=1&maxOverflow=0&cancelGrace=300s");
        engine.use(connection -> connection.execute(text("create table t (id int primary key)")));
    }

    @AfterEach
    void close() throws Exception {
        assertThat(Thread.interrupted()).isFalse();
        nothingRuns();
        engine.close();
    }

    @Test
    void beforeASendNothingIsDone() {
        engine.use(connection -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> insert(connection, 1)).isInstanceOf(OperationCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        });
        assertThat(count()).isZero();
    }

    @Test
    void aStatementIsEndedOnTheServerAndTheConnectionStays() throws Exception {
        long id = connectionId();
        interrupted(SLEEP, () -> {
            engine.use(connection -> {
                assertThatThrownBy(() -> connection.execute(text(SLEEP)))
                        .isInstanceOf(OperationCancelledException.class);
                assertThat(Thread.interrupted()).isTrue();
                insert(connection, 1);
            });
            return null;
        });
        assertThat(count()).isEqualTo(1);
        assertThat(connectionId()).isEqualTo(id);
    }

    @Test
    void insideATransactionOnlyTheStatementIsUndone() throws Exception {
        interrupted(SLEEP, () -> {
            engine.begin(connection -> {
                insert(connection, 1);
                var savepoint = connection.savepoint();
                assertThatThrownBy(() -> connection.execute(text(SLEEP)))
                        .isInstanceOf(OperationCancelledException.class);
                assertThat(Thread.interrupted()).isTrue();
                savepoint.rollback();
                insert(connection, 2);
            });
            return null;
        });
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aCommitIsNotBegunUnderAnInterrupt() {
        assertThatThrownBy(() -> engine.begin(connection -> {
                    insert(connection, 1);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(count()).isZero();
    }

    @Test
    void aWaitForALockIsEnded() throws Exception {
        try (var other = Engine.create(SERVER.url(database))) {
            engine.use(connection -> insert(connection, 1));
            other.begin(holder -> {
                holder.execute(text("update t set id = 7 where id = 1"));
                var waits = "update t set id = 8 where id = 1";
                interrupted(waits, () -> {
                    engine.use(connection -> {
                        assertThatThrownBy(() -> connection.execute(text(waits)))
                                .isInstanceOf(OperationCancelledException.class);
                        assertThat(Thread.interrupted()).isTrue();
                    });
                    return null;
                });
            });
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aDeadlineEndsTheStatement() {
        engine.use(connection -> {
            connection.statementTimeout(Duration.ofMillis(200));
            assertThatThrownBy(() -> connection.execute(text(SLEEP))).isInstanceOf(StatementTimeoutException.class);
            connection.statementTimeout(Duration.ZERO);
            insert(connection, 1);
        });
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void fiftyAtOnceLeaveNothingRunning() throws Exception {
        try (var many = Engine.create(SERVER.url(database)
                        + "?poolSize=50&maxOverflow=0&poolTimeout=100s&connectTimeout=100s&cancelGrace=300s");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waits = "select get_lock(database(), 600)"; // many who sleep have one mutex of the server between them
            var holder = engine.connect();
            holder.execute(text(waits));
            var callers = new ArrayList<Future<?>>();
            for (int i = 0; i < 50; i++) {
                callers.add(threads.submit(() -> many.use(connection -> connection.execute(text(waits)))));
            }
            await(() -> running(waits) == 50);
            callers.forEach(caller -> caller.cancel(true));
            await(() -> many.status().leased() == 0);
            nothingRuns();
            many.use(connection -> insert(connection, 1));
            holder.close();
        }
    }

    @Test
    void aKillThatComesLateHitsNothing() {
        var url = dev.aludel.engine.UrlParser.parse(SERVER.url(database));
        var connection = (LaneConnection) new MariaDbDriver().connector(url).connect(Deadline.NEVER);
        var sleep = new DriverStatement("select sleep(0.002)", List.of(), List.of(), DriverStatement.Kind.QUERY);
        for (int i = 0; i < 200; i++) {
            connection.link().cancel(); // as by a caller whose statement ends at the same moment
            var answers = new ArrayList<Long>();
            connection
                    .execute(sleep, new Object[0], row -> answers.add(row.longAt(0)), Deadline.NEVER)
                    .await();
            assertThat(answers).containsExactly(0L);
        }
        connection.close();
    }

    @Test
    void aStreamThatIsLeftEarlyEndsOnTheServer() {
        engine.begin(connection -> {
            try (var rows = connection.stream(text("select seq from seq_1_to_100000000"))) {
                var first = rows.iterator();
                for (int i = 0; i < 10; i++) {
                    first.next();
                }
            }
            insert(connection, 1);
        });
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aSecondConnectionToAnotherServerKillsNobody() {
        try (var other = Engine.create(SERVER.url(database))) {
            other.use(neighbour -> {
                long id = neighbour.one(text("select connection_id()").map(row -> row.get(0, Long.class)));
                var target = Target.of(dev.aludel.engine.UrlParser.parse(SERVER.url(database)));
                var settings = ConnectorSettings.of(target, target.hosts().getFirst(), Duration.ofSeconds(100));
                var second = new SecondConnection(settings, new ServerSession(id, "203.0.113.7:4711", 1 << 24));
                second.kill(true);
                second.close();
                assertThat(number(neighbour, text("select 1"))).isEqualTo(1);
            });
        }
    }

    private static long number(Connection connection, Text query) {
        return connection.one(query.map(row -> row.get(0, Long.class)));
    }

    /** Runs the call and interrupts it once that statement of it runs on the server. */
    private void interrupted(String statement, Callable<?> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var caller = new Thread[1];
            var running = threads.submit(() -> {
                caller[0] = Thread.currentThread();
                return call.call();
            });
            await(() -> running(statement) == 1);
            Objects.requireNonNull(caller[0]).interrupt();
            running.get();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.sleep(5);
        }
    }

    /** The server's list shows a statement for a moment after its answer has gone out. */
    private void nothingRuns() throws Exception {
        long start = System.nanoTime();
        await(() -> {
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("time for which statements have gone on")
                    .isLessThan(Duration.ofSeconds(60));
            return running("%") == 0;
        });
    }

    private long running(String statement) {
        return Long.parseLong(
                String.valueOf(SERVER.ask("select count(*) from information_schema.processlist where db = '" + database
                        + "' and command <> 'Sleep' and info like '" + statement + "' and id <> connection_id()")));
    }

    private long connectionId() {
        return engine.with(connection ->
                connection.one(text("select connection_id()").map(row -> row.get(0, Long.class))));
    }

    private long count() {
        return engine.with(connection ->
                connection.one(text("select count(*) from t").map(row -> row.get(0, Long.class))));
    }

    private static void insert(Connection connection, int id) {
        connection.execute(text("insert into t values (:id)").bind("id", id));
    }
}
