package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.one;
import static dev.aludel.postgresql.session.Sessions.rows;
import static dev.aludel.postgresql.session.Sessions.run;
import static dev.aludel.postgresql.session.Sessions.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Interrupts at random moments: every session stays usable, nothing half done is stored, nothing runs on. */
class StressTest {
    private static final int CALLERS = 12;
    private static final int ROUNDS = 60;

    @Test
    void interruptsAtAnyMomentCostNoSessionAndStoreNothingTwice() throws Exception {
        try (var sessions = Sessions.fresh()) {
            var watcher = sessions.open();
            run(watcher, "create table ledger (caller int, round int, part int, primary key (caller, round, part))");
            var committed = new AtomicInteger();
            var cancelled = new AtomicInteger();
            var wrong = new ConcurrentLinkedQueue<Throwable>();
            var threads = new ArrayList<Thread>();
            var all = new ArrayList<PgSession>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                var session = sessions.open();
                all.add(session);
                threads.add(Thread.ofVirtual().unstarted(() -> {
                    try {
                        for (int round = 0; round < ROUNDS; round++) {
                            work(session, caller, round, committed, cancelled);
                        }
                    } catch (Throwable failed) {
                        wrong.add(failed);
                    }
                }));
            }
            threads.forEach(Thread::start);
            var random = new Random(7);
            while (threads.stream().anyMatch(Thread::isAlive)) {
                threads.get(random.nextInt(CALLERS)).interrupt();
                Thread.sleep(0, random.nextInt(2_000_000) % 999_999);
            }
            if (!wrong.isEmpty()) {
                throw new AssertionError(wrong.size() + " callers failed", wrong.peek());
            }
            for (var session : all) {
                assertTrue(session.usable());
                assertEquals("1", one(session, "select 1"));
            }
            // Each transaction is there with both of its parts, or not at all.
            assertEquals(
                    List.of(),
                    rows(watcher, "select caller, round from ledger group by caller, round having count(*) <> 2"));
            assertEquals(String.valueOf(committed.get() * 2), one(watcher, "select count(*) from ledger"));
            assertEquals(
                    "0",
                    one(
                            watcher,
                            "select count(*) from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()"));
        }
    }

    private static void work(
            PgSession session, int caller, int round, AtomicInteger committed, AtomicInteger cancelled) {
        var insert = StatementText.of("insert into ledger values ($1::int, $2::int, $3::int)");
        boolean sure = false;
        try {
            if (round % 3 == 0) {
                run(session, "select pg_sleep(0.003)");
            }
            session.begin("BEGIN");
            session.execute(insert, texts("" + caller, "" + round, "1"), RowSink.NONE, NEVER)
                    .await();
            session.execute(insert, texts("" + caller, "" + round, "2"), RowSink.NONE, NEVER);
            session.commit().await();
            sure = true;
        } catch (AludelException interrupted) {
            cancelled.incrementAndGet();
            if (session.transactionStatus() != TransactionStatus.IDLE) {
                session.rollback().await();
            }
        }
        if (sure) {
            committed.incrementAndGet();
        }
        var _ = Thread.interrupted();
        session.reset(false);
    }
}
