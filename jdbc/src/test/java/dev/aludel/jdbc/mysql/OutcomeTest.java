package dev.aludel.jdbc.mysql;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.testkit.mariadb.MariaDbServer;
import dev.aludel.testkit.proxy.FaultProxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of the work in hand when a connection is killed, cut, or answers no more. */
@Timeout(600)
class OutcomeTest {
    private static final MariaDbServer SERVER = MariaDbServer.shared();

    private final String database = SERVER.freshDatabase();
    private FaultProxy proxy;
    private Engine engine;

    @BeforeEach
    void open() {
        SERVER.sql("create table " + database + ".t (id int primary key)");
        proxy = FaultProxy.to("127.0.0.1", SERVER.port());
        engine = Engine.create("mariadb://app:app@127.0.0.1:" + proxy.port() + "/" + database
                + "?poolSize=1&maxOverflow=0&poolPrePing=true&cancelGrace=300ms");
    }

    @AfterEach
    void close() {
        assertThat(Thread.interrupted()).isFalse();
        engine.close();
        proxy.close();
    }

    @Test
    void killedWhileIdleInThePool() {
        long id = engine.with(OutcomeTest::id);
        kill(id);
        engine.use(connection -> insert(connection, 1));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void killedInsideATransaction() {
        var lost = catchThrowableOfType(
                DisconnectedException.class,
                () -> engine.begin(connection -> {
                    insert(connection, 1);
                    kill(id(connection));
                    insert(connection, 2);
                }));
        assertThat(lost.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(count()).isZero();
    }

    @Test
    void aWritingStatementOutsideOfATransactionIsInDoubt() {
        engine.use(connection -> {
            insert(connection, 1);
            proxy.toClient().cutAfter(0);
            assertThatThrownBy(() -> insert(connection, 2))
                    .isInstanceOfSatisfying(
                            DisconnectedException.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.IN_DOUBT));
        });
        assertThat(count()).isEqualTo(2); // it was sent; only its answer got lost
    }

    @Test
    void aCommitWhoseAnswerGetsLostIsInDoubt() {
        var lost = catchThrowableOfType(
                DisconnectedException.class,
                () -> engine.begin(connection -> {
                    insert(connection, 1);
                    proxy.toClient().cutAfter(0);
                }));
        assertThat(lost.outcome()).isEqualTo(Outcome.IN_DOUBT);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whoeverIsInterruptedWhileACommitGetsNoAnswerIsLetGoAfterTheGrace() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var caller = new Thread[1];
            var waiting = threads.submit(() -> {
                caller[0] = Thread.currentThread();
                return catchThrowableOfType(
                        DisconnectedException.class,
                        () -> engine.begin(connection -> {
                            insert(connection, 1);
                            proxy.toClient().hold(true);
                        }));
            });
            while (!"1".equals(SERVER.ask("select count(*) from " + database + ".t"))) {
                Thread.sleep(5); // until the commit has arrived
            }
            caller[0].interrupt();
            assertThat(waiting.get().outcome()).isEqualTo(Outcome.IN_DOUBT);
        }
        proxy.heal();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aStatementThatCannotBeEndedLosesItsConnectionAfterTheGrace() throws Exception {
        var held = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var caller = new Thread[1];
            var waiting = threads.submit(() -> {
                caller[0] = Thread.currentThread();
                engine.begin(connection -> {
                    insert(connection, 1);
                    proxy.hold(true);
                    held.countDown();
                    connection.execute(text("select sleep(30)"));
                });
            });
            held.await();
            while (caller[0].getState() == Thread.State.RUNNABLE) {
                Thread.sleep(5);
            }
            caller[0].interrupt();
            assertThatThrownBy(waiting::get).cause().isInstanceOf(OperationCancelledException.class);
        }
        proxy.heal();
        assertThat(count()).isZero();
    }

    /** Until it is gone: a server may take its time to notice. */
    private static void kill(long id) {
        SERVER.sql("kill connection " + id);
        while (!"0".equals(SERVER.ask("select count(*) from information_schema.processlist where id = " + id))) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long id(Connection connection) {
        return connection.one(text("select connection_id()").map(row -> row.get(0, Long.class)));
    }

    private long count() {
        return Long.parseLong(String.valueOf(SERVER.ask("select count(*) from " + database + ".t")));
    }

    private static void insert(Connection connection, int id) {
        connection.execute(text("insert into t values (:id)").bind("id", id));
    }
}
