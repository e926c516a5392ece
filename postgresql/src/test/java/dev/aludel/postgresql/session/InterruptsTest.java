package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.collect;
import static dev.aludel.postgresql.session.Sessions.one;
import static dev.aludel.postgresql.session.Sessions.rows;
import static dev.aludel.postgresql.session.Sessions.run;
import static dev.aludel.postgresql.session.Sessions.texts;
import static org.junit.jupiter.api.Assertions.*;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.postgresql.scripted.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Interrupts and deadlines: the statement ends in the database, the session goes on, and what is committed stays so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptsTest {
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

    /** Interrupts this thread as soon as the server runs something of the session. */
    private Thread interruptWhenRunning(PgSession session, Thread target) {
        var watcher = sessions.open();
        run(watcher, "select 1");
        return Thread.startVirtualThread(() -> {
            while (!one(
                            watcher,
                            "select count(*) from pg_stat_activity where pid = $1::int and state = 'active'",
                            String.valueOf(session.processId()))
                    .equals("1")) {
                Thread.yield();
            }
            target.interrupt();
        });
    }

    private boolean isActive(PgSession session) {
        return one(
                        sessions.open(),
                        "select state from pg_stat_activity where pid = $1::int",
                        String.valueOf(session.processId()))
                .equals("active");
    }

    @Test
    void anInterruptEndsTheStatementInTheDatabaseAndKeepsTheSession() {
        var session = sessions.open();
        interruptWhenRunning(session, Thread.currentThread());
        assertThrows(OperationCancelledException.class, () -> run(session, "select pg_sleep(60)"));
        assertTrue(Thread.interrupted());
        assertFalse(isActive(session));
        assertEquals("1", one(session, "select 1"));
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
    }

    @Test
    void aVirtualThreadIsInterruptedAsWell() throws Exception {
        var session = sessions.open();
        var failure = new AtomicReference<Throwable>();
        var flag = new AtomicReference<Boolean>();
        var ready = new CountDownLatch(1);
        var caller = Thread.ofVirtual().start(() -> {
            ready.countDown();
            try {
                run(session, "select pg_sleep(60)");
            } catch (Throwable thrown) {
                failure.set(thrown);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        ready.await();
        interruptWhenRunning(session, caller);
        caller.join();
        assertInstanceOf(OperationCancelledException.class, failure.get());
        assertTrue(flag.get());
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void withTheFlagSetNothingIsSent() {
        var session = sessions.open();
        run(session, "select 1");
        long sent = session.statistics().bytesSent();
        var pending = session.execute(StatementText.of("select 1"), ParameterWriter.NONE, RowSink.NONE, NEVER);
        Thread.currentThread().interrupt();
        assertThrows(OperationCancelledException.class, pending::await);
        assertTrue(Thread.interrupted());
        assertEquals(sent, session.statistics().bytesSent());
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void nothingRunsInPlaceOfATransactionThatWasNotSent() {
        var session = sessions.open();
        run(session, "select 1");
        session.begin("BEGIN");
        var pending = session.execute(StatementText.of("select 1"), ParameterWriter.NONE, RowSink.NONE, NEVER);
        Thread.currentThread().interrupt();
        assertThrows(OperationCancelledException.class, pending::await);
        assertTrue(Thread.interrupted());
        assertEquals(TransactionStatus.FAILED, session.transactionStatus());
        assertThrows(PendingRollbackException.class, () -> run(session, "select 1"));
        session.rollback();
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void aCommitIsNotSentWithTheFlagSet() {
        var session = sessions.open();
        run(session, "create table uncommitted (id int)");
        session.begin("BEGIN");
        run(session, "insert into uncommitted values (1)");
        var commit = session.commit();
        Thread.currentThread().interrupt();
        assertThrows(OperationCancelledException.class, commit::await);
        assertTrue(Thread.interrupted());
        assertEquals(TransactionStatus.ACTIVE, session.transactionStatus());
        session.rollback().await();
        assertEquals(List.of(), rows(session, "select * from uncommitted"));
    }

    @Test
    void aCommitBehindStatementsThatWereSentEarlyIsStillHeldBack() {
        var session = sessions.open();
        run(session, "create table heldback (a text)");
        session.describe(StatementText.of("insert into heldback values ($1)"), NEVER);
        session.begin("BEGIN");
        for (int i = 0; i < 3; i++) {
            session.execute(
                    StatementText.of("insert into heldback values ($1)"),
                    texts("x".repeat(70_000)),
                    RowSink.NONE,
                    NEVER);
        }
        var commit = session.commit();
        Thread.currentThread().interrupt();
        assertThrows(OperationCancelledException.class, commit::await);
        assertTrue(Thread.interrupted());
        assertEquals(TransactionStatus.ACTIVE, session.transactionStatus());
        session.rollback().await();
        assertEquals("0", one(session, "select count(*) from heldback"));
    }

    @Test
    void behindABeginThatWasNotSentThereIsNoTransaction() {
        var session = sessions.open();
        run(session, "create table nobegin (id int)");
        session.begin("BEGIN");
        var undone = session.rollbackTo("s");
        Thread.currentThread().interrupt();
        assertThrows(OperationCancelledException.class, () -> run(session, "insert into nobegin values (1)"));
        assertTrue(Thread.interrupted());
        assertThrows(OperationCancelledException.class, undone::await);
        assertThrows(PendingRollbackException.class, () -> run(session, "insert into nobegin values (1)"));
        session.rollback();
        session.begin("BEGIN");
        var rollback = session.rollback();
        assertEquals("ROLLBACK", rollback.await().command());
        assertEquals("0", one(session, "select count(*) from nobegin"));
    }

    @Test
    void aCommitThatWasSentIsNotCancelledAndReturnsWithTheFlagSet() {
        var session = sessions.open();
        var holder = sessions.open();
        run(holder, "select pg_advisory_lock(1)");
        run(session, "create table slow (id int)");
        run(
                session,
                "create function dawdle() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(1); return null; end'");
        run(
                session,
                "create constraint trigger slowly after insert on slow deferrable initially deferred for each row execute function dawdle()");
        session.begin("BEGIN");
        run(session, "insert into slow values (1)");
        var caller = Thread.currentThread();
        Thread.startVirtualThread(() -> {
            while (!waitsForALock(session, holder)) {
                Thread.yield();
            }
            caller.interrupt();
            // Time enough for a request to cancel, which must not be made.
            LockSupport.parkNanos(200_000_000);
            run(holder, "select pg_advisory_unlock(1)");
        });
        assertEquals("COMMIT", session.commit().await().command());
        assertTrue(Thread.interrupted());
        assertEquals(List.of("1"), rows(session, "select * from slow"));
    }

    private static boolean waitsForALock(PgSession session, PgSession watcher) {
        return one(
                        watcher,
                        "select count(*) from pg_locks where pid = $1::int and not granted",
                        String.valueOf(session.processId()))
                .equals("1");
    }

    @Test
    void aRollbackRunsWithTheFlagSet() {
        var session = sessions.open();
        session.begin("BEGIN");
        run(session, "create table never (id int)");
        Thread.currentThread().interrupt();
        session.rollback().await();
        assertTrue(Thread.interrupted());
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals("null", one(session, "select to_regclass('never')"));
    }

    @Test
    void anAnswerThatIsThereWinsOverALateInterrupt() {
        var session = sessions.open();
        run(session, "select 7");
        var rows = new java.util.ArrayList<String>();
        var first = session.execute(StatementText.of("select 7"), ParameterWriter.NONE, collect(rows), NEVER);
        var second = session.execute(StatementText.of("select 7"), ParameterWriter.NONE, collect(rows), NEVER);
        second.await();
        Thread.currentThread().interrupt();
        assertEquals(1, first.await().rows());
        assertTrue(Thread.interrupted());
        assertEquals(List.of("7", "7"), rows);
    }

    @Test
    void everyGroupOfAPipelineIsCancelled() {
        var session = sessions.open();
        var sleep = StatementText.of("select pg_sleep($1::float8)");
        session.describe(sleep, NEVER);
        var all = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> session.execute(sleep, texts("60"), RowSink.NONE, NEVER))
                .toList();
        session.flush();
        interruptWhenRunning(session, Thread.currentThread());
        assertThrows(OperationCancelledException.class, all.getLast()::await);
        assertTrue(Thread.interrupted());
        for (var each : all) {
            assertThrows(OperationCancelledException.class, each::await);
        }
        assertEquals("1", one(session, "select 1"));
        assertFalse(isActive(session));
    }

    @Test
    void aDeadlineEndsTheStatementInTheDatabase() throws Exception {
        var session = sessions.open();
        var sleep = StatementText.of("select pg_sleep($1::float8)");
        run(session, "select pg_sleep($1::float8)", "0");
        Patience.growing(Duration.ofMillis(100), time -> {
            long sent = session.statistics().bytesSent();
            var failure = assertThrows(
                    StatementTimeoutException.class,
                    () -> session.execute(sleep, texts("1000"), RowSink.NONE, Deadline.after(time))
                            .await());
            assertFalse(Thread.currentThread().isInterrupted());
            if (session.statistics().bytesSent() == sent) {
                return false; // there was not even time to send it
            }
            assertEquals("57014", failure.sqlState());
            assertEquals("select pg_sleep($1::float8)", failure.statement());
            assertFalse(isActive(session));
            assertEquals("1", one(session, "select 1"));
            return true;
        });
    }

    @Test
    void aDeadlineThatHasPassedSendsNothing() {
        var session = sessions.open();
        run(session, "select 1");
        long sent = session.statistics().bytesSent();
        var pending = session.execute(
                StatementText.of("select 1"),
                ParameterWriter.NONE,
                RowSink.NONE,
                Deadline.after(Duration.ofMillis(-1)));
        assertThrows(StatementTimeoutException.class, pending::await);
        assertEquals(sent, session.statistics().bytesSent());
    }

    @Test
    void aCancelledTransactionIsFailedAndRollsBack() {
        var session = sessions.open();
        session.begin("BEGIN");
        run(session, "create table cancelled (id int)");
        interruptWhenRunning(session, Thread.currentThread());
        assertThrows(OperationCancelledException.class, () -> run(session, "select pg_sleep(60)"));
        assertEquals(TransactionStatus.FAILED, session.transactionStatus());
        session.rollback().await();
        assertTrue(Thread.interrupted());
        assertEquals("null", one(session, "select to_regclass('cancelled')"));
    }

    @Test
    void theServersOwnTimeoutIsNotTakenForOurs() {
        var session = sessions.open();
        run(session, "set statement_timeout = 100");
        var failure = assertThrows(AludelException.class, () -> run(session, "select pg_sleep(60)"));
        assertEquals("57014", failure.sqlState());
        assertFalse(failure instanceof OperationCancelledException);
        assertTrue(session.usable());
    }
}
