package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.one;
import static dev.aludel.postgresql.session.Sessions.run;
import static org.junit.jupiter.api.Assertions.*;

import dev.aludel.driver.TransactionStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What one user leaves behind must not reach the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResetTest {
    private Sessions sessions;

    @BeforeAll
    void start() {
        sessions = Sessions.fresh();
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    @Test
    void aCleanResetSendsNothing() {
        var session = sessions.open();
        one(session, "select 1");
        var before = session.statistics();
        session.reset(false);
        assertEquals(before, session.statistics());
    }

    @Test
    void aDirtyResetUndoesWhatStatementsDoToASession() {
        var session = sessions.open();
        run(session, "set role pg_monitor");
        run(session, "reset role");
        run(session, "select set_config('work_mem', '12MB', false)");
        run(session, "select pg_advisory_lock(7)");
        run(session, "listen news");
        run(session, "create temp table leftover (id int)");
        run(session, "create temp sequence counter");
        run(session, "set role pg_monitor");
        session.reset(true);
        long before = session.statistics().roundTrips();
        assertEquals("postgres", one(session, "select current_user"));
        assertTrue(session.statistics().roundTrips() <= before + 3);
        assertNotEquals("12MB", one(session, "show work_mem"));
        assertEquals(
                "0",
                one(session, "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"));
        assertEquals("0", one(session, "select count(*) from pg_listening_channels()"));
        assertEquals("null", one(session, "select to_regclass('leftover')"));
    }

    @Test
    void anOpenTransactionIsRolledBack() {
        var session = sessions.open();
        session.begin("BEGIN");
        run(session, "create table opened (id int)");
        session.reset(false);
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals("null", one(session, "select to_regclass('opened')"));
    }

    @Test
    void theResetIsNotAbsorbedByTheNextUsersTransaction() {
        var session = sessions.open();
        run(session, "select set_config('work_mem', '12MB', false)");
        session.reset(true);
        session.begin("BEGIN");
        assertNotEquals("12MB", one(session, "show work_mem"));
        session.rollback().await();
        assertNotEquals("12MB", one(session, "show work_mem"));
    }

    @Test
    void anIdleSessionAnswersAPing() {
        var session = sessions.open();
        assertTrue(session.ping(Duration.ofSeconds(5)));
        session.close();
        assertFalse(session.ping(Duration.ofSeconds(5)));
    }
}
