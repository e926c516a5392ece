package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.one;
import static dev.aludel.postgresql.session.Sessions.rows;
import static dev.aludel.postgresql.session.Sessions.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.TransactionStateException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COPY: what it takes, and how it ends when its user does not want all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyUseTest {
    private static final StatementText MANY = StatementText.of("copy (select generate_series(1, 1000000)) to stdout")
            .uncached();

    private Sessions sessions;

    @BeforeAll
    void start() {
        sessions = Sessions.fresh();
        run(sessions.open(), "create table kept (id int)");
        run(sessions.open(), "create table filled (id int)");
        run(sessions.open(), "create procedure spread() language plpgsql as 'begin perform 1; end'");
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    @Test
    void closedBeforeItIsReadItLeavesWhatIsQueued() {
        var session = sessions.open();
        session.begin("BEGIN");
        var insert = session.execute(
                StatementText.of("insert into kept values (1)"), ParameterWriter.NONE, RowSink.NONE, NEVER);
        session.copyOut(MANY, NEVER).close();
        assertEquals(1, insert.await().rows());
        assertEquals(TransactionStatus.ACTIVE, session.transactionStatus());
        session.commit().await();
        assertEquals(List.of("1"), rows(session, "select id from kept"));
    }

    @Test
    void itFollowsStatementsThatWereSentEarly() {
        var session = sessions.open();
        run(session, "select length($1)", "");
        session.begin("BEGIN");
        for (int i = 0; i < 3; i++) {
            session.execute(
                    StatementText.of("select length($1)"), Sessions.texts("x".repeat(70_000)), RowSink.NONE, NEVER);
        }
        try (var copy =
                session.copyOut(StatementText.of("copy (select 1) to stdout").uncached(), NEVER)) {
            assertTrue(copy.next());
            assertFalse(copy.next());
        }
        session.commit().await();
    }

    @Test
    void leftEarlyItSaysThatItWasLeft() {
        var session = sessions.open();
        var copy = session.copyOut(MANY, NEVER);
        assertTrue(copy.next());
        copy.close();
        assertFalse(copy.next());
        var failure = assertThrows(OperationCancelledException.class, copy::tag);
        assertTrue(failure.getMessage().contains("closed before its end"), failure::getMessage);
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void closingItAgainDoesNotEndTheNext() {
        var session = sessions.open();
        var first = session.copyOut(MANY, NEVER);
        first.close();
        try (var second = session.copyOut(MANY, NEVER)) {
            assertTrue(second.next());
            first.close();
            assertThrows(TransactionStateException.class, () -> run(session, "select 1"));
        }
        assertEquals("1", one(session, "select 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select 1", "insert into filled values (1)", "-- copy\nselect 1", "/* copy */", "call spread()"})
    void whatIsNoCopyIsRefusedAndNotRun(String sql) {
        var session = sessions.open();
        var text = StatementText.of(sql).uncached();
        assertThrows(InvalidStatementException.class, () -> session.copyIn(text, NEVER));
        assertThrows(InvalidStatementException.class, () -> session.copyOut(text, NEVER));
        assertEquals("0", one(session, "select count(*) from filled"));
    }

    @Test
    void commentsMayStandBeforeIt() {
        var session = sessions.open();
        session.begin("BEGIN");
        var copy = session.copyIn(
                StatementText.of(" /* one /* two */ */ -- three\n Copy filled from stdin")
                        .uncached(),
                NEVER);
        var data = "1\n2\n".getBytes(StandardCharsets.US_ASCII);
        copy.write(data, 0, data.length);
        assertEquals(2, copy.finish().rows());
        session.rollback();
    }

    @Test
    void aCopyOfTheServersOwnFilesIsReported() {
        var session = sessions.open();
        var copy = session.copyOut(
                StatementText.of("copy filled to program 'cat > /dev/null'").uncached(), NEVER);
        assertThrows(InvalidStatementException.class, copy::next);
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void aWrongCommandIsTheServersError() {
        var session = sessions.open();
        var copy = session.copyOut(StatementText.of("copy nowhere to stdout").uncached(), NEVER);
        assertEquals("42P01", assertThrows(AludelException.class, copy::next).sqlState());
        assertEquals("1", one(session, "select 1"));
    }
}
