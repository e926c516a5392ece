package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.DriverStatistics;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.CommitFailedException;
import dev.aludel.error.ConcurrentUseException;
import dev.aludel.error.ConnectionClosedException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.PendingRollbackException;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.error.ResultUseException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.error.UniqueException;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Executing, batches, cursors and transactions of one connection. */
class StatementsTest {
    private DriverConnection db;

    @BeforeEach
    void open() {
        db = Sqlite.memory();
        Sqlite.run(db, "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void countsRowsThatAreMatchedNotThoseThatChange() {
        assertThat(Sqlite.run(db, "INSERT INTO users VALUES (1, 'a'), (2, 'b')"))
                .isEqualTo(2);
        assertThat(Sqlite.run(db, "UPDATE users SET name = name")).isEqualTo(2);
        assertThat(Sqlite.run(db, "DELETE FROM users WHERE id = 3")).isZero();
        assertThat(Sqlite.run(db, "SELECT * FROM users")).isEqualTo(2);
        assertThat(Sqlite.run(db, "CREATE TABLE other (id INTEGER)")).isZero();
    }

    @Test
    void returningGivesRowsOfAWrite() {
        assertThat(Sqlite.number(db, "INSERT INTO users (name) VALUES (?) RETURNING id", "a"))
                .isEqualTo(1);
        assertThat(Sqlite.number(db, "SELECT count(*) FROM users")).isEqualTo(1);
    }

    @Test
    void aBatchIsOneHandOverAndCountsEachRow() {
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a'), (2, 'b')");
        var before = db.statistics();
        var update = Sqlite.write("UPDATE users SET name = ? WHERE id >= ?", SqlTypes.TEXT, SqlTypes.INTEGER);
        db.begin(TransactionOptions.DEFAULT);
        BatchCompletion done = db.executeBatch(
                        update,
                        List.of(new Object[] {"x", 2}, new Object[] {"y", 3}),
                        (index, row) -> {},
                        Deadline.NEVER)
                .await();
        assertThat(done.rows()).containsExactly(1L, 0L);
        assertThat(since(before)).isEqualTo(new DriverStatistics(1, 3));
    }

    @Test
    void aBatchSaysWhichRowARowCameFrom() {
        var insert = Sqlite.write("INSERT INTO users (name) VALUES (?) RETURNING id, name", SqlTypes.TEXT);
        var found = new ArrayList<String>();
        var done = db.executeBatch(
                        insert,
                        List.of(new Object[] {"a"}, new Object[] {"b"}),
                        (index, row) -> found.add(index + ":" + row.intAt(0) + row.stringAt(1)),
                        Deadline.NEVER)
                .await();
        assertThat(found).containsExactly("0:1a", "1:2b");
        assertThat(done.rows()).containsExactly(1L, 1L);
    }

    @Test
    void theFirstFailureEndsABatchAndTheTransactionCanGoOnAtASavepoint() {
        var insert = Sqlite.write("INSERT INTO users (name) VALUES (?)", SqlTypes.TEXT);
        db.begin(TransactionOptions.DEFAULT);
        db.savepoint("s");
        var batch = db.executeBatch(
                insert,
                List.of(new Object[] {"a"}, new Object[] {"a"}, new Object[] {"b"}),
                (index, row) -> {},
                Deadline.NEVER);
        assertThatThrownBy(batch::await).isInstanceOf(UniqueException.class);
        db.rollbackTo("s");
        assertThat(Sqlite.number(db, "SELECT count(*) FROM users")).isZero();
        db.commit().await();
    }

    @Test
    void whatIsQueuedGoesWithTheFirstAwait() {
        var before = db.statistics();
        db.begin(TransactionOptions.DEFAULT);
        var first = db.execute(Sqlite.raw("INSERT INTO users VALUES (1, 'a')"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        db.savepoint("s");
        var second =
                db.execute(Sqlite.raw("INSERT INTO users VALUES (2, 'b')"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        db.commit().await();
        assertThat(first.await().rows() + second.await().rows()).isEqualTo(2);
        assertThat(since(before)).isEqualTo(new DriverStatistics(1, 5));
    }

    @Test
    void aRollbackIsNotWaitedFor() {
        db.reset();
        db.begin(TransactionOptions.READ_ONLY);
        var before = db.statistics();
        Sqlite.number(db, "SELECT count(*) FROM users");
        db.rollback();
        assertThat(since(before)).isEqualTo(new DriverStatistics(1, 3));
        db.reset();
        assertThat(since(before).roundTrips()).isEqualTo(1);
    }

    @Test
    void aTransactionInWhichNothingRanCostsNothing() {
        var before = db.statistics();
        db.begin(TransactionOptions.DEFAULT);
        db.commit().await();
        db.begin(TransactionOptions.DEFAULT);
        db.rollback().await();
        assertThat(since(before)).isEqualTo(new DriverStatistics(0, 0));
    }

    @Test
    void aCommitBehindAFailureRollsBack() {
        db.begin(TransactionOptions.DEFAULT);
        db.execute(Sqlite.raw("INSERT INTO users VALUES (1, 'a')"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        var broken =
                db.execute(Sqlite.raw("INSERT INTO users VALUES (2, 'a')"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        var skipped =
                db.execute(Sqlite.raw("INSERT INTO users VALUES (3, 'c')"), Sqlite.NONE, row -> {}, Deadline.NEVER);
        assertThatThrownBy(db.commit()::await)
                .isInstanceOf(CommitFailedException.class)
                .hasCauseInstanceOf(UniqueException.class);
        assertThatThrownBy(broken::await).isInstanceOf(UniqueException.class);
        assertThatThrownBy(skipped::await).isInstanceOf(PendingRollbackException.class);
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(Sqlite.number(db, "SELECT count(*) FROM users")).isZero();
    }

    @Test
    void aTransactionThatTheDatabaseEndedIsFailedUntilItIsRolledBack() {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a')");
        assertThatThrownBy(() -> Sqlite.run(db, "INSERT OR ROLLBACK INTO users VALUES (2, 'a')"))
                .isInstanceOf(UniqueException.class);
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        assertThatThrownBy(() -> Sqlite.run(db, "INSERT INTO users VALUES (3, 'c')"))
                .isInstanceOf(PendingRollbackException.class)
                .hasCauseInstanceOf(UniqueException.class);
        db.rollback();
        assertThat(Sqlite.number(db, "SELECT count(*) FROM users")).isZero();
    }

    @Test
    void aFailedStatementLeavesTheTransactionUsable() {
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a')");
        assertThatThrownBy(() -> Sqlite.run(db, "INSERT INTO users VALUES (2, 'a')"))
                .isInstanceOf(UniqueException.class);
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.ACTIVE);
        db.commit().await();
        assertThat(Sqlite.number(db, "SELECT count(*) FROM users")).isEqualTo(1);
    }

    @Test
    void aDeferredForeignKeyThatFailsAtCommitRollsBack() {
        Sqlite.run(db, "CREATE TABLE posts (author INTEGER REFERENCES users DEFERRABLE INITIALLY DEFERRED)");
        db.begin(TransactionOptions.DEFAULT);
        Sqlite.run(db, "INSERT INTO posts VALUES (9)");
        assertThatThrownBy(db.commit()::await).isInstanceOf(dev.aludel.error.ForeignKeyException.class);
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        assertThat(Sqlite.number(db, "SELECT count(*) FROM posts")).isZero();
    }

    @Test
    void aReadOnlyTransactionRefusesWrites() {
        db.begin(TransactionOptions.READ_ONLY);
        for (var sql : List.of(
                "INSERT INTO users VALUES (1, 'a')",
                "WITH x AS (SELECT 1) DELETE FROM users",
                "DROP TABLE users",
                "PRAGMA query_only = off")) {
            assertThatThrownBy(() -> Sqlite.run(db, sql)).isInstanceOf(ReadOnlyException.class);
        }
        assertThat(Sqlite.text(db, "WITH x AS (SELECT replace('a', 'a', 'b') AS y) SELECT y FROM x"))
                .isEqualTo("b");
        db.rollback();
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a')");
    }

    @Test
    void aPlainReadIsAllowedWhereALockingOneWithTheSameTextIsNot() {
        var plain = Sqlite.query("SELECT id FROM users");
        var locking = new DriverStatement(
                plain.sql(), plain.parameters(), plain.columns(), DriverStatement.Kind.LOCKING_QUERY);
        db.execute(locking, Sqlite.NONE, row -> {}, Deadline.NEVER).await();

        db.begin(TransactionOptions.READ_ONLY);
        db.execute(plain, Sqlite.NONE, row -> {}, Deadline.NEVER).await();
        assertThatThrownBy(() -> db.execute(locking, Sqlite.NONE, row -> {}, Deadline.NEVER)
                        .await())
                .isInstanceOf(ReadOnlyException.class);
        db.rollback();
    }

    @Test
    void aCursorReadsInWindowsAndCanBeLeftEarly() {
        Sqlite.run(
                db,
                "INSERT INTO users WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10)"
                        + " SELECT i, 'u' || i FROM n");
        db.begin(TransactionOptions.READ_ONLY);
        var before = db.statistics();
        var ids = new ArrayList<Integer>();
        var cursor = db.openCursor(Sqlite.query("SELECT id FROM users ORDER BY id"), Sqlite.NONE, 3, Deadline.NEVER);
        assertThat(cursor.fetch(row -> ids.add(row.intAt(0)))).isTrue();
        assertThat(cursor.fetch(row -> ids.add(row.intAt(0)))).isTrue();
        assertThat(ids).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(since(before).roundTrips()).isEqualTo(2);
        assertThat(cursor.columns().getFirst().name()).isEqualTo("id");
        cursor.close();
        cursor.close();
        assertThatThrownBy(() -> cursor.fetch(row -> {})).isInstanceOf(ResultUseException.class);
        db.commit().await();
        Sqlite.run(db, "DELETE FROM users");
    }

    @Test
    void aCursorEndsWithItsTransaction() {
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a'), (2, 'b')");
        db.begin(TransactionOptions.DEFAULT);
        var cursor = db.openCursor(Sqlite.query("SELECT id FROM users"), Sqlite.NONE, 1, Deadline.NEVER);
        assertThat(cursor.fetch(row -> {})).isTrue();
        db.commit().await();
        assertThatThrownBy(() -> cursor.fetch(row -> {})).isInstanceOf(ResultUseException.class);
        assertThatThrownBy(() -> db.openCursor(Sqlite.query("SELECT 1"), Sqlite.NONE, 1, Deadline.NEVER))
                .isInstanceOf(TransactionStateException.class);
    }

    @Test
    void theSameStatementRunsInsideItsOwnCursor() {
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a'), (2, 'b')");
        db.begin(TransactionOptions.DEFAULT);
        var query = Sqlite.query("SELECT id FROM users ORDER BY id");
        var seen = new ArrayList<Integer>();
        try (var cursor = db.openCursor(query, Sqlite.NONE, 1, Deadline.NEVER)) {
            while (cursor.fetch(row -> seen.add(row.intAt(0)))) {
                db.execute(query, Sqlite.NONE, row -> seen.add(row.intAt(0) * 10), Deadline.NEVER)
                        .await();
            }
        }
        assertThat(seen).containsExactly(1, 10, 20, 2, 10, 20);
        db.rollback().await();
    }

    @Test
    void anExceptionOfAConsumerReachesTheCallerAndHarmsNothing() {
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a'), (2, 'b')");
        var mine = new IllegalArgumentException("mine");
        assertThatThrownBy(() -> Sqlite.list(db, "SELECT id FROM users", row -> {
                    throw mine;
                }))
                .isSameAs(mine);
        assertThat(Sqlite.number(db, "SELECT count(*) FROM users")).isEqualTo(2);
    }

    @Test
    void aRowIsDeadOutsideOfItsCallback() {
        var kept = new AtomicReference<RowReader>();
        Sqlite.list(db, "SELECT 1", row -> {
            kept.set(row);
            return row;
        });
        assertThatThrownBy(() -> kept.get().intAt(0)).isInstanceOf(ResultUseException.class);
    }

    @Test
    void aConsumerCannotUseTheConnectionThatFeedsIt() {
        assertThatThrownBy(() -> Sqlite.list(db, "SELECT 1", row -> Sqlite.number(db, "SELECT 2")))
                .isInstanceOf(ConcurrentUseException.class);
    }

    @Test
    void rawSqlIsOneStatementAndNoTransactionControl() {
        for (var sql : List.of("", "  ", "-- nothing", "/* nothing */", ";")) {
            assertThatThrownBy(() -> Sqlite.run(db, sql))
                    .isInstanceOf(InvalidStatementException.class)
                    .hasMessageContaining("no statement");
        }
        assertThatThrownBy(() -> Sqlite.run(db, "DELETE FROM users; DELETE FROM users"))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("more than one statement");
        for (var sql : List.of("BEGIN", "/* x */ commit", "end", "ROLLBACK TO s", "savepoint s", "RELEASE s")) {
            assertThatThrownBy(() -> Sqlite.run(db, sql)).isInstanceOf(TransactionStateException.class);
        }
        Sqlite.run(db, "SELECT ';' ; -- the end");
        Sqlite.run(db, "CREATE TRIGGER t AFTER INSERT ON users BEGIN SELECT 1; SELECT 2; END");
    }

    @Test
    void anErrorOfSyntaxNamesTheStatementButNoValues() {
        assertThatThrownBy(() -> Sqlite.run(db, "SELECT nope FROM users WHERE name = ?", "secret"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("no such column: nope")
                .hasMessageContaining("[SQL: SELECT nope")
                .hasMessageNotContaining("secret");
    }

    @Test
    void useAfterCloseFails() {
        db.close();
        db.close();
        assertThat(db.usable()).isFalse();
        assertThat(db.ping(java.time.Duration.ofSeconds(1))).isFalse();
        assertThatThrownBy(() -> Sqlite.run(db, "SELECT 1")).isInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> db.begin(TransactionOptions.DEFAULT).await())
                .isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void beginningAndEndingTwiceIsAnError() {
        assertThatThrownBy(db.commit()::await).isInstanceOf(TransactionStateException.class);
        db.rollback().await();
        db.begin(TransactionOptions.DEFAULT);
        assertThatThrownBy(db.begin(TransactionOptions.DEFAULT)::await).isInstanceOf(TransactionStateException.class);
    }

    @Test
    void resetPutsBackWhatRawSqlChanged() {
        Sqlite.run(db, "PRAGMA foreign_keys = off");
        Sqlite.run(db, "PRAGMA query_only = on");
        Sqlite.run(db, "PRAGMA case_sensitive_like = off");
        db.reset();
        Sqlite.run(db, "CREATE TEMP TABLE mine (id INTEGER)");
        Sqlite.run(db, "ATTACH ':memory:' AS \"an other\"");
        db.reset();
        assertThat(Sqlite.number(db, "PRAGMA foreign_keys")).isEqualTo(1);
        assertThat(Sqlite.number(db, "SELECT 'a' LIKE 'A'")).isZero();
        assertThat(Sqlite.number(db, "SELECT count(*) FROM sqlite_temp_master")).isZero();
        assertThat(Sqlite.number(db, "SELECT count(*) FROM pragma_database_list WHERE name <> 'temp'"))
                .isEqualTo(1);
        Sqlite.run(db, "INSERT INTO users VALUES (1, 'a')");
    }

    @Test
    void preparedStatementsAreKeptWithinTheirBound() {
        for (int i = 0; i < 600; i++) {
            Sqlite.number(db, "SELECT " + i);
        }
        assertThat(Sqlite.link(db).statements().kept()).isEqualTo(256);
    }

    private DriverStatistics since(DriverStatistics before) {
        var now = db.statistics();
        return new DriverStatistics(now.roundTrips() - before.roundTrips(), now.statements() - before.statements());
    }
}
