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
import dev.aludel.error.SyntaxException;
import dev.aludel.postgresql.settings.PrepareMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Prepared statements: reuse, eviction, and what happens when the server has lost or changed them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreparedTest {
    private Sessions sessions;

    @BeforeAll
    void start() {
        sessions = Sessions.fresh();
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    private static String prepared(PgSession session) {
        return one(session, "select count(*) from pg_prepared_statements where name like 's%'");
    }

    @Test
    void whatAProcedureHasCommittedIsNotDoneAgain() {
        var session = sessions.open();
        run(session, "create table called (id int)");
        run(session, """
                create procedure twice() language plpgsql as 'begin
                  insert into called values (1);
                  commit;
                  raise exception sqlstate ''26000'' using message = ''its own''; end'""");
        var failure = assertThrows(AludelException.class, () -> run(session, "call twice()"));
        assertEquals("26000", failure.sqlState());
        assertEquals("1", one(session, "select count(*) from called"));
    }

    @Test
    void aColumnThatChangesItsTypeIsRepairedSilently() {
        var session = sessions.open();
        var another = sessions.open();
        run(session, "create table altered (id int)");
        run(session, "insert into altered values (1)");
        assertEquals(List.of("1"), rows(session, "select * from altered"));
        assertEquals(List.of("1"), rows(another, "select * from altered"));
        run(session, "alter table altered alter id type text using 'a' || id");
        assertEquals(List.of("a1"), rows(session, "select * from altered"));
        run(session, "alter table altered add more int default 5");
        assertEquals(List.of("a1|5"), rows(session, "select * from altered"));
        assertEquals(List.of("a1|5"), rows(another, "select * from altered"));
    }

    @Test
    void theFirstStatementOfATransactionIsRepairedWithItsBegin() {
        var session = sessions.open();
        run(session, "create table altered2 (id int)");
        rows(session, "select * from altered2");
        run(session, "alter table altered2 add more int");
        session.begin("BEGIN");
        assertEquals(List.of(), rows(session, "select * from altered2"));
        assertEquals(TransactionStatus.ACTIVE, session.transactionStatus());
        session.commit().await();
    }

    @Test
    void inTheMiddleOfATransactionTheErrorSurfacesAndTheNextOneWorks() {
        var session = sessions.open();
        run(session, "create table altered3 (id int)");
        rows(session, "select * from altered3");
        session.begin("BEGIN");
        run(session, "alter table altered3 add more int");
        var failure = assertThrows(AludelException.class, () -> rows(session, "select * from altered3"));
        assertEquals("0A000", failure.sqlState());
        session.rollback().await();
        assertEquals(List.of(), rows(session, "select * from altered3"));
    }

    @Test
    void aParameterOfATableThatWasMadeAnewIsDescribedAnew() {
        var session = sessions.open();
        run(session, "create table again (v int)");
        run(session, "insert into again values ($1)", "1");
        run(session, "drop table again");
        run(session, "create table again (v boolean)");
        run(session, "insert into again values ($1)", "1");
        assertEquals("t", one(session, "select v::text::char(1) from again"));
    }

    @Test
    void discardingAllBehindTheSessionsBackIsNoticed() {
        var session = sessions.open();
        one(session, "select 41");
        for (var sql : List.of("discard all", "deallocate all")) {
            run(session, sql);
            assertEquals("41", one(session, "select 41"));
        }
    }

    @Test
    void aStatementThatTheServerHasLostIsPreparedAgain() {
        var session = sessions.open();
        one(session, "select 42");
        // Hidden in a function, so that no command tag tells.
        run(
                session,
                "create or replace function drop_all() returns void language plpgsql as 'begin execute ''deallocate all''; end'");
        run(session, "select drop_all()");
        assertEquals("42", one(session, "select 42"));
        run(session, "select drop_all()");
        session.begin("BEGIN");
        assertEquals("42", one(session, "select 42"));
        session.commit().await();
    }

    @Test
    void deallocatingOneStatementLeavesTheOthersUsable() {
        var session = sessions.open();
        one(session, "select 43");
        one(session, "select 44");
        run(session, "prepare mine as select 1");
        run(session, "deallocate mine");
        assertEquals("43", one(session, "select 43"));
        assertEquals("44", one(session, "select 44"));
    }

    @Test
    void theLeastRecentlyUsedMakesRoomWithoutARoundTrip() {
        var session = sessions.open(SessionOptions.DEFAULT.statementCacheSize(8));
        var another = sessions.open();
        for (int i = 0; i < 200; i++) {
            assertEquals(String.valueOf(i), one(another, "select " + i));
        }
        long before = session.statistics().roundTrips();
        for (int i = 0; i < 200; i++) {
            assertEquals(String.valueOf(i), one(session, "select " + i));
        }
        assertEquals(before + 200, session.statistics().roundTrips());
        assertEquals("8", prepared(session));
    }

    @Test
    void aStatementWithBadSqlTakesNoPlace() {
        var session = sessions.open(SessionOptions.DEFAULT.statementCacheSize(4));
        for (int i = 0; i < 10; i++) {
            int each = i;
            assertThrows(SyntaxException.class, () -> run(session, "selec " + each));
        }
        for (int i = 0; i < 6; i++) {
            one(session, "select " + i);
        }
        assertEquals("4", prepared(session));
    }

    @Test
    void whatWasToBePreparedBehindAFailureIsPreparedLater() {
        var session = sessions.open();
        one(sessions.open(), "select 45");
        run(session, "select 1/$1::int", "1");
        session.begin("BEGIN");
        var zero = session.execute(StatementText.of("select 1/$1::int"), texts("0"), RowSink.NONE, NEVER);
        session.execute(StatementText.of("select 45"), ParameterWriter.NONE, RowSink.NONE, NEVER);
        assertThrows(AludelException.class, zero::await);
        session.rollback().await();
        assertEquals("45", one(session, "select 45"));
    }

    @Test
    void aClosedStatementIsClosedAlsoInAFailedTransaction() {
        var session = sessions.open(SessionOptions.DEFAULT.statementCacheSize(3));
        one(session, "select 1");
        session.begin("BEGIN");
        assertThrows(AludelException.class, () -> run(session, "select 1/0"));
        session.rollback().await();
        for (int i = 0; i < 10; i++) {
            one(session, "select " + i);
        }
        assertEquals("3", prepared(session));
    }

    @Test
    void withoutNamesNothingStaysOnTheServer() {
        var session = sessions.open(SessionOptions.DEFAULT.prepareMode(PrepareMode.UNNAMED));
        for (int i = 0; i < 3; i++) {
            assertEquals("46", one(session, "select $1::int", "46"));
        }
        session.begin("BEGIN");
        assertEquals("46", one(session, "select $1::int", "46"));
        session.commit().await();
        assertEquals("0", one(session, "select count(*) from pg_prepared_statements"));
    }

    @Test
    void anEnumThatWasMadeAnewIsDescribedAnew() {
        var session = sessions.open();
        run(session, "create type mood as enum ('ok', 'bad')");
        run(session, "create table moods (m mood)");
        run(session, "insert into moods values ($1)", "ok");
        run(session, "drop table moods");
        run(session, "drop type mood");
        run(session, "create type mood as enum ('ok', 'better')");
        run(session, "create table moods (m mood)");
        run(sessions.open(), "insert into moods values ($1)", "better");
        run(session, "insert into moods values ($1)", "better");
        assertEquals(List.of("better", "better"), rows(session, "select m from moods"));
    }

    @Test
    void aRepairNeverRunsARowTwice() {
        var session = sessions.open();
        run(session, "create table once (id int)");
        var rows = new ArrayList<String>();
        session.begin("BEGIN");
        session.execute(StatementText.of("select 47"), ParameterWriter.NONE, collect(rows), NEVER);
        session.commit().await();
        run(
                session,
                "create or replace function drop_all() returns void language plpgsql as 'begin execute ''deallocate all''; end'");
        run(session, "select drop_all()");
        rows.clear();
        session.begin("BEGIN");
        session.execute(StatementText.of("select 47"), ParameterWriter.NONE, collect(rows), NEVER);
        session.execute(StatementText.of("insert into once values (1)"), ParameterWriter.NONE, RowSink.NONE, NEVER);
        session.commit().await();
        assertEquals(List.of("47"), rows);
        assertEquals(List.of("1"), rows(session, "select id from once"));
    }
}
