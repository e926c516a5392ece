package dev.aludel.postgresql.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.driver.Deadline;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DataException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PoolClosedException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.postgresql.session.Lanes;
import dev.aludel.postgresql.session.ParameterWriter;
import dev.aludel.postgresql.session.SharedLane;
import dev.aludel.postgresql.session.StatementText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Many callers on few connections: each gets its own answer, and nobody pays for another's failure or impatience. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class SharedSessionsTest {
    private Lanes lanes;

    @BeforeAll
    void start() {
        lanes = new Lanes();
    }

    @AfterAll
    void stop() {
        lanes.close();
    }

    @AfterEach
    void clearFlag() {
        var _ = Thread.interrupted();
    }

    private SharedSessions open(int connections, int depth) {
        return new SharedSessions(lanes::open, connections, depth);
    }

    private static List<String> rows(SharedSessions shared, String sql, String... values) {
        return rows(shared, Deadline.NEVER, sql, values);
    }

    private static List<String> rows(SharedSessions shared, Deadline deadline, String sql, String... values) {
        var rows = new ArrayList<String>();
        shared.execute(StatementText.of(sql), Lanes.texts(values), Lanes.collect(rows), deadline);
        return rows;
    }

    /** Callers at once, each with its number. */
    private static final class Callers {
        private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        static Callers start(int count, IntConsumer work) {
            var callers = new Callers();
            for (int i = 0; i < count; i++) {
                int number = i;
                callers.threads.add(Thread.startVirtualThread(() -> {
                    try {
                        work.accept(number);
                    } catch (Throwable failed) {
                        callers.failures.add(failed);
                    }
                }));
            }
            return callers;
        }

        boolean allAwaitAnswers() {
            return threads.stream()
                    .allMatch(each -> each.getState() == Thread.State.WAITING
                            && LockSupport.getBlocker(each) instanceof SharedLane);
        }

        void interrupt() {
            threads.forEach(Thread::interrupt);
        }

        void join() throws InterruptedException {
            for (var thread : threads) {
                thread.join();
            }
            if (!failures.isEmpty()) {
                throw new AssertionError(failures.size() + " callers failed", failures.peek());
            }
        }
    }

    private static void callers(int count, IntConsumer work) throws InterruptedException {
        Callers.start(count, work).join();
    }

    /** A statement that waits until the gate of its number is open, where that is closed. */
    private static final String PASS = "select pg_advisory_xact_lock($1::bigint)";

    private static void closeGate(SharedSessions keeper, String number) {
        rows(keeper, "select pg_advisory_lock($1::bigint)", number);
    }

    private static void openGate(SharedSessions keeper, String number) {
        rows(keeper, "select pg_advisory_unlock($1::bigint)", number);
    }

    /** How many statements of this database wait at gates. */
    private static int waiting(SharedSessions keeper) {
        return Integer.parseInt(rows(
                        keeper,
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                + " and database = (select oid from pg_database where datname = current_database())")
                .getFirst());
    }

    private static void awaitOneWaiting(SharedSessions keeper) throws InterruptedException {
        while (waiting(keeper) == 0) {
            Thread.sleep(1);
        }
    }

    private static void awaitAnswers(Callers callers) throws InterruptedException {
        while (!callers.allAwaitAnswers()) {
            Thread.sleep(1);
        }
    }

    /** Time enough for a request to cancel, which must not be made. */
    private static void letHappenWhatMustNot() throws InterruptedException {
        Thread.sleep(100);
    }

    @Test
    void eachCallerGetsItsOwnAnswer() throws Exception {
        try (var shared = open(2, 16)) {
            callers(500, i -> {
                for (int n = 0; n < 20; n++) {
                    assertEquals(List.of(i + "|" + n), rows(shared, "select $1::int, $2::int", "" + i, "" + n));
                }
            });
        }
    }

    @Test
    void aFailingNeighbourDisturbsNobody() throws Exception {
        try (var shared = open(1, 64)) {
            callers(200, i -> {
                if (i % 3 == 0) {
                    var failure = assertThrows(DataException.class, () -> rows(shared, "select 1/$1::int", "0"));
                    assertEquals("22012", failure.sqlState());
                } else {
                    assertEquals(List.of(String.valueOf(i)), rows(shared, "select $1::int", "" + i));
                }
            });
        }
    }

    @Test
    void largeAndSmallResultsMix() throws Exception {
        try (var shared = open(2, 32)) {
            callers(60, i -> {
                int count = i % 10 == 0 ? 20_000 : i;
                assertEquals(
                        count,
                        rows(shared, "select n, repeat('x', 50) from generate_series(1, $1::int) n", "" + count)
                                .size());
            });
        }
    }

    @Test
    void aTextWhoseTypeNobodyKnowsIsAText() {
        try (var shared = open(1, 16)) {
            var rows = new ArrayList<String>();
            shared.execute(
                    StatementText.of("select concat($1, $2)", 0, 0),
                    Lanes.texts("a", "b"),
                    Lanes.collect(rows),
                    Deadline.NEVER);
            assertEquals(List.of("ab"), rows);
        }
    }

    @Test
    void whatASinkThrowsStaysWithItsCaller() {
        try (var shared = open(1, 16)) {
            var own = new IllegalStateException("mine");
            var thrown = assertThrows(
                    IllegalStateException.class,
                    () -> shared.execute(
                            StatementText.of("select n from generate_series(1, 1000) n"),
                            ParameterWriter.NONE,
                            (chunk, from, to) -> {
                                throw own;
                            },
                            Deadline.NEVER));
            assertSame(own, thrown);
            assertEquals(List.of("1"), rows(shared, "select 1"));
        }
    }

    @Test
    void anImpatientCallerIsLetGoAndItsNeighboursAreNotCancelled() throws Exception {
        try (var shared = open(1, 64);
                var keeper = open(1, 1)) {
            rows(shared, PASS, "2");
            rows(shared, "select 1");
            closeGate(keeper, "1");
            var impatient = Callers.start(
                    1, i -> assertThrows(OperationCancelledException.class, () -> rows(shared, PASS, "1")));
            awaitOneWaiting(keeper);
            var neighbours = Callers.start(39, i -> assertEquals(List.of("1"), rows(shared, "select 1")));
            awaitAnswers(neighbours);
            impatient.interrupt();
            impatient.join();
            letHappenWhatMustNot();
            assertEquals(1, waiting(keeper));
            openGate(keeper, "1");
            neighbours.join();
        }
    }

    /** A request to cancel hits what runs: the statement of one that still waits must never be that. */
    @Test
    void theStatementOfANeighbourWhoWaitsIsNotCancelled() throws Exception {
        try (var shared = open(1, 64);
                var keeper = open(1, 1)) {
            rows(shared, PASS, "2");
            closeGate(keeper, "1");
            var neighbour = Callers.start(
                    1, i -> assertEquals(1, rows(shared, PASS, "1").size()));
            awaitOneWaiting(keeper);
            for (int i = 0; i < 3; i++) {
                assertThrows(
                        StatementTimeoutException.class,
                        () -> rows(shared, Deadline.after(Duration.ofMillis(20)), PASS, "1"));
            }
            letHappenWhatMustNot();
            assertEquals(1, waiting(keeper));
            openGate(keeper, "1");
            neighbour.join();
            assertEquals(1, rows(shared, PASS, "1").size());
        }
    }

    @Test
    void aRunawayStatementIsEndedWhenNobodyElseWaits() throws Exception {
        try (var shared = open(1, 64);
                var keeper = open(1, 1)) {
            rows(shared, PASS, "2");
            closeGate(keeper, "1");
            var caller = Callers.start(1, i -> {
                assertThrows(OperationCancelledException.class, () -> rows(shared, PASS, "1"));
                assertTrue(Thread.currentThread().isInterrupted());
            });
            awaitOneWaiting(keeper);
            caller.interrupt();
            caller.join();
            // The same connection answers again, behind the fence.
            assertEquals(List.of("1"), rows(shared, "select 1"));
            assertEquals(0, waiting(keeper));
        }
    }

    /** Nobody was there to be told of it when its caller went, because another one still waited for the connection. */
    @Test
    void aRunawayStatementIsEndedWhenTheLastOneWhoWaitsHasItsAnswer() throws Exception {
        try (var shared = open(1, 64);
                var keeper = open(1, 1)) {
            rows(shared, PASS, "3");
            closeGate(keeper, "1");
            closeGate(keeper, "2");
            var patient = Callers.start(
                    1, i -> assertEquals(1, rows(shared, PASS, "1").size()));
            awaitOneWaiting(keeper);
            var impatient = Callers.start(
                    1, i -> assertThrows(OperationCancelledException.class, () -> rows(shared, PASS, "2")));
            awaitAnswers(impatient);
            impatient.interrupt();
            impatient.join();
            openGate(keeper, "1");
            patient.join();
            assertEquals(List.of("1"), rows(shared, "select 1"));
            assertEquals(0, waiting(keeper));
        }
    }

    @Test
    void aRunawayStatementIsEndedAlsoByTheLastWhoWaitsForOneThatWasNotSent() throws Exception {
        try (var shared = open(1, 64);
                var keeper = open(1, 1)) {
            rows(shared, PASS, "2");
            rows(shared, "select 1");
            closeGate(keeper, "1");
            var all = new ArrayList<Callers>();
            // As many as are sent behind one another, and one more.
            for (var sql : List.of(PASS, "select 1", "select 1", "select 1")) {
                var values = sql.equals(PASS) ? new String[] {"1"} : new String[0];
                all.add(Callers.start(
                        1, i -> assertThrows(OperationCancelledException.class, () -> rows(shared, sql, values))));
                while (!all.getLast().allAwaitAnswers()) {
                    Thread.sleep(1);
                }
            }
            awaitOneWaiting(keeper);
            for (var each : all) {
                each.interrupt();
                each.join();
            }
            while (waiting(keeper) > 0) {
                Thread.sleep(1);
            }
            assertEquals(List.of("1"), rows(shared, "select 1"));
        }
    }

    @Test
    void withTheFlagSetNothingIsSent() {
        try (var shared = open(1, 16)) {
            rows(shared, "select 1");
            long sent = shared.statistics().bytesSent();
            Thread.currentThread().interrupt();
            assertThrows(OperationCancelledException.class, () -> rows(shared, "select 1"));
            assertTrue(Thread.interrupted());
            assertEquals(sent, shared.statistics().bytesSent());
        }
    }

    @Test
    void aStrayBeginEndsOnlyItsOwnConnection() {
        try (var shared = open(1, 16)) {
            assertThrows(TransactionStateException.class, () -> rows(shared, "begin"));
            assertEquals(List.of("1"), rows(shared, "select 1"));
        }
    }

    @Test
    void aLostConnectionIsReplaced() {
        try (var shared = open(1, 16)) {
            rows(shared, "select 1");
            assertThrows(AludelException.class, () -> rows(shared, "select pg_terminate_backend(pg_backend_pid())"));
            assertEquals(List.of("1"), rows(shared, "select 1"));
        }
    }

    @Test
    void aChangedTableIsPreparedAnew() {
        try (var shared = open(1, 16)) {
            rows(shared, "create table altered (id int)");
            rows(shared, "insert into altered values (1)");
            assertEquals(List.of("1"), rows(shared, "select * from altered"));
            rows(shared, "alter table altered alter id type text using 'a' || id, add more int");
            assertEquals(List.of("a1|null"), rows(shared, "select * from altered"));
            rows(shared, "deallocate all");
            assertEquals(List.of("a1|null"), rows(shared, "select * from altered"));
        }
    }

    @Test
    void aServerThatRefusesIsReported() {
        try (var shared = new SharedSessions(
                deadline -> {
                    throw new ConnectFailedException("no", "try again");
                },
                2,
                16)) {
            assertThrows(ConnectFailedException.class, () -> rows(shared, "select 1"));
        }
    }

    @Test
    void afterClosingNothingRuns() {
        var shared = open(1, 16);
        rows(shared, "select 1");
        shared.close();
        assertThrows(PoolClosedException.class, () -> rows(shared, "select 1"));
    }

    @Test
    void connectionsAreFilledBeforeOthersAreOpened() throws Exception {
        var opened = new AtomicInteger();
        try (var shared = new SharedSessions(
                        deadline -> {
                            opened.incrementAndGet();
                            return lanes.open(deadline);
                        },
                        5,
                        64);
                var keeper = open(1, 1)) {
            callers(30, i -> rows(shared, "select 1"));
            assertEquals(1, opened.get());
            closeGate(keeper, "1");
            var many = Callers.start(400, i -> rows(shared, PASS, "1"));
            while (opened.get() == 1) {
                Thread.sleep(1);
            }
            openGate(keeper, "1");
            many.join();
            assertFalse(opened.get() > 5);
        }
    }
}
