package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.Driver;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.ReadOnlyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening databases, and what is said when that fails. */
class ConnectTest {
    @TempDir
    Path directory;

    @Test
    void theDriverIsFoundAndAnswersToSqlite() {
        assertThat(ServiceLoader.load(Driver.class))
                .anySatisfy(driver -> assertThat(driver.schemes()).containsExactly("sqlite"));
    }

    @Test
    void aNewFileHasWriteAheadLogAndForeignKeys() {
        var db = Sqlite.open(directory.resolve("new database.db"));
        assertThat(Sqlite.text(db, "PRAGMA journal_mode")).isEqualTo("wal");
        assertThat(Sqlite.number(db, "PRAGMA foreign_keys")).isEqualTo(1);
        assertThat(Sqlite.number(db, "PRAGMA synchronous")).isEqualTo(2);
        assertThat(db.serverVersion()).startsWith("3.");
        assertThat(db.unwrap(Connection.class)).isNotNull();
        db.close();
        assertThat(directory.resolve("new database.db")).exists();
    }

    @Test
    void optionsReachTheConnection() {
        var db = Sqlite.open(
                directory.resolve("o.db"),
                "journalMode",
                "DELETE",
                "foreignKeys",
                "off",
                "synchronous",
                "normal",
                "cacheSize",
                "-4000",
                "caseSensitiveLike",
                "false");
        assertThat(Sqlite.text(db, "PRAGMA journal_mode")).isEqualTo("delete");
        assertThat(Sqlite.number(db, "PRAGMA foreign_keys")).isZero();
        assertThat(Sqlite.number(db, "PRAGMA synchronous")).isEqualTo(1);
        assertThat(Sqlite.number(db, "PRAGMA cache_size")).isEqualTo(-4000);
        assertThat(Sqlite.number(db, "SELECT 'a' LIKE 'A'")).isEqualTo(1);
        db.close();
    }

    @Test
    void timesAreGivenInMillisecondsOrWithAUnit() {
        assertThat(SqliteOptions.of(Map.of("busyTimeout", "250")).busyTimeout()).hasMillis(250);
        assertThat(SqliteOptions.of(Map.of("busyTimeout", "3s")).busyTimeout()).hasSeconds(3);
        assertThat(SqliteOptions.of(Map.of("timeout", "1.5")).busyTimeout()).hasMillis(1500);
        assertThat(SqliteOptions.of(Map.of()).busyTimeout()).hasSeconds(10);
    }

    @Test
    void wrongOptionsSayWhatIsRight() {
        assertThatThrownBy(() -> Sqlite.connector("x.db", "journalMode", "wall"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("journalMode")
                .hasMessageContaining("one of wal, delete");
        assertThatThrownBy(() -> Sqlite.connector("x.db", "busyTimeout", "soon"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("milliseconds");
        assertThatThrownBy(() -> Sqlite.connector("x.db", "readOnly", "maybe"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("true or false");
        assertThatThrownBy(() -> Sqlite.connector("x.db", "timeout", "-1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("seconds");
    }

    @Test
    void hostsAndUrisAreRefused() {
        var host = new DatabaseUrl("sqlite", null, null, List.of(new DatabaseUrl.Host("a", -1)), "x.db", Map.of());
        assertThatThrownBy(() -> new SqliteDriver().connector(host))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sqlite:////absolute/name.db");
        for (var name : List.of("file:x.db", ":resource:x.db", "x.db?mode=memory")) {
            assertThatThrownBy(() -> Sqlite.connector(name))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("give a path");
        }
    }

    @Test
    void aMissingDirectoryIsNamed() {
        var missing = directory.resolve("not here");
        assertThatThrownBy(() -> Sqlite.open(missing.resolve("x.db")))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("the directory " + missing)
                .hasMessageContaining("create the directory");
    }

    @Test
    void aDirectoryIsNoDatabase() {
        assertThatThrownBy(() -> Sqlite.open(directory))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void anotherFileIsNoDatabase() throws Exception {
        var file = Files.writeString(directory.resolve("letter.txt"), "Dear all, this is no database. ".repeat(100));
        assertThatThrownBy(() -> Sqlite.open(file))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("not a SQLite database");
        assertThat(WriterLocks.of(Database.canonical(file))).isNull();
    }

    @Test
    void aFileIsNotCreatedWhereThatIsNotWanted() {
        var file = directory.resolve("absent.db");
        for (var option : List.of(new String[] {"create", "false"}, new String[] {"readOnly", "true"})) {
            assertThatThrownBy(() -> Sqlite.open(file, option))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("does not exist")
                    .hasMessageContaining("create=true");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileOpenedForReadingRefusesWrites() {
        var file = directory.resolve("r.db");
        var writer = Sqlite.open(file);
        Sqlite.run(writer, "CREATE TABLE t (id INTEGER)");
        writer.close();
        var reader = Sqlite.open(file, "readOnly", "true");
        assertThat(Sqlite.number(reader, "SELECT count(*) FROM t")).isZero();
        assertThatThrownBy(() -> Sqlite.run(reader, "INSERT INTO t VALUES (1)"))
                .isInstanceOf(ReadOnlyException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("readOnly");
        assertThat(Sqlite.number(reader, "SELECT count(*) FROM t")).isZero();
        reader.close();
    }

    @Test
    void memoryIsOneConnectionAndEachItsOwnDatabase() {
        var first = Sqlite.memory();
        var second = Sqlite.memory();
        Sqlite.run(first, "CREATE TABLE mine (id INTEGER)");
        assertThat(Sqlite.number(second, "SELECT count(*) FROM sqlite_master")).isZero();
        assertThat(Sqlite.connector(":memory:").singleConnection()).isTrue();
        assertThat(Sqlite.connector("").singleConnection()).isTrue();
        assertThat(Sqlite.connector("x.db").singleConnection()).isFalse();
        first.close();
        second.close();
    }

    @Test
    void anInterruptEndsTheAttempt() throws Exception {
        var file = directory.resolve("held.db");
        try (var holder = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = holder.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER)");
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Sqlite.open(file)).isInstanceOf(OperationCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> Sqlite.open(file, "busyTimeout", "20"))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("busyTimeout");
            assertThatThrownBy(() ->
                            Sqlite.connector(file.toString()).connect(Deadline.after(java.time.Duration.ofMillis(20))))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void aDamagedDatabaseMakesTheConnectionUseless() throws Exception {
        var file = directory.resolve("d.db");
        var writer = Sqlite.open(file, "journalMode", "delete");
        Sqlite.run(writer, "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)");
        Sqlite.run(
                writer,
                "INSERT INTO t WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                        + " SELECT i, 'text ' || i FROM n");
        writer.close();
        var bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        var reader = Sqlite.open(file, "journalMode", "delete");
        assertThatThrownBy(() -> Sqlite.number(reader, "SELECT sum(length(text)) FROM t"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("integrity_check");
        assertThat(reader.usable()).isFalse();
        reader.close();
    }
}
