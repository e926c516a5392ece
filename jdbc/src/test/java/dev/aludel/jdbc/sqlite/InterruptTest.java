package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.type.SqlTypes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sqlite.Function;

/** An interrupt before, while and after the database works, and where it must not have any effect. */
@Timeout(300)
class InterruptTest {
    private static final DriverStatement ENDLESS = Sqlite.query(LocksTest.ENDLESS);

    private DriverConnection db;
    private final Thread caller = Thread.currentThread();

    @BeforeEach
    void open() {
        db = Sqlite.memory();
        Sqlite.run(db, "CREATE TABLE t (id INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        assertThat(Thread.interrupted()).isFalse();
        db.close();
    }

    @Test
    void beforeASendNothingIsDone() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Sqlite.run(db, "INSERT INTO t VALUES (1)"))
                .isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(count()).isZero();
    }

    @Test
    void beforeATransactionBeginsNothingIsDone() {
        db.begin(TransactionOptions.DEFAULT);
        var first = db.execute(Sqlite.raw("INSERT INTO t VALUES (1)"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        var second = db.execute(Sqlite.raw("INSERT INTO t VALUES (2)"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        Thread.currentThread().interrupt();
        assertThatThrownBy(second::await).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(first::await).isInstanceOf(OperationCancelledException.class);
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        db.rollback();
        assertThat(count()).isZero();
    }

    @Test
    void whatWasQueuedBehindACancelledStatementIsCancelledToo() {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO t VALUES (1)");
        var thread = Thread.currentThread();
        db.execute(ENDLESS, Sqlite.NONE, row -> thread.interrupt(), Deadline.NEVER);
        var behind = db.execute(Sqlite.raw("INSERT INTO t VALUES (2)"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        assertThatThrownBy(behind::await).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        db.commit().await();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whileAQueryRunsItEndsAndTheConnectionIsUsable() {
        var rows = new AtomicInteger();
        var query = db.execute(
                ENDLESS,
                Sqlite.NONE,
                row -> {
                    if (rows.incrementAndGet() == 10) {
                        caller.interrupt();
                    }
                },
                Deadline.NEVER);
        assertThatThrownBy(query::await).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(query::await).isInstanceOf(OperationCancelledException.class);
        assertThat(count()).isZero();
        assertThat(db.usable()).isTrue();
    }

    @Test
    void aSelectThatIsCancelledLeavesItsTransaction() {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO t VALUES (1)");
        assertThatThrownBy(() -> endless()).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.ACTIVE);
        db.commit().await();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aWriteThatIsCancelledTakesItsTransactionAlong() throws SQLException {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO t VALUES (1)");
        // The rows come from SQLite itself, so that the interrupt meets it in the middle of the INSERT.
        Function.create(db.unwrap(java.sql.Connection.class), "interrupting", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                caller.interrupt();
                result(1);
            }
        });
        var write = db.execute(
                Sqlite.write("INSERT INTO t " + LocksTest.ENDLESS + " WHERE i > interrupting()"),
                Sqlite.NONE,
                row -> {},
                Deadline.NEVER);
        assertThatThrownBy(write::await).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        assertThatThrownBy(() -> Sqlite.run(db, "INSERT INTO t VALUES (2)"))
                .isInstanceOf(PendingRollbackException.class);
        db.rollback();
        assertThat(count()).isZero();
    }

    @Test
    void anAnswerThatIsThereIsReturnedWithTheFlag() {
        var answer = db.execute(Sqlite.raw("INSERT INTO t VALUES (1)"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        answer.await();
        Thread.currentThread().interrupt();
        assertThat(answer.await().rows()).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aRollbackRunsUnderTheFlag() {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO t VALUES (1)");
        Thread.currentThread().interrupt();
        db.rollback().await();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(count()).isZero();
    }

    @Test
    void aRollbackToASavepointAndAResetRunUnderTheFlag() {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO t VALUES (1)");
        db.savepoint("s").await();
        Sqlite.run(db, "INSERT INTO t VALUES (2)");
        Thread.currentThread().interrupt();
        db.rollbackTo("s").await();
        assertThat(Thread.interrupted()).isTrue();
        db.commit().await();
        assertThat(count()).isEqualTo(1);
        Sqlite.run(db, "PRAGMA foreign_keys = off");
        Thread.currentThread().interrupt();
        db.reset();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Sqlite.number(db, "PRAGMA foreign_keys")).isEqualTo(1);
    }

    @Test
    void aCommitIsNotBegunUnderTheFlag() {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO t VALUES (1)");
        Thread.currentThread().interrupt();
        assertThatThrownBy(db.commit()::await).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.ACTIVE);
        db.rollback();
        assertThat(count()).isZero();
    }

    @Test
    void aCommitThatHasBegunIsFinished() {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO t VALUES (1)");
        // SQLite itself calls us in the middle of COMMIT.
        var connection = (org.sqlite.SQLiteConnection) db.unwrap(java.sql.Connection.class);
        var thread = Thread.currentThread();
        connection.addCommitListener(new org.sqlite.SQLiteCommitListener() {
            @Override
            public void onCommit() {
                thread.interrupt();
            }

            @Override
            public void onRollback() {}
        });
        db.commit().await();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aBatchEndsAtTheNextRow() {
        var insert = Sqlite.write("INSERT INTO t VALUES (?) RETURNING id", SqlTypes.INTEGER);
        List<@Nullable Object[]> rows = new java.util.ArrayList<>(Collections.nCopies(100_000, null));
        rows.replaceAll(ignored -> new Object[] {null});
        db.begin(TransactionOptions.DEFAULT);
        var seen = new AtomicInteger();
        var thread = Thread.currentThread();
        var batch = db.executeBatch(
                insert,
                rows,
                (index, row) -> {
                    seen.incrementAndGet();
                    thread.interrupt();
                    LockSupport.parkNanos(1_000_000); // all of them would take minutes
                },
                Deadline.NEVER);
        assertThatThrownBy(batch::await).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen.get()).isLessThan(100_000);
        db.rollback().await();
        assertThat(count()).isZero();
    }

    @Test
    void aCursorThatIsCancelledIsClosedAndTheTransactionGoesOn() {
        db.begin(TransactionOptions.DEFAULT);
        var cursor = db.openCursor(ENDLESS, Sqlite.NONE, Integer.MAX_VALUE, Deadline.NEVER);
        var thread = Thread.currentThread();
        assertThatThrownBy(() -> cursor.fetch(row -> thread.interrupt()))
                .isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        cursor.close();
        Sqlite.run(db, "INSERT INTO t VALUES (1)");
        db.commit().await();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aDeadlineEndsAStatement() {
        var query = db.execute(ENDLESS, Sqlite.NONE, row -> {}, Deadline.after(Duration.ofMillis(20)));
        assertThatThrownBy(query::await).isInstanceOf(StatementTimeoutException.class);
        assertThat(count()).isZero();
    }

    @Test
    void aCancelHitsNobodyButItsOwn() {
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> endless()).isInstanceOf(OperationCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            Sqlite.run(db, "INSERT INTO t VALUES (?)", i);
        }
        assertThat(count()).isEqualTo(200);
    }

    private void endless() {
        var thread = Thread.currentThread();
        db.execute(ENDLESS, Sqlite.NONE, row -> thread.interrupt(), Deadline.NEVER)
                .await();
    }

    private long count() {
        return Sqlite.number(db, "SELECT count(*) FROM t");
    }
}
