package dev.aludel.postgresql.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.DataException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.UniqueException;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.type.SqlTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PgCopyTest {
    private static final PostgresServer SERVER = PostgresServer.shared();
    private static final String URL = SERVER.freshUrl();

    private final PgConnection connection = PgConnection.connect(URL + "?cancelGrace=300s");

    @BeforeEach
    void createTable() {
        connection.execute("drop table if exists t");
        connection.execute("create table t (id int primary key, name text, price numeric(12, 2))");
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private long count() {
        return connection.query("select count(*) from t", row -> row.longAt(0)).getFirst();
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void csvGoesInAndComesOut(@TempDir Path folder) throws IOException {
        assertThat(connection
                        .copy()
                        .in("copy t from stdin (format csv)", text("1,Alice,1.50\n2,\"Bob, the second\",\n")))
                .isEqualTo(2);
        var file = folder.resolve("t.csv");
        assertThat(connection.copy().out("copy (select * from t order by id) to stdout (format csv)", file))
                .isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo("1,Alice,1.50\n2,\"Bob, the second\",\n");
        connection.execute("truncate t");
        assertThat(connection.copy().in("copy t from stdin (format csv)", file)).isEqualTo(2);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void rowsGoInAsTextWhateverTheirTypes() {
        connection.execute("drop table if exists w");
        connection.execute("create table w (id int, word text, words text[], search tsquery, days daterange)");
        try (var writer = connection.copy().intoAsText("w", "id", "word", "words", "search", "days")) {
            writer.row(1, "tab\t, line\n, return\r, \\N", List.of("a b", "\"c\""), "fat & rat", null);
            writer.row(2, null, null, null, PgRange.closedOpen(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1)));
            assertThatThrownBy(() -> writer.row(3, "nul \0", null, null, null))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("row 3, column word");
            assertThatThrownBy(() -> writer.row(3)).hasMessageContaining("1 values for 5 columns");
            assertThat(writer.finish()).isEqualTo(2);
        }
        assertThat(connection.query(
                        "select word, words::text, search::text, days::text from w order by id",
                        row -> row.isNull(0)
                                ? row.stringAt(3)
                                : row.stringAt(0) + " " + row.stringAt(1) + " " + row.stringAt(2)))
                .containsExactly(
                        "tab\t, line\n, return\r, \\N {\"a b\",\"\\\"c\\\"\"} 'fat' & 'rat'",
                        "[2024-01-01,2024-02-01)");
    }

    @Test
    void rowsGoInAndComeOutInBinary() {
        try (var writer = connection.copy().into("t", "id", "name", "price")) {
            writer.row(1, "Alice", new BigDecimal("1.50")).row(2, null, null).row(3L, "Größe", 7);
            assertThat(writer.finish()).isEqualTo(3);
        }
        var seen = new ArrayList<String>();
        long rows = connection
                .copy()
                .out(
                        "select id, name, price from t order by id",
                        row -> seen.add(row.intAt(0) + " " + (row.isNull(1) ? "-" : row.stringAt(1)) + " "
                                + (row.isNull(2) ? "-" : row.decimalAt(2))));
        assertThat(rows).isEqualTo(3);
        assertThat(seen).containsExactly("1 Alice 1.50", "2 - -", "3 Größe 7.00");
    }

    private enum Mood {
        GLAD,
        SAD
    }

    private record Person(int id, String name, Mood mood) {}

    @Test
    void typedColumnsConvertAndCheck() {
        connection.execute("create schema if not exists staff");
        connection.execute("drop table if exists staff.people");
        connection.execute("create table staff.people (id int, name varchar(5), mood varchar(4))");
        var people = Table.of("staff.people")
                .intColumn("id")
                .textColumn("name", 5)
                .column("mood", SqlTypes.enumByName(Mood.class))
                .build();
        var rows = CopyTable.<Person>of(people)
                .column(people.column("id", IntColumn.class), Person::id)
                .column(people.column("name", TextColumn.class), Person::name)
                .column(people.comparableColumn("mood", Mood.class), Person::mood);
        assertThat(connection
                        .copy()
                        .in(rows, List.of(new Person(1, "Ada", Mood.GLAD), new Person(2, "Bela", Mood.SAD))))
                .isEqualTo(2);
        assertThat(connection.query(
                        "select name, mood from staff.people order by id", row -> row.stringAt(0) + row.stringAt(1)))
                .containsExactly("AdaGLAD", "BelaSAD");
        assertThatThrownBy(() -> connection.copy().in(rows, List.of(new Person(3, "Claudius", Mood.SAD))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("people.name");
        assertThat(connection.query("select count(*) from staff.people", row -> row.longAt(0)))
                .containsExactly(2L);
    }

    private record Thing(
            int id, String name, UUID key, Instant at, LocalDate day, boolean on, double weight, byte[] bytes) {}

    @Test
    void objectsOfManyTypesGoIn() {
        connection.execute("drop table if exists things");
        connection.execute("create type mood as enum ('glad', 'sad')");
        connection.execute("create table things (id bigint, name varchar(20), key uuid, at timestamptz, day date,"
                + " is_on bool, weight float8, bytes bytea, mood mood)");
        var table = CopyTable.<Thing>of("public.things")
                .column("id", Thing::id)
                .column("name", Thing::name)
                .column("key", Thing::key)
                .column("at", Thing::at)
                .column("day", Thing::day)
                .column("is_on", Thing::on)
                .column("weight", Thing::weight)
                .column("bytes", Thing::bytes)
                .column("mood", thing -> thing.on() ? "glad" : "sad");
        var things = IntStream.range(0, 5_000)
                .mapToObj(i -> new Thing(
                        i,
                        "thing " + i,
                        new UUID(7, i),
                        Instant.ofEpochSecond(i),
                        LocalDate.ofEpochDay(i),
                        i % 2 == 0,
                        i / 2.0,
                        new byte[] {(byte) i}))
                .toList();

        assertThat(connection.copy().in(table, things)).isEqualTo(5_000);
        assertThat(connection.query(
                        "select count(*), count(distinct key), sum(weight), min(mood)::text, max(at) from things",
                        row -> row.longAt(0) + " " + row.longAt(1) + " " + row.doubleAt(2) + " " + row.stringAt(3) + " "
                                + row.instantAt(4)))
                .containsExactly("5000 5000 6248750.0 glad 1970-01-01T01:23:19Z");
    }

    @Test
    void noticesInMidCopyAreDeliveredAndTheCopyGoesOn() {
        connection.execute("create or replace function note() returns trigger language plpgsql as"
                + " $$ begin raise notice 'row %', new.id; return new; end $$");
        connection.execute("create trigger note before insert on t for each row execute function note()");
        connection.notices();
        try (var writer = connection.copy().into("t", "id")) {
            for (int i = 1; i <= 10; i++) {
                writer.row(i);
            }
            assertThat(writer.finish()).isEqualTo(10);
        }
        assertThat(connection.notices()).hasSize(10);
    }

    @Test
    void copyInWhoseBackendIsTerminatedFailsAndDoesNotHang() {
        var process = connection.processId();
        assertThatThrownBy(() -> {
                    try (var writer = connection.copy().into("t", "id")) {
                        writer.row(1);
                        SERVER.sql("postgres", "select pg_terminate_backend(" + process + ")");
                        for (int i = 2; ; i++) {
                            writer.row(i);
                        }
                    }
                })
                .isInstanceOf(DisconnectedException.class);
        assertThat(connection.usable()).isFalse();
    }

    @Test
    void aSourceThatThrowsStoresNothingAndKeepsTheConnection() {
        var broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (--left <= 0) {
                    throw new IOException("the disk is gone");
                }
                return left % 7 == 0 ? '\n' : '1';
            }
        };
        connection.execute("alter table t drop column id");
        assertThatThrownBy(() -> connection.copy().in("copy t (name) from stdin", broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(count()).isZero();

        var table = CopyTable.<Integer>of("t").column("price", id -> {
            if (id == 3) {
                throw new IllegalStateException("no three");
            }
            return id;
        });
        assertThatThrownBy(() -> connection.copy().in(table, List.of(1, 2, 3, 4)))
                .hasMessage("no three");
        assertThat(count()).isZero();
    }

    /** A pipe is a file whose reader waits: it shows what an interrupt does to the reading of one. */
    @Test
    void anInterruptWhileAFileIsReadIsACancelAndKeepsTheConnection(@TempDir Path folder) throws Exception {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var thrown = new AtomicReference<@Nullable Throwable>();
        var copying = Thread.ofPlatform().start(() -> {
            try {
                connection.copy().in("copy t from stdin (format csv)", pipe);
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        try (var feed = new FileOutputStream(pipe.toFile())) {
            feed.write("1,Alice,1.50\n".getBytes(StandardCharsets.UTF_8));
            while (!isReading(copying)) {
                Thread.sleep(1);
            }
            copying.interrupt();
            feed.write("2,Bob,2.50\n".getBytes(StandardCharsets.UTF_8));
        }
        copying.join();
        assertThat(thrown.get()).isInstanceOf(OperationCancelledException.class);
        assertThat(connection.usable()).isTrue();
        assertThat(count()).isZero();
    }

    private static boolean isReading(Thread thread) {
        var stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getMethodName().startsWith("read");
    }

    @Test
    void aRowThatIsRefusedHereNamesRowAndColumnAndOneMayGoOn() {
        try (var writer = connection.copy().into("t", "id", "name")) {
            writer.row(1, "a");
            assertThatThrownBy(() -> writer.row(1L << 40, "b"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("row 2")
                    .hasMessageContaining("id");
            assertThatThrownBy(() -> writer.row(1)).hasMessageContaining("1 values for 2 columns");
            writer.row(2, "b");
            assertThat(writer.finish()).isEqualTo(2);
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aServerThatRefusesStopsALongInputEarly() {
        var asked = new int[1];
        Iterable<Integer> endless = () -> IntStream.iterate(0, i -> {
                    asked[0] = i;
                    return i == 0 ? 1 : i == 1 ? 1 : i + 1;
                })
                .iterator();
        var table = CopyTable.<Integer>of("t").column("id", id -> id);
        assertThatThrownBy(() -> connection.copy().in(table, endless)).isInstanceOf(UniqueException.class);
        assertThat(count()).isZero();
    }

    @Test
    void aSinkThatThrowsCancelsAndKeepsTheConnection() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> connection
                        .copy()
                        .out("copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout", full))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
        assertThat(count()).isZero();
    }

    @Test
    void rowsMayBeLeftEarly() {
        try (var reader = connection.copy().from("select g, repeat('x', 1000) from generate_series(1, 1000000) g")) {
            for (int i = 1; i <= 10; i++) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.row().intAt(0)).isEqualTo(i);
            }
        }
        assertThat(count()).isZero();
    }

    @Test
    void anEmptyTableAndAnEmptyInputAreNoSpecialCase() throws IOException {
        assertThat(connection.copy().in("copy t from stdin", text(""))).isZero();
        try (var writer = connection.copy().into("t")) {
            assertThat(writer.finish()).isZero();
        }
        assertThat(connection.copy().out("select * from t", row -> {})).isZero();
        var out = new ByteArrayOutputStream();
        assertThat(connection.copy().out("copy t to stdout", out)).isZero();
        assertThat(out.size()).isZero();
    }

    @Test
    void insideATransactionItIsPartOfIt() throws IOException {
        try (var _ = connection.begin()) {
            connection.copy().in("copy t (id) from stdin", text("1\n2\n"));
            assertThat(count()).isEqualTo(2);
        }
        assertThat(count()).isZero();
    }

    @Test
    void whatIsNoCopyIsRefused() {
        assertThatThrownBy(() -> connection.copy().in("copy nowhere from stdin", text("1\n")))
                .isInstanceOf(AludelException.class);
        assertThat(count()).isZero();
    }
}
