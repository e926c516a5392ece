package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.collect;
import static dev.aludel.postgresql.session.Sessions.one;
import static dev.aludel.postgresql.session.Sessions.rows;
import static dev.aludel.postgresql.session.Sessions.run;
import static dev.aludel.postgresql.session.Sessions.texts;
import static org.junit.jupiter.api.Assertions.*;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.TransactionStateException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Results in windows, and COPY in both directions: bounded memory, ends of all kinds, a session that goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsTest {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(CopyIn copy, String text) {
        var data = bytes(text);
        copy.write(data, 0, data.length);
    }

    private static String line(CopyOut copy) {
        return new String(copy.chunk(), copy.from(), copy.to() - copy.from(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void aPortalGivesItsRowsInWindows() {
        var session = sessions.open();
        session.begin("BEGIN");
        var rows = new ArrayList<String>();
        try (var portal = session.openPortal(
                StatementText.of("select i from generate_series(1, $1::int) i"), texts("7"), 3, NEVER)) {
            assertEquals("i", portal.description().columns().name(0));
            assertTrue(portal.fetch(collect(rows)));
            assertEquals(List.of("1", "2", "3"), rows);
            // Another statement in between does not disturb it.
            assertEquals("1", one(session, "select 1"));
            assertTrue(portal.fetch(collect(rows)));
            assertFalse(portal.fetch(collect(rows)));
            assertFalse(portal.fetch(collect(rows)));
        }
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), rows);
        session.commit().await();
    }

    @Test
    void aPortalThatIsClosedEarlyIsGoneFromTheServer() {
        var session = sessions.open();
        session.begin("BEGIN");
        try (var portal = session.openPortal(
                StatementText.of("select i from generate_series(1, 1000000) i"), ParameterWriter.NONE, 10, NEVER)) {
            portal.fetch(RowSink.NONE);
            assertEquals("1", one(session, "select count(*) from pg_cursors where name ~ '^p[0-9]'"));
        }
        assertEquals("0", one(session, "select count(*) from pg_cursors where name ~ '^p[0-9]'"));
        session.rollback().await();
    }

    @Test
    void aPortalNeedsATransaction() {
        var session = sessions.open();
        assertThrows(
                TransactionStateException.class,
                () -> session.openPortal(StatementText.of("select 1"), ParameterWriter.NONE, 10, NEVER));
    }

    @Test
    void copyInIsOneRoundTripAndSaysHowManyRows() {
        var session = sessions.open();
        run(session, "create table copied (id int, name text)");
        long before = session.statistics().roundTrips();
        try (var copy = session.copyIn(StatementText.of("copy copied from stdin"), NEVER)) {
            for (int i = 0; i < 100_000; i++) {
                write(copy, i + "\tname " + i + "\n");
            }
            assertEquals(100_000, copy.finish().rows());
        }
        assertEquals(before + 1, session.statistics().roundTrips());
        assertEquals("100000", one(session, "select count(*) from copied"));
    }

    @Test
    void copyInStoresNothingWhenItsSourceGivesUp() {
        var session = sessions.open();
        run(session, "create table givenup (id int)");
        try (var copy = session.copyIn(StatementText.of("copy givenup from stdin"), NEVER)) {
            write(copy, "1\n2\n");
        }
        assertEquals("0", one(session, "select count(*) from givenup"));
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
    }

    @Test
    void copyInReportsABadRowInMidStreamAndStops() {
        var session = sessions.open();
        run(session, "create table badrow (id int)");
        var copy = session.copyIn(StatementText.of("copy badrow from stdin"), NEVER);
        var failure = assertThrows(AludelException.class, () -> {
            write(copy, "1\nx\n");
            for (int i = 0; i < 50_000_000; i++) {
                write(copy, i + "\n");
            }
            copy.finish();
        });
        assertEquals("22P02", failure.sqlState());
        copy.close();
        assertEquals("0", one(session, "select count(*) from badrow"));
    }

    @Test
    void copyInOfATableThatIsNotThereFails() {
        var session = sessions.open();
        var copy = session.copyIn(StatementText.of("copy nowhere from stdin"), NEVER);
        write(copy, "1\n");
        assertEquals("42P01", assertThrows(AludelException.class, copy::finish).sqlState());
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void copyInWithinATransactionTravelsWithBegin() {
        var session = sessions.open();
        run(session, "create table copytx (id int)");
        session.begin("BEGIN");
        try (var copy = session.copyIn(StatementText.of("copy copytx from stdin"), NEVER)) {
            write(copy, "1\n2\n");
            assertEquals(2, copy.finish().rows());
        }
        assertEquals(TransactionStatus.ACTIVE, session.transactionStatus());
        session.rollback().await();
        assertEquals("0", one(session, "select count(*) from copytx"));
    }

    @Test
    void anInterruptedCopyInStoresNothing() {
        var session = sessions.open();
        run(session, "create table copyint (id int)");
        var copy = session.copyIn(StatementText.of("copy copyint from stdin"), NEVER);
        assertThrows(AludelException.class, () -> {
            for (int i = 0; i < 50_000_000; i++) {
                if (i == 200_000) {
                    Thread.currentThread().interrupt();
                }
                write(copy, i + "\n");
            }
        });
        assertTrue(Thread.interrupted());
        assertEquals("0", one(session, "select count(*) from copyint"));
    }

    @Test
    void copyOutGivesLineByLine() {
        var session = sessions.open();
        int lines = 0;
        try (var copy = session.copyOut(
                StatementText.of("copy (select i from generate_series(1, 200000) i) to stdout"), NEVER)) {
            while (copy.next()) {
                lines++;
                assertEquals(String.valueOf(lines), line(copy));
            }
            assertEquals(200_000, copy.tag().rows());
        }
        assertEquals(200_000, lines);
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void copyOutThatIsClosedEarlyIsCancelled() {
        var session = sessions.open();
        try (var copy = session.copyOut(
                StatementText.of("copy (select generate_series(1, 100000000), repeat('x', 1000)) to stdout"), NEVER)) {
            assertTrue(copy.next());
            assertTrue(line(copy).startsWith("1\t"));
        }
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void aSlowReaderOfCopyOutKeepsMemoryBounded() throws Exception {
        var session = sessions.open();
        try (var copy = session.copyOut(
                StatementText.of("copy (select i, repeat('x', 1000) from generate_series(1, 300000) i) to stdout"),
                NEVER)) {
            assertTrue(copy.next());
            long before = -1;
            // As soon as reading has stopped, nothing more arrives.
            for (int same = 0; same < 20; ) {
                long now = session.statistics().bytesReceived();
                same = now == before ? same + 1 : 0;
                before = now;
                Thread.sleep(5);
            }
            assertTrue(before < 8 << 20, "arrived: " + before);
            int lines = 1;
            while (copy.next()) {
                lines++;
            }
            assertEquals(300_000, lines);
        }
    }

    @Test
    void copyAsAStatementIsRefusedAndDoesNotHang() {
        var session = sessions.open();
        run(session, "create table stray (id int)");
        assertThrows(AludelException.class, () -> run(session, "copy stray from stdin"));
        assertEquals("1", one(session, "select 1"));
        assertThrows(AludelException.class, () -> run(session, "copy (select 1) to stdout"));
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void noticesDuringCopyAreKept() {
        var session = sessions.open();
        run(session, "create table noisy (id int)");
        run(
                session,
                "create function noise() returns trigger language plpgsql as 'begin raise notice ''row %'', new.id; return new; end'");
        run(session, "create trigger noise before insert on noisy for each row execute function noise()");
        session.takeNotices();
        try (var copy = session.copyIn(StatementText.of("copy noisy from stdin"), NEVER)) {
            write(copy, "1\n2\n");
            assertEquals(2, copy.finish().rows());
        }
        assertEquals(
                List.of("row 1", "row 2"),
                session.takeNotices().stream().map(n -> n.message()).toList());
    }
}
