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
import dev.aludel.postgresql.session.StatementText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many callers on few connections: each gets its own answer, and nobody pays for another's failure or impatience. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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

    /** As many callers at once, each with its number. */
    private static void callers(int count, java.util.function.IntConsumer work) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    work.accept(number);
                } catch (Throwable failed) {
                    failures.add(failed);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " callers failed", failures.peek());
        }
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
        try (var shared = open(1, 64)) {
            rows(shared, "select pg_sleep($1::float8)", "0");
            rows(shared, "select 1");
            var answered = new AtomicInteger();
            callers(40, i -> {
                if (i == 0) {
                    assertThrows(
                            StatementTimeoutException.class,
                            () -> rows(
                                    shared,
                                    Deadline.after(Duration.ofMillis(50)),
                                    "select pg_sleep($1::float8)",
                                    "0.4"));
                } else {
                    assertEquals(List.of("1"), rows(shared, "select 1"));
                    answered.incrementAndGet();
                }
            });
            assertEquals(39, answered.get());
        }
    }

    /** A request to cancel hits what runs: the statement of one that still waits must never be that. */
    @Test
    void theStatementOfANeighbourWhoWaitsIsNotCancelled() throws Exception {
        try (var shared = open(1, 64)) {
            rows(shared, "select pg_sleep($1::float8)", "0");
            callers(4, i -> {
                if (i == 0) {
                    assertThrows(
                            StatementTimeoutException.class,
                            () -> rows(
                                    shared,
                                    Deadline.after(Duration.ofMillis(50)),
                                    "select pg_sleep($1::float8)",
                                    "0.2"));
                } else {
                    assertEquals(
                            1,
                            rows(shared, "select pg_sleep($1::float8)", "0.2").size());
                }
            });
        }
    }

    @Test
    void aRunawayStatementIsEndedWhenNobodyElseWaits() throws Exception {
        try (var shared = open(1, 64)) {
            rows(shared, "select 1");
            var caller = Thread.startVirtualThread(() -> {
                assertThrows(OperationCancelledException.class, () -> rows(shared, "select pg_sleep(60)"));
                assertTrue(Thread.currentThread().isInterrupted());
            });
            try (var watcher = open(1, 1)) {
                while (rows(
                                watcher,
                                "select 1 from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'")
                        .isEmpty()) {
                    Thread.yield();
                }
                caller.interrupt();
                caller.join();
                // The same connection answers again, behind the fence.
                assertEquals(List.of("1"), rows(shared, "select 1"));
                assertEquals(
                        List.of(),
                        rows(
                                watcher,
                                "select 1 from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'"));
            }
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
                64)) {
            callers(30, i -> rows(shared, "select 1"));
            assertEquals(1, opened.get());
            callers(400, i -> rows(shared, "select pg_sleep(0.002)"));
            assertTrue(opened.get() > 1);
            assertFalse(opened.get() > 5);
        }
    }
}
