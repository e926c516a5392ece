package dev.aludel.postgresql.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.engine.UrlParser;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.client.PreparedText;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.shared.SharedSessions;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred callers over four connections, when all of them go at once, and when the connections are ended under them. */
@Timeout(600)
final class SharedModeTest {
    private static final PostgresServer SERVER = PostgresServer.shared();
    private static final int CALLERS = 100;

    private final String name = SERVER.freshDatabase();
    private final PgConnection observer = PgConnection.connect(SERVER.superuserUrl(name));
    private final PgDatabase database = new PgDatabase(PgSettings.of(UrlParser.parse(SERVER.url(name))), List.of());
    private final SharedSessions shared = database.share(4);
    private final PreparedText sleep =
            database.prepare("select pg_sleep($1), $2", List.of(SqlTypes.DOUBLE, SqlTypes.INTEGER));

    @AfterEach
    void close() {
        shared.close();
        observer.close();
    }

    private int call(double seconds, int number) {
        var answer = new ArrayList<Integer>();
        sleep.execute(shared, new Object[] {seconds, number}, row -> answer.add(row.intAt(1)), Deadline.NEVER);
        return answer.getFirst();
    }

    private String others() {
        return "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    }

    private long running() {
        return observer.query("select count(*) " + others() + " and state = 'active'", row -> row.longAt(0))
                .getFirst();
    }

    private void awaitRunning() throws InterruptedException {
        while (running() == 0) {
            Thread.sleep(5);
        }
    }

    private void awaitQuiet() throws InterruptedException {
        while (running() > 0) {
            Thread.sleep(5);
        }
    }

    @Test
    void callersThatAllGoLeaveNothingRunning() throws Exception {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var flags = new ConcurrentLinkedQueue<Boolean>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < CALLERS; i++) {
            int number = i;
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    call(300, number);
                } catch (Throwable failure) {
                    failures.add(failure);
                    flags.add(Thread.currentThread().isInterrupted());
                }
            }));
        }
        awaitRunning();
        callers.forEach(Thread::interrupt);
        for (var each : callers) {
            each.join();
        }
        assertThat(failures)
                .hasSize(CALLERS)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(OperationCancelledException.class));
        assertThat(flags).containsOnly(true);
        awaitQuiet();
        for (int i = 0; i < 10; i++) {
            assertThat(call(0, i)).isEqualTo(i);
        }
    }

    @Test
    void callersWhoseConnectionIsEndedAreToldAndTheNextOnesAreServed() throws Exception {
        assertThat(call(0, 1)).isEqualTo(1);
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < CALLERS; i++) {
            int number = i;
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    call(300, number);
                } catch (Throwable failure) {
                    failures.add(failure);
                }
            }));
        }
        awaitRunning();
        // As long as there are callers that were not sent, they go on on other connections.
        while (callers.stream().anyMatch(Thread::isAlive)) {
            observer.query("select pg_terminate_backend(pid) " + others(), row -> row.booleanAt(0));
            Thread.sleep(5);
        }
        assertThat(failures)
                .hasSize(CALLERS)
                .allSatisfy(failure ->
                        assertThat(isOfAnEnd(failure)).as(failure.toString()).isTrue());
        serveTheNext();
        for (int i = 0; i < 10; i++) {
            assertThat(call(0, i)).isEqualTo(i);
        }
    }

    /** A connection may have been ended while it was used, or while it was opened. */
    private static boolean isOfAnEnd(Throwable failure) {
        return failure instanceof ConnectFailedException
                || (failure instanceof DisconnectedException lost && lost.outcome() != Outcome.IN_DOUBT);
    }

    /** The end of each of the four may still be on its way when it is used; then it is known. */
    private void serveTheNext() {
        for (int known = 0; known < 4; known++) {
            try {
                assertThat(call(0, 7)).isEqualTo(7);
                return;
            } catch (DisconnectedException | ConnectFailedException ended) {
                assertThat(isOfAnEnd(ended)).isTrue();
            }
        }
    }

    @Test
    void theCallersOfOneConnectionThatIsEndedAreAllTold() throws Exception {
        try (var one = database.share(1)) {
            var number = database.prepare("select $1", List.of(SqlTypes.INTEGER));
            number.execute(one, new Object[] {1}, row -> row.intAt(0), Deadline.NEVER);
            int process = observer.query("select pid " + others(), row -> row.intAt(0))
                    .getFirst();
            var told = new ConcurrentLinkedQueue<Throwable>();
            var sleeper = Thread.ofVirtual()
                    .start(() -> assertThatThrownBy(() ->
                                    sleep.execute(one, new Object[] {300.0, 1}, row -> row.intAt(1), Deadline.NEVER))
                            .satisfies(told::add));
            awaitRunning();
            var behind = Thread.ofVirtual().start(() -> {
                try {
                    number.execute(one, new Object[] {7}, row -> row.intAt(0), Deadline.NEVER);
                } catch (Throwable failure) {
                    told.add(failure);
                }
            });
            observer.query("select pg_terminate_backend($1)", row -> row.booleanAt(0), process);
            sleeper.join();
            behind.join();
            assertThat(told)
                    .isNotEmpty()
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(DisconnectedException.class));
        }
    }
}
