package dev.aludel.postgresql.servers;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.postgresql.ServerOptions;
import dev.aludel.testkit.proxy.FaultProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is killed, stopped, started again and paused, and lines that go dead. */
@Timeout(600)
final class RestartTest {
    // What was answered must be there after a crash as well.
    private static final PostgresServer SERVER = PostgresServer.start(
            ServerOptions.USUAL.setting("synchronous_commit", "on").setting("fsync", "on"));

    private final String database = SERVER.freshDatabase();

    @BeforeEach
    void createTable() {
        SERVER.sql(database, "create table t (id int primary key)", "grant all on t to app");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void clearFlag() {
        Thread.interrupted();
    }

    private List<Integer> ids() {
        try (var connection = PgConnection.connect(SERVER.superuserUrl(database))) {
            return connection.query("select id from t order by id", row -> row.intAt(0));
        }
    }

    @FunctionalInterface
    private interface Disturbance {
        void happen() throws InterruptedException;
    }

    /** Ten users who store rows until they are told that it is done or in doubt, while something happens to the server. */
    private void underLoad(String url, Disturbance disturbance) throws Exception {
        var ledger = new Ledger();
        try (var engine = Engine.create(url + "?poolSize=5&maxOverflow=0");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int user = 0; user < 10; user++) {
                int first = user * 30;
                all.add(threads.submit(() -> {
                    for (int id = first; id < first + 30; id++) {
                        ledger.insist(engine, id);
                    }
                }));
            }
            while (ledger.stored.size() < 60) {
                Thread.sleep(1);
            }
            disturbance.happen();
            for (var each : all) {
                each.get();
            }
            assertThat(engine.status().leased()).isZero();
            Workers.dropTheDead(engine, 5);
            engine.begin(on -> on.execute(text("insert into t values (-1)")).close());
        }
        ledger.compareWith(ids());
        assertThat(ledger.stored.size() + ledger.doubtful.size()).isEqualTo(300);
        assertThat(ids()).contains(-1);
    }

    @Test
    void aKilledServerLosesNothingThatWasAnswered() throws Exception {
        underLoad(SERVER.url(database), () -> {
            SERVER.kill();
            SERVER.startAgain();
        });
    }

    @Test
    void aServerThatIsStoppedAndStartedLosesNothing() throws Exception {
        underLoad(SERVER.url(database), () -> {
            SERVER.stop();
            SERVER.startAgain();
        });
    }

    @Test
    void aPausedServerIsWaitedForOrGivenUp() throws Exception {
        underLoad(SERVER.url(database), () -> {
            var postmaster = ProcessHandle.of(SERVER.processId()).orElseThrow();
            signal(postmaster, "STOP"); // from now on it has no further children
            var backends = postmaster.children().toList();
            try {
                backends.forEach(each -> signal(each, "STOP"));
                Thread.sleep(200);
            } finally {
                backends.forEach(each -> signal(each, "CONT"));
                signal(postmaster, "CONT");
            }
        });
    }

    /** One that ends by itself meanwhile needs no signal. */
    private static void signal(ProcessHandle process, String signal) {
        try {
            PostgresServer.signal(process.pid(), signal);
        } catch (IllegalStateException failed) {
            assertThat(process.isAlive()).as(failed.getMessage()).isFalse();
        }
    }

    @Test
    void brokenLinesUnderLoadLoseNothing() throws Exception {
        try (var proxy = FaultProxy.to("127.0.0.1", SERVER.port())) {
            var url = SERVER.url(database).replace(":" + SERVER.port() + "/", ":" + proxy.port() + "/");
            underLoad(url, () -> {
                for (int i = 0; i < 5; i++) {
                    proxy.killAll();
                    Thread.sleep(10);
                    proxy.toClient().cutAfter(1000);
                    Thread.sleep(10);
                    proxy.toServer().endAfter(500);
                    Thread.sleep(10);
                }
                proxy.heal();
            });
        }
    }

    /** The users of a line that carries nothing any more, and what they wait for. */
    private enum Waiting {
        STATEMENT(Outcome.IN_DOUBT) {
            @Override
            void run(PgConnection connection, CountDownLatch dead) {
                dead.countDown();
                connection.execute("insert into t values ($1)", 1);
            }
        },
        INSIDE_A_TRANSACTION(Outcome.ROLLED_BACK) {
            @Override
            void run(PgConnection connection, CountDownLatch dead) {
                var _ = connection.begin();
                connection.execute("select 1");
                dead.countDown();
                connection.execute("insert into t values ($1)", 1);
            }
        },
        COMMIT(Outcome.IN_DOUBT) {
            @Override
            void run(PgConnection connection, CountDownLatch dead) {
                var transaction = connection.begin();
                connection.execute("insert into t values ($1)", 1);
                dead.countDown();
                transaction.commit();
            }
        },
        ROLLBACK(Outcome.ROLLED_BACK) {
            @Override
            void run(PgConnection connection, CountDownLatch dead) {
                var transaction = connection.begin();
                connection.execute("insert into t values ($1)", 1);
                dead.countDown();
                transaction.rollback();
                connection.execute("select 1");
            }
        };

        private final Outcome outcome;

        Waiting(Outcome outcome) {
            this.outcome = outcome;
        }

        abstract void run(PgConnection connection, CountDownLatch dead);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsInterruptedOnADeadLineIsNotHeldForEver(Waiting waiting) throws Exception {
        try (var proxy = FaultProxy.to("127.0.0.1", SERVER.port());
                var connection = PgConnection.connect(
                        "postgresql://postgres@127.0.0.1:" + proxy.port() + "/" + database + "?cancelGrace=300ms")) {
            connection.execute("select 1");
            connection.execute("insert into t values ($1)", 0);
            var held = new CountDownLatch(1) {
                @Override
                public void countDown() {
                    proxy.hold(true);
                    super.countDown();
                }
            };
            var told = new LinkedBlockingQueue<AludelException>();
            var user = Thread.ofVirtual()
                    .start(() ->
                            told.add(catchThrowableOfType(AludelException.class, () -> waiting.run(connection, held))));
            held.await();
            while (!awaitsAnAnswer(user)) {
                Thread.sleep(1);
            }
            user.interrupt();
            user.join(Duration.ofMinutes(2));
            assertThat(told)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            DisconnectedException.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(waiting.outcome));
            assertThat(connection.usable()).isFalse();
        }
    }

    private static boolean awaitsAnAnswer(Thread user) {
        var what = LockSupport.getBlocker(user);
        return user.getState() == Thread.State.WAITING
                && what != null
                && what.getClass().getSimpleName().equals("Inbound");
    }
}
