package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.error.UniqueException;
import dev.aludel.type.SqlTypes;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one user does to a connection must not reach the next, and what fails must leave nothing. */
@Timeout(120)
final class HostileUseTest {
    @TempDir
    Path directory;

    private DriverConnection db;

    @BeforeEach
    void open() {
        db = Sqlite.open(directory.resolve("a.db"));
        Sqlite.run(db, "CREATE TABLE t (id INTEGER PRIMARY KEY)");
        db.reset();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static List<@Nullable Object[]> rows(long... ids) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (long id : ids) {
            rows.add(new @Nullable Object[] {id});
        }
        return rows;
    }

    private void insert(Deadline deadline, long... ids) {
        db.executeBatch(
                        Sqlite.write("INSERT INTO t (id) VALUES (?)", SqlTypes.BIGINT),
                        rows(ids),
                        BatchRowConsumer.NONE,
                        deadline)
                .await();
    }

    private long count() {
        return Sqlite.number(db, "SELECT count(*) FROM t");
    }

    @Test
    void aBatchOutsideOfATransactionIsStoredWholeOrNotAtAll() {
        assertThatThrownBy(() -> insert(Deadline.NEVER, 1, 2, 1)).isInstanceOf(UniqueException.class);

        assertThat(count()).isZero();
        assertThat(db.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        insert(Deadline.NEVER, 1, 2, 3);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void aBatchThatTakesTooLongLeavesNothing() {
        assertThatThrownBy(() -> insert(Deadline.after(Duration.ofNanos(1)), 1, 2))
                .isInstanceOf(StatementTimeoutException.class);
        assertThat(count()).isZero();
    }

    @Test
    void aFullDatabaseInsideABatchLeavesNothingAndTheConnectionUsable() {
        Sqlite.run(db, "CREATE TABLE big (text TEXT)");
        Sqlite.run(db, "PRAGMA max_page_count = 20");
        var values = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < 100; i++) {
            values.add(new @Nullable Object[] {"x".repeat(3000)});
        }
        assertThatThrownBy(() -> db.executeBatch(
                                Sqlite.write("INSERT INTO big VALUES (?)", SqlTypes.TEXT),
                                values,
                                BatchRowConsumer.NONE,
                                Deadline.NEVER)
                        .await())
                .hasMessageContaining("full");
        assertThat(Sqlite.number(db, "SELECT count(*) FROM big")).isZero();
        db.reset();
        db.executeBatch(
                        Sqlite.write("INSERT INTO big VALUES (?)", SqlTypes.TEXT),
                        values,
                        BatchRowConsumer.NONE,
                        Deadline.NEVER)
                .await();
        assertThat(Sqlite.number(db, "SELECT count(*) FROM big")).isEqualTo(100);
    }

    @Test
    void aChangedBusyTimeoutDoesNotReachTheNextUser() throws SQLException {
        Sqlite.run(db, "PRAGMA busy_timeout = 0");
        db.reset();

        var waited = new CountDownLatch(1);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("a.db"))) {
            try (var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                Sqlite.link(db).busyWait().whenWaiting(() -> {
                    if (waited.getCount() > 0) {
                        waited.countDown();
                        release(other);
                    }
                });
                insert(Deadline.NEVER, 1);
            }
        }
        assertThat(waited.getCount()).isZero();
        assertThat(count()).isEqualTo(1);
    }

    private static void release(java.sql.Connection other) {
        try (var statement = other.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anExclusiveLockingModeDoesNotReachTheNextUser() {
        Sqlite.run(db, "PRAGMA locking_mode = EXCLUSIVE");
        insert(Deadline.NEVER, 1);
        db.reset();

        var other = Sqlite.open(directory.resolve("a.db"), "busyTimeout", "50ms");
        try {
            assertThat(Sqlite.number(other, "SELECT count(*) FROM t")).isEqualTo(1);
        } finally {
            other.close();
        }
    }

    @Test
    void otherSettingsDoNotReachTheNextUserEither() {
        for (var pragma : List.of(
                "cache_size",
                "temp_store",
                "automatic_index",
                "reverse_unordered_selects",
                "cell_size_check",
                "trusted_schema",
                "writable_schema",
                "wal_autocheckpoint",
                "max_page_count")) {
            var before = Sqlite.number(db, "PRAGMA " + pragma);
            Sqlite.run(db, "PRAGMA " + pragma + " = " + (before == 0 ? 1 : before == 1 ? 0 : 777));
            assertThat(Sqlite.number(db, "PRAGMA " + pragma)).as(pragma).isNotEqualTo(before);
            db.reset();
            assertThat(Sqlite.number(db, "PRAGMA " + pragma)).as(pragma).isEqualTo(before);
        }
    }

    @Test
    void aTemporaryTableDoesNotReachTheNextUserHoweverItIsSaid() {
        for (var create : List.of(
                "CREATE TABLE temp.mine (id INTEGER)",
                "CREATE TABLE IF NOT EXISTS \"temp\".mine (id INTEGER)",
                "CREATE /* a */ TEMP TABLE mine (id INTEGER)")) {
            Sqlite.run(db, create);
            db.reset();
            assertThat(Sqlite.number(db, "SELECT count(*) FROM sqlite_temp_master"))
                    .as(create)
                    .isZero();
        }
    }
}
