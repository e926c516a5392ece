package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.rows;
import static dev.aludel.postgresql.session.Sessions.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.error.AludelException;
import dev.aludel.error.DataException;
import dev.aludel.error.SerializationException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Procedures commit in the middle of what they do: a failure behind that does not undo it, and must not say so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HalfDoneTest {
    private Sessions sessions;
    private PgSession session;

    @BeforeAll
    void start() {
        sessions = Sessions.fresh();
        session = sessions.open();
        run(session, "create table half (id int)");
        run(session, """
                create procedure halve(state text) language plpgsql as $$
                begin
                    insert into half values (1);
                    commit;
                    insert into half values (2);
                    raise exception 'half done' using errcode = state;
                end $$""");
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    @Test
    void aProcedureThatHadCommittedIsNotToBeRepeated() {
        var failure = assertThrows(AludelException.class, () -> run(session, "call halve($1)", "40001"));
        assertEquals("40001", failure.sqlState());
        assertFalse(failure.retryable());
        assertTrue(failure.getMessage().contains("commits by itself"), failure::getMessage);
        assertEquals("call halve($1)", failure.statement());
        assertEquals(List.of("1"), rows(session, "delete from half returning id"));
    }

    @Test
    void otherFailuresKeepTheirKindAndSayItToo() {
        var failure = assertThrows(
                DataException.class,
                () -> run(session, "/* x */ do $$ begin insert into half values (3); commit; perform 1/0; end $$"));
        assertTrue(failure.getMessage().contains("commits by itself"), failure::getMessage);
        assertEquals(List.of("3"), rows(session, "delete from half returning id"));
    }

    @Test
    void insideOfATransactionNothingCommitsByItself() {
        session.begin("BEGIN");
        run(session, "do $$ begin insert into half values (4); end $$");
        assertThrows(
                SerializationException.class,
                () -> run(session, "do $$ begin raise exception 'conflict' using errcode = '40001'; end $$"));
        session.rollback();
        assertEquals(List.of(), rows(session, "select id from half"));
    }

    @Test
    void aProcedureThatIsNotThereHasDoneNothing() {
        var failure = assertThrows(AludelException.class, () -> run(session, "call nobody()"));
        assertFalse(failure.getMessage().contains("commits by itself"), failure::getMessage);
    }
}
