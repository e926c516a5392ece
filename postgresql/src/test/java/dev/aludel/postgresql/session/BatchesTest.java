package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.one;
import static dev.aludel.postgresql.session.Sessions.rows;
import static dev.aludel.postgresql.session.Sessions.run;
import static org.junit.jupiter.api.Assertions.*;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.UniqueException;
import dev.aludel.postgresql.protocol.MessageWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Batches: one Sync around all rows, sent while they are encoded, each result with the row that it belongs to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchesTest {
    private Sessions sessions;

    @BeforeAll
    void start() {
        sessions = Sessions.fresh();
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    @AfterEach
    void clearFlag() {
        var _ = Thread.interrupted();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private static long[] insert(PgSession session, String table, List<String> values) {
        return session.executeBatch(
                        StatementText.of("insert into " + table + " values ($1::int)"),
                        Sessions.batch(values),
                        BatchRowSink.NONE,
                        NEVER)
                .await();
    }

    @Test
    void rowsAreCountedOneByOne() {
        var session = sessions.open();
        run(session, "create table counted (id int)");
        run(session, "insert into counted select i % 3 from generate_series(0, 8) i");
        var counts = session.executeBatch(
                        StatementText.of("delete from counted where id = $1::int"),
                        Sessions.batch(List.of("0", "7", "1")),
                        BatchRowSink.NONE,
                        NEVER)
                .await();
        assertEquals("[3, 0, 3]", Arrays.toString(counts));
    }

    @Test
    void manyRowsAreOneRoundTripAndOneSync() {
        var session = sessions.open();
        run(session, "create table many (id int)");
        insert(session, "many", List.of("-1"));
        var before = session.statistics();
        assertEquals(20_000, insert(session, "many", numbers(0, 20_000)).length);
        assertEquals(before.roundTrips() + 1, session.statistics().roundTrips());
        assertEquals(before.groups() + 1, session.statistics().groups());
        assertEquals("20001", one(session, "select count(*) from many"));
    }

    @Test
    void returnedRowsKnowTheirParameters() {
        var session = sessions.open();
        run(session, "create table returned (id int)");
        var seen = new ArrayList<String>();
        session.executeBatch(
                        StatementText.of(
                                "insert into returned select $1::int from generate_series(1, $1::int) returning id"),
                        Sessions.batch(List.of("2", "0", "1")),
                        (index, chunk, from, to) -> seen.add(index + ":" + Sessions.row(chunk, from)),
                        NEVER)
                .await();
        assertEquals(List.of("0:2", "0:2", "2:1"), seen);
    }

    @Test
    void outsideOfATransactionAllAreStoredOrNone() {
        var session = sessions.open();
        run(session, "create table allornone (id int primary key)");
        var failure = assertThrows(
                UniqueException.class, () -> insert(session, "allornone", List.of("1", "2", "3", "2", "5")));
        assertTrue(failure.getMessage().contains("row 3 of the batch"), failure.getMessage());
        assertEquals(List.of(), rows(session, "select * from allornone"));
    }

    @Test
    void aFailureAmongTheFirstRowsStopsALongInput() {
        var session = sessions.open();
        run(session, "create table early (id int primary key)");
        var asked = new int[1];
        var endless = new BatchParameters() {
            @Override
            public boolean hasRow(int index) {
                asked[0] = index;
                return index < 50_000_000;
            }

            @Override
            public void write(int index, Description description, MessageWriter out) {
                Sessions.write(out, index == 10 ? "9" : String.valueOf(index));
            }
        };
        assertThrows(
                UniqueException.class,
                () -> session.executeBatch(
                                StatementText.of("insert into early values ($1::int)"),
                                endless,
                                BatchRowSink.NONE,
                                NEVER)
                        .await());
        assertTrue(asked[0] < 10_000_000);
        assertEquals("0", one(session, "select count(*) from early"));
    }

    private BatchParameters failingAt(int row, RuntimeException own) {
        return new BatchParameters() {
            @Override
            public boolean hasRow(int index) {
                return true;
            }

            @Override
            public void write(int index, Description description, MessageWriter out) {
                if (index == row) {
                    out.int32(1);
                    throw own;
                }
                Sessions.write(out, String.valueOf(index));
            }
        };
    }

    @Test
    void rowsThatCannotBeEncodedStoreNothingEvenWhenHalfHasBeenSent() {
        var session = sessions.open();
        run(session, "create table halfsent (id int)");
        for (int at : new int[] {3, 50_000}) {
            var own = new IllegalArgumentException("row " + at);
            var pending = session.executeBatch(
                    StatementText.of("insert into halfsent values ($1::int)"),
                    failingAt(at, own),
                    BatchRowSink.NONE,
                    NEVER);
            assertSame(own, assertThrows(IllegalArgumentException.class, pending::await));
            assertEquals("0", one(session, "select count(*) from halfsent"));
            assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        }
    }

    @Test
    void insideATransactionHalfABatchCannotBeCommitted() {
        var session = sessions.open();
        run(session, "create table halftransaction (id int)");
        session.begin("BEGIN");
        var pending = session.executeBatch(
                StatementText.of("insert into halftransaction values ($1::int)"),
                failingAt(50_000, new IllegalArgumentException()),
                BatchRowSink.NONE,
                NEVER);
        assertThrows(IllegalArgumentException.class, pending::await);
        assertThrows(AludelException.class, session.commit()::await);
        assertEquals("0", one(session, "select count(*) from halftransaction"));
    }

    @Test
    void largeRowsWithLargeAnswersDoNotDeadlock() {
        var session = sessions.open();
        var big = "y".repeat(200_000);
        var total = new long[1];
        session.executeBatch(
                        StatementText.of("select $1::text || $1::text"),
                        Sessions.batch(java.util.Collections.nCopies(100, big)),
                        (index, chunk, from, to) -> total[0] += to - from - 6,
                        NEVER)
                .await();
        assertEquals(100L * 400_000, total[0]);
    }

    @Test
    void anInterruptStoresNothing() {
        var session = sessions.open();
        run(session, "create table interrupted (id int)");
        var own = Thread.currentThread();
        var rows = new BatchParameters() {
            @Override
            public boolean hasRow(int index) {
                return true;
            }

            @Override
            public void write(int index, Description description, MessageWriter out) {
                if (index == 100_000) {
                    own.interrupt();
                }
                Sessions.write(out, String.valueOf(index));
            }
        };
        assertThrows(
                OperationCancelledException.class,
                () -> session.executeBatch(
                                StatementText.of("insert into interrupted values ($1::int)"),
                                rows,
                                BatchRowSink.NONE,
                                NEVER)
                        .await());
        assertTrue(Thread.interrupted());
        assertEquals("0", one(session, "select count(*) from interrupted"));
    }

    @Test
    void anEmptyBatchIsNothing() {
        var session = sessions.open();
        run(session, "create table emptybatch (id int)");
        assertEquals(0, insert(session, "emptybatch", List.of()).length);
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void aBatchSharesTheSyncOfItsTransaction() {
        var session = sessions.open();
        run(session, "create table shared (id int)");
        insert(session, "shared", List.of("0"));
        var before = session.statistics();
        session.begin("BEGIN");
        var counts = session.executeBatch(
                StatementText.of("insert into shared values ($1::int)"),
                Sessions.batch(List.of("1", "2")),
                BatchRowSink.NONE,
                Deadline.NEVER);
        session.commit().await();
        assertEquals("[1, 1]", Arrays.toString(counts.await()));
        assertEquals(before.groups() + 1, session.statistics().groups());
    }
}
