package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.LockTimeoutException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.StatementTimeoutException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who writes when: inside this process by turns, beside other processes by SQLite's own lock. */
@Timeout(300)
class LocksTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void create() {
        file = directory.resolve("locks.db");
        try (var setup = closing(Sqlite.open(file))) {
            Sqlite.run(setup.db(), "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)");
            Sqlite.run(setup.db(), "INSERT INTO t VALUES (1, 0)");
        }
    }

    @Test
    void writersTakeTurnsInTheOrderOfAsking() throws Exception {
        try (var first = closing(Sqlite.open(file))) {
            var order = Collections.synchronizedList(new ArrayList<Integer>());
            var queued = new Semaphore(0);
            lock().whenQueued(queued::release);
            first.db().begin(TransactionOptions.DEFAULT);
            Sqlite.run(first.db(), "UPDATE t SET n = n + 1");
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 8; i++) {
                int number = i;
                threads.add(Thread.ofVirtual().start(() -> {
                    try (var mine = closing(Sqlite.open(file))) {
                        mine.db().begin(TransactionOptions.DEFAULT);
                        Sqlite.run(mine.db(), "UPDATE t SET n = n + 1");
                        order.add(number);
                        mine.db().commit().await();
                    }
                }));
                queued.acquire(); // the next one asks only when this one stands in the queue
            }
            assertThat(lock().waiting()).isEqualTo(8);
            first.db().commit().await();
            for (var thread : threads) {
                thread.join();
            }
            assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
            assertThat(Sqlite.number(first.db(), "SELECT n FROM t")).isEqualTo(9);
        }
    }

    @Test
    void theTurnEndsWithTheTransactionHoweverThatEnds() {
        try (var a = closing(Sqlite.open(file));
                var b = closing(Sqlite.open(file))) {
            List<Runnable> endings = List.of(
                    () -> a.db().commit().await(),
                    () -> a.db().rollback(),
                    () -> a.db().rollback().await(),
                    () -> a.db().reset(),
                    () -> {
                        assertThatThrownBy(() -> Sqlite.run(a.db(), "INSERT OR ROLLBACK INTO t VALUES (1, 1)"))
                                .isInstanceOf(dev.aludel.error.UniqueException.class);
                        assertThat(lock().heldNanos()).isZero();
                        a.db().rollback().await();
                    },
                    () -> {
                        a.db().execute(
                                        Sqlite.raw("INSERT INTO t VALUES (1, 1)"),
                                        Sqlite.NONE,
                                        row -> {},
                                        Deadline.NEVER);
                        assertThatThrownBy(a.db().commit()::await)
                                .isInstanceOf(dev.aludel.error.CommitFailedException.class);
                    });
            for (var ending : endings) {
                a.db().begin(TransactionOptions.DEFAULT);
                Sqlite.run(a.db(), "UPDATE t SET n = n + 1");
                ending.run();
                Sqlite.run(b.db(), "UPDATE t SET n = n + 1");
            }
            a.db().begin(TransactionOptions.DEFAULT);
            Sqlite.run(a.db(), "UPDATE t SET n = n + 1");
            a.db().close();
            Sqlite.run(b.db(), "UPDATE t SET n = n + 1");
        }
        assertThat(lockOrNull()).isNull();
    }

    @Test
    void abortEndsTheTurn() throws Exception {
        try (var a = closing(Sqlite.open(file));
                var b = closing(Sqlite.open(file))) {
            var running = new CountDownLatch(1);
            var failure = new AtomicReference<Throwable>();
            a.db().begin(TransactionOptions.DEFAULT);
            var user = Thread.ofVirtual().start(() -> {
                try {
                    a.db().execute(Sqlite.raw(ENDLESS), Sqlite.NONE, row -> running.countDown(), Deadline.NEVER)
                            .await();
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            running.await();
            a.db().abort();
            user.join();
            assertThat(failure.get()).isInstanceOf(dev.aludel.error.DisconnectedException.class);
            assertThat(a.db().usable()).isFalse();
            Sqlite.run(b.db(), "UPDATE t SET n = n + 1");
            assertThatThrownBy(() -> Sqlite.run(a.db(), "SELECT 1"))
                    .isInstanceOf(dev.aludel.error.DisconnectedException.class);
        }
    }

    @Test
    void anAutocommitWriteHasATurnOfItsOwn() {
        try (var a = closing(Sqlite.open(file));
                var b = closing(Sqlite.open(file, "busyTimeout", "30"))) {
            a.db().begin(TransactionOptions.DEFAULT);
            Sqlite.run(a.db(), "UPDATE t SET n = 5");
            assertThatThrownBy(() -> Sqlite.run(b.db(), "UPDATE t SET n = 6"))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining(file.getFileName().toString())
                    .hasMessageContaining("another connection of this process");
            assertThat(Sqlite.number(b.db(), "SELECT n FROM t")).isZero(); // readers go on, and see what is committed
            a.db().rollback().await();
            Sqlite.run(b.db(), "UPDATE t SET n = 6");
            assertThat(lock().heldNanos()).isZero();
        }
    }

    @Test
    void aTransactionThatCannotBeginIsFailedNotMissing() {
        try (var a = closing(Sqlite.open(file));
                var b = closing(Sqlite.open(file, "busyTimeout", "30"))) {
            a.db().begin(TransactionOptions.DEFAULT);
            Sqlite.run(a.db(), "UPDATE t SET n = 5");
            b.db().begin(TransactionOptions.DEFAULT);
            assertThatThrownBy(() -> Sqlite.run(b.db(), "UPDATE t SET n = 6")).isInstanceOf(LockTimeoutException.class);
            assertThat(b.db().transactionStatus()).isEqualTo(TransactionStatus.FAILED);
            a.db().rollback().await();
            assertThatThrownBy(() -> Sqlite.run(b.db(), "UPDATE t SET n = 6"))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasCauseInstanceOf(LockTimeoutException.class);
            b.db().rollback();
            assertThat(Sqlite.number(b.db(), "SELECT n FROM t")).isZero();
        }
    }

    @Test
    void readingFirstAndThenWritingNeverFails() throws Exception {
        int writers = 6;
        int rounds = 30;
        var failures = Collections.synchronizedList(new ArrayList<Throwable>());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < writers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try (var mine = closing(Sqlite.open(file, "synchronous", "normal"))) {
                    for (int round = 0; round < rounds; round++) {
                        mine.db().begin(TransactionOptions.DEFAULT);
                        var read = Sqlite.number(mine.db(), "SELECT n FROM t WHERE id = 1");
                        Sqlite.run(mine.db(), "UPDATE t SET n = ? WHERE id = 1", read + 1);
                        mine.db().commit().await();
                    }
                } catch (Throwable e) {
                    failures.add(e);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        try (var check = closing(Sqlite.open(file))) {
            assertThat(Sqlite.number(check.db(), "SELECT n FROM t")).isEqualTo(writers * rounds);
        }
    }

    @Test
    void aReaderKeepsItsSnapshotBesideAWriter() {
        try (var reader = closing(Sqlite.open(file));
                var writer = closing(Sqlite.open(file))) {
            reader.db().begin(TransactionOptions.READ_ONLY);
            assertThat(Sqlite.number(reader.db(), "SELECT n FROM t")).isZero();
            Sqlite.run(writer.db(), "UPDATE t SET n = 7");
            assertThat(Sqlite.number(reader.db(), "SELECT n FROM t")).isZero();
            reader.db().rollback();
            assertThat(Sqlite.number(reader.db(), "SELECT n FROM t")).isEqualTo(7);
        }
    }

    @Test
    void anotherProcessThatKeepsTheLockIsWaitedForWithinTheTimeout() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement();
                var mine = closing(Sqlite.open(file, "busyTimeout", "60"))) {
            statement.execute("BEGIN IMMEDIATE");
            mine.db().begin(TransactionOptions.DEFAULT);
            var write = mine.db().execute(Sqlite.raw("UPDATE t SET n = 1"), Sqlite.NONE, row -> {}, Deadline.NEVER);
            assertThatThrownBy(write::await)
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("locked by another connection or process");
            mine.db().rollback();
            assertThatThrownBy(() -> Sqlite.run(mine.db(), "UPDATE t SET n = 1"))
                    .isInstanceOf(LockTimeoutException.class);
            assertThat(lock().heldNanos()).isZero();
            statement.execute("COMMIT");
            Sqlite.run(mine.db(), "UPDATE t SET n = 1");
        }
    }

    @Test
    void aBusyWaitEndsWhenTheOtherProcessIsDone() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement();
                var mine = closing(Sqlite.open(file))) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE t SET n = 41");
            var once = new AtomicReference<Runnable>(() -> {
                try {
                    statement.execute("COMMIT");
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Sqlite.link(mine.db()).busyWait().whenWaiting(() -> {
                var action = once.getAndSet(null);
                if (action != null) {
                    action.run();
                }
            });
            assertThat(Sqlite.run(mine.db(), "UPDATE t SET n = n + 1")).isEqualTo(1);
            assertThat(once.get()).isNull();
            assertThat(Sqlite.number(mine.db(), "SELECT n FROM t")).isEqualTo(42);
        }
    }

    @Test
    void aBusyWaitCanBeCancelledAndHasADeadline() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement();
                var mine = closing(Sqlite.open(file, "busyTimeout", "100m"))) {
            statement.execute("BEGIN IMMEDIATE");
            var caller = Thread.currentThread();
            Sqlite.link(mine.db()).busyWait().whenWaiting(caller::interrupt);
            assertThatThrownBy(() -> Sqlite.run(mine.db(), "UPDATE t SET n = 1"))
                    .isInstanceOf(OperationCancelledException.class);
            Sqlite.link(mine.db()).busyWait().whenWaiting(() -> {});
            assertThat(Thread.interrupted()).isTrue();
            var late = mine.db()
                    .execute(
                            Sqlite.raw("UPDATE t SET n = 1"),
                            Sqlite.NONE,
                            row -> {},
                            Deadline.after(Duration.ofMillis(30)));
            assertThatThrownBy(late::await).isInstanceOf(StatementTimeoutException.class);
            statement.execute("ROLLBACK");
            Sqlite.run(mine.db(), "UPDATE t SET n = 1");
        }
    }

    @Test
    void waitingForATurnCanBeCancelledAndHasADeadline() {
        try (var a = closing(Sqlite.open(file));
                var b = closing(Sqlite.open(file, "busyTimeout", "100m"))) {
            a.db().begin(TransactionOptions.DEFAULT);
            Sqlite.run(a.db(), "UPDATE t SET n = 5");
            lock().whenQueued(Thread.currentThread()::interrupt);
            assertThatThrownBy(() -> Sqlite.run(b.db(), "UPDATE t SET n = 6"))
                    .isInstanceOf(OperationCancelledException.class);
            lock().whenQueued(() -> {});
            assertThat(Thread.interrupted()).isTrue();
            var late = b.db().execute(
                            Sqlite.raw("UPDATE t SET n = 1"),
                            Sqlite.NONE,
                            row -> {},
                            Deadline.after(Duration.ofMillis(30)));
            assertThatThrownBy(late::await).isInstanceOf(StatementTimeoutException.class);
            assertThat(lock().waiting()).isZero();
            a.db().commit().await();
            Sqlite.run(b.db(), "UPDATE t SET n = 6");
        }
    }

    @Test
    void waysToTheSameFileShareOneLock() throws Exception {
        var link = java.nio.file.Files.createSymbolicLink(directory.resolve("alias.db"), file);
        try (var a = closing(Sqlite.open(file));
                var b = closing(Sqlite.open(link, "busyTimeout", "20"));
                var c = closing(Sqlite.open(directory.resolve(".").resolve("locks.db"), "busyTimeout", "20"))) {
            a.db().begin(TransactionOptions.DEFAULT);
            Sqlite.run(a.db(), "UPDATE t SET n = 5");
            for (var other : List.of(b, c)) {
                assertThatThrownBy(() -> Sqlite.run(other.db(), "UPDATE t SET n = 6"))
                        .isInstanceOf(LockTimeoutException.class)
                        .hasMessageContaining("another connection of this process");
            }
        }
    }

    static final String ENDLESS = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

    private WriterLock lock() {
        var lock = lockOrNull();
        assertThat(lock).isNotNull();
        return lock;
    }

    private WriterLock lockOrNull() {
        try {
            return WriterLocks.of(Database.canonical(file));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    record Closing(DriverConnection db) implements AutoCloseable {
        @Override
        public void close() {
            db.close();
        }
    }

    static Closing closing(DriverConnection db) {
        return new Closing(db);
    }
}
