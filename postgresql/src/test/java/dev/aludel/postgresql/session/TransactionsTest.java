package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.collect;
import static dev.aludel.postgresql.session.Sessions.one;
import static dev.aludel.postgresql.session.Sessions.rows;
import static dev.aludel.postgresql.session.Sessions.run;
import static dev.aludel.postgresql.session.Sessions.texts;
import static org.junit.jupiter.api.Assertions.*;

import dev.aludel.driver.Pending;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.CommitFailedException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.error.UniqueException;
import dev.aludel.postgresql.protocol.CommandTag;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Transactions: what shares a Sync, what that costs, what is left of them when something fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionsTest {
    private Sessions sessions;

    @BeforeAll
    void start() {
        sessions = Sessions.fresh();
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    private static Pending<CommandTag> insert(PgSession session, String table, String id) {
        return session.execute(
                StatementText.of("insert into " + table + " values ($1::int)"), texts(id), RowSink.NONE, NEVER);
    }

    private PgSession withTable(String table) {
        var session = sessions.open();
        run(session, "create table " + table + " (id int primary key)");
        run(session, "insert into " + table + " values ($1::int)", "0");
        run(session, "select id from " + table + " order by id");
        return session;
    }

    @Test
    void beginStatementsAndCommitAreOneRoundTripAndOneSync() {
        var session = withTable("whole");
        var before = session.statistics();
        session.begin("BEGIN");
        insert(session, "whole", "1");
        insert(session, "whole", "2");
        assertEquals("COMMIT", session.commit().await().command());
        assertEquals(before.roundTrips() + 1, session.statistics().roundTrips());
        assertEquals(before.groups() + 1, session.statistics().groups());
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals(List.of("0", "1", "2"), rows(session, "select id from whole order by id"));
    }

    @Test
    void beginTravelsWithTheFirstStatementAlsoWhenThatIsUnknown() {
        var session = sessions.open();
        session.begin("BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY");
        assertEquals("serializable", one(session, "select current_setting('transaction_isolation')"));
        assertEquals(TransactionStatus.ACTIVE, session.transactionStatus());
        assertEquals(2, session.statistics().roundTrips());
        session.rollback().await();
    }

    @Test
    void commitBehindAFailedStatementIsSkippedAndSaysSo() {
        var session = withTable("skipped");
        session.begin("BEGIN");
        var twice = insert(session, "skipped", "0");
        var behind = insert(session, "skipped", "5");
        var commit = session.commit();
        assertThrows(UniqueException.class, twice::await);
        var failure = assertThrows(PendingRollbackException.class, commit::await);
        assertInstanceOf(UniqueException.class, failure.getCause());
        assertThrows(PendingRollbackException.class, behind::await);
        assertEquals(TransactionStatus.FAILED, session.transactionStatus());
        session.rollback().await();
        assertEquals(List.of("0"), rows(session, "select id from skipped order by id"));
    }

    @Test
    void commitOfAFailedTransactionIsAnError() {
        var session = withTable("failed");
        session.begin("BEGIN");
        assertThrows(UniqueException.class, insert(session, "failed", "0")::await);
        assertThrows(CommitFailedException.class, session.commit()::await);
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void aDeferredConstraintFailsTheCommitAndNeedsNoRollback() {
        var session = sessions.open();
        run(session, "create table deferred (id int unique deferrable initially deferred)");
        session.begin("BEGIN");
        insert(session, "deferred", "1");
        insert(session, "deferred", "1");
        assertEquals(
                "23505",
                assertThrows(AludelException.class, session.commit()::await).sqlState());
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        // Outside of a transaction the error comes behind the statement's own completion.
        run(session, "insert into deferred values ($1::int)", "2");
        assertEquals(
                "23505",
                assertThrows(AludelException.class, insert(session, "deferred", "2")::await)
                        .sqlState());
        assertEquals(List.of("2"), rows(session, "select id from deferred"));
    }

    @Test
    void aRollbackIsNotLostBehindAFailingStatement() {
        var session = withTable("lost");
        session.begin("BEGIN");
        insert(session, "lost", "0");
        session.rollback();
        assertEquals("1", one(session, "select 1"));
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
    }

    @Test
    void aRollbackNeedNotBeAwaited() {
        var session = withTable("unawaited");
        session.begin("BEGIN");
        insert(session, "unawaited", "7").await();
        long before = session.statistics().roundTrips();
        session.rollback();
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals(List.of("0"), rows(session, "select id from unawaited order by id"));
        assertEquals(before + 1, session.statistics().roundTrips());
    }

    @Test
    void aTransactionOfNothingSendsNothing() {
        var session = sessions.open();
        long before = session.statistics().bytesSent();
        var begin = session.begin("BEGIN");
        session.rollback().await();
        begin.await();
        assertEquals(before, session.statistics().bytesSent());
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void whatIsBehindASavepointIsUndoneAlone() {
        var session = withTable("saved");
        session.begin("BEGIN");
        insert(session, "saved", "1");
        session.savepoint("a \"b");
        assertThrows(UniqueException.class, insert(session, "saved", "0")::await);
        assertEquals(TransactionStatus.FAILED, session.transactionStatus());
        session.rollbackTo("a \"b");
        assertEquals(TransactionStatus.ACTIVE, session.transactionStatus());
        insert(session, "saved", "2");
        session.releaseSavepoint("a \"b");
        session.commit().await();
        assertEquals(List.of("0", "1", "2"), rows(session, "select id from saved order by id"));
    }

    /** Whatever is sent behind the refused BEGIN, and however, must not run as if there had been none. */
    @Test
    void nothingRunsBehindABeginThatWasRefused() {
        var session = withTable("refused");
        session.begin("BEGIN NONSENSE");
        session.flush();
        assertEquals(
                "42601",
                assertThrows(AludelException.class, insert(session, "refused", "1")::await)
                        .sqlState());
        var behind = assertThrows(PendingRollbackException.class, insert(session, "refused", "2")::await);
        assertEquals("42601", behind.sqlState());
        assertThrows(PendingRollbackException.class, session.savepoint("s")::await);
        assertThrows(PendingRollbackException.class, session.rollbackTo("s")::await);
        assertThrows(
                PendingRollbackException.class,
                () -> session.copyIn(StatementText.of("copy refused from stdin"), NEVER));
        assertEquals(TransactionStatus.FAILED, session.transactionStatus());
        session.rollback().await();
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals(List.of("0"), rows(session, "select id from refused order by id"));
    }

    @Test
    void savepointsDoNotLetStatementsPastABeginThatWasRefused() {
        var session = withTable("past");
        session.begin("BEGIN NONSENSE");
        var saved = session.savepoint("s");
        var first = insert(session, "past", "1");
        var back = session.rollbackTo("s");
        var second = insert(session, "past", "2");
        assertEquals("42601", assertThrows(AludelException.class, second::await).sqlState());
        for (var each : List.of(saved, first, back)) {
            var failure = assertThrows(PendingRollbackException.class, each::await);
            assertEquals("42601", failure.sqlState());
        }
        session.rollback();
        assertEquals(List.of("0"), rows(session, "select id from past order by id"));
        assertTrue(session.usable());
    }

    @Test
    void aCommitBehindABeginThatWasRefusedHasNotCommitted() {
        var session = sessions.open();
        session.begin("BEGIN NONSENSE");
        session.flush();
        assertThrows(PendingRollbackException.class, session.commit()::await);
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        session.begin("BEGIN NONSENSE");
        assertThrows(AludelException.class, () -> run(session, "select 1"));
        assertThrows(PendingRollbackException.class, session.commit()::await);
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void theNextUserOfASessionIsNotConcernedByABeginThatWasRefused() {
        var session = sessions.open();
        session.begin("BEGIN NONSENSE");
        assertThrows(AludelException.class, () -> run(session, "select 1"));
        session.reset(true);
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertEquals("1", one(session, "select 1"));
    }

    @Test
    void savepointsAndTheirReleaseCostNoRoundTrip() {
        var session = withTable("unpaid");
        insert(session, "unpaid", "100").await();
        long before = session.statistics().roundTrips();
        session.begin("BEGIN");
        insert(session, "unpaid", "1").await();
        session.savepoint("s");
        insert(session, "unpaid", "2").await();
        session.releaseSavepoint("s").await();
        session.commit().await();
        assertEquals(before + 3, session.statistics().roundTrips());
    }

    @Test
    void aReleaseThatFailsIsTheCauseOfWhatIsBehindIt() {
        var session = withTable("unreleased");
        session.begin("BEGIN");
        session.savepoint("s");
        insert(session, "unreleased", "1").await();
        run(session, "release savepoint s");
        session.releaseSavepoint("s").await();
        var behind = assertThrows(PendingRollbackException.class, insert(session, "unreleased", "2")::await);
        assertEquals("3B001", behind.sqlState());
        assertThrows(CommitFailedException.class, session.commit()::await);
        assertEquals(List.of("0"), rows(session, "select id from unreleased order by id"));
    }

    @Test
    void aReleaseBehindWhatIsNotAnsweredIsAwaited() {
        var session = withTable("released");
        session.begin("BEGIN");
        session.savepoint("s");
        insert(session, "released", "0");
        assertThrows(PendingRollbackException.class, session.releaseSavepoint("s")::await);
        session.rollbackTo("s");
        insert(session, "released", "1");
        session.commit().await();
        assertEquals(List.of("0", "1"), rows(session, "select id from released order by id"));
    }

    @Test
    void aStrayBeginEndsTheConnectionBecauseNobodyKnowsOfItsTransaction() {
        var session = sessions.open();
        assertThrows(TransactionStateException.class, () -> run(session, "begin"));
        assertFalse(session.usable());
    }

    @Test
    void aStrayCommitIsReported() {
        var session = withTable("strayed");
        session.begin("BEGIN");
        insert(session, "strayed", "1").await();
        assertThrows(TransactionStateException.class, () -> run(session, "commit"));
        assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        assertTrue(session.usable());
    }

    @Test
    void errorsAreIsolatedByTheSyncsBetweenGroups() {
        var session = withTable("isolated");
        run(session, "select 1/$1::int", "1");
        var rows = new ArrayList<String>();
        var select = StatementText.of("select $1::int");
        run(session, "select $1::int", "0");
        session.begin("BEGIN");
        var one = session.execute(select, texts("1"), collect(rows), NEVER);
        var two = session.execute(select, texts("2"), collect(rows), NEVER);
        session.commit();
        session.begin("BEGIN");
        var three = session.execute(select, texts("3"), collect(rows), NEVER);
        var zero = session.execute(StatementText.of("select 1/$1::int"), texts("0"), collect(rows), NEVER);
        var four = session.execute(select, texts("4"), collect(rows), NEVER);
        session.rollback();
        session.begin("BEGIN");
        var five = session.execute(select, texts("5"), collect(rows), NEVER);
        var six = session.execute(select, texts("6"), collect(rows), NEVER);
        session.commit().await();
        for (var good : List.of(one, two, three, five, six)) {
            assertEquals(1, good.await().rows());
        }
        assertEquals("22012", assertThrows(AludelException.class, zero::await).sqlState());
        assertThrows(PendingRollbackException.class, four::await);
        assertEquals(List.of("1", "2", "3", "5", "6"), rows);
    }

    @Test
    void manyLargeStatementsWithLargeAnswersDoNotDeadlock() {
        var session = sessions.open();
        var big = "x".repeat(300_000);
        var echo = StatementText.of("select $1::text");
        run(session, "select $1::text", "");
        session.begin("BEGIN");
        var lengths = new ArrayList<Integer>();
        for (int i = 0; i < 60; i++) {
            session.execute(echo, texts(big), (chunk, from, to) -> lengths.add(to - from), NEVER);
        }
        session.commit().await();
        assertEquals(60, lengths.size());
        assertEquals(300_006, lengths.getLast());
    }
}
