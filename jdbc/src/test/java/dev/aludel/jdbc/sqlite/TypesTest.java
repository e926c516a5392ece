package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.error.DataException;
import dev.aludel.error.ParameterException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back is what was given, and it lies in the file as docs/types.md says. */
class TypesTest {
    private enum Colour {
        RED,
        DARK_BLUE
    }

    private DriverConnection db;

    @BeforeEach
    void open() {
        db = Sqlite.memory();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void integers() {
        roundTrip(SqlTypes.SMALLINT, Short.MIN_VALUE, (short) -1, (short) 0, Short.MAX_VALUE);
        roundTrip(SqlTypes.INTEGER, Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE);
        roundTrip(SqlTypes.BIGINT, Long.MIN_VALUE, -1L, 0L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE);
        stored(SqlTypes.BIGINT, 42L, "integer", "42");
    }

    @Test
    void floatingPoint() {
        roundTrip(SqlTypes.REAL, Float.MIN_VALUE, -1.5f, 0.1f, Float.MAX_VALUE, Float.POSITIVE_INFINITY);
        roundTrip(
                SqlTypes.DOUBLE,
                Double.MIN_VALUE,
                -1.5,
                0.1,
                1.0,
                1e15,
                1e300,
                Double.MAX_VALUE,
                Double.NEGATIVE_INFINITY);
        stored(SqlTypes.DOUBLE, 1.0, "real", "1.0");
        that(back(SqlTypes.DOUBLE, -0.0)).isEqualTo(0.0);
        assertThatThrownBy(() -> back(SqlTypes.DOUBLE, Double.NaN))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void decimals() {
        for (var text : List.of("0", "0.00", "-0.1", "1E+20", "12345678901234567890.123456789", "0.1", "-99.990")) {
            var number = new BigDecimal(text);
            that(back(SqlTypes.DECIMAL, number)).isEqualTo(new BigDecimal(number.toPlainString()));
        }
        roundTrip(SqlTypes.decimal(10, 2), new BigDecimal("12345678.90"), new BigDecimal("-0.01"));
        stored(SqlTypes.decimal(10, 2), new BigDecimal("100.00"), "text", "100.00");
        stored(SqlTypes.DECIMAL, new BigDecimal("1E+3"), "text", "1000");
        var huge = new BigDecimal(new BigInteger("7".repeat(1000)), 500);
        that(back(SqlTypes.DECIMAL, huge)).isEqualTo(huge);
        assertThatThrownBy(() -> back(SqlTypes.DECIMAL, new BigDecimal("1E+1000000000")))
                .isInstanceOf(DataException.class);
    }

    @Test
    void text() {
        roundTrip(SqlTypes.TEXT, "", " ", "O'Brien", "Grüße, 世界, \uD83D\uDE80", "line\r\nline", "1.0", "NULL");
        roundTrip(SqlTypes.varchar(5), "12345", "\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80");
        stored(SqlTypes.TEXT, "0123", "text", "0123");
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var built = new StringBuilder();
            random.ints(random.nextInt(50), 1, Character.MAX_CODE_POINT)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .forEach(built::appendCodePoint);
            that(back(SqlTypes.TEXT, built.toString())).isEqualTo(built.toString());
        }
        assertThatThrownBy(() -> back(SqlTypes.TEXT, "half \uD83D"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void booleansBytesAndUuids() {
        roundTrip(SqlTypes.BOOLEAN, true, false);
        stored(SqlTypes.BOOLEAN, true, "integer", "1");
        roundTrip(SqlTypes.UUID, new UUID(0, 0), UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"));
        stored(
                SqlTypes.UUID,
                UUID.fromString("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"),
                "text",
                "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        for (var bytes : List.of(new byte[] {}, new byte[] {0}, new byte[] {1, 0, -1}, new byte[100_000])) {
            that(back(SqlTypes.BYTES, bytes)).isEqualTo(bytes);
        }
    }

    @Test
    void enumerations() {
        roundTrip(SqlTypes.enumByName(Colour.class), Colour.values());
        stored(SqlTypes.enumByName(Colour.class), Colour.DARK_BLUE, "text", "DARK_BLUE");
        roundTrip(SqlTypes.enumByOrdinal(Colour.class), Colour.values());
        stored(SqlTypes.enumByOrdinal(Colour.class), Colour.DARK_BLUE, "integer", "1");
    }

    @Test
    void moments() {
        roundTrip(
                SqlTypes.INSTANT,
                Instant.EPOCH,
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                Instant.parse("2026-11-21T01:12:00.123456Z"));
        stored(SqlTypes.INSTANT, Instant.parse("2026-11-21T01:12:00.1Z"), "text", "2026-11-21 01:12:00.100000Z");
        that(back(SqlTypes.INSTANT, Instant.parse("2026-11-21T01:12:00.123456789Z")))
                .isEqualTo(Instant.parse("2026-11-21T01:12:00.123456Z"));
        that(back(SqlTypes.INSTANT, Instant.parse("1969-12-31T23:59:59.999999999Z")))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        for (var outside : List.of(Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThatThrownBy(() -> back(SqlTypes.INSTANT, outside))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("0000 to 9999");
        }
        var offset = OffsetDateTime.of(2026, 11, 21, 3, 12, 0, 5000, ZoneOffset.ofHours(2));
        // Compared by toString: assertThat would call times with other offsets equal.
        that(String.valueOf(back(SqlTypes.OFFSET_TIMESTAMP, offset))).isEqualTo("2026-11-21T01:12:00.000005Z");
        stored(SqlTypes.OFFSET_TIMESTAMP, offset, "text", "2026-11-21 01:12:00.000005Z");
    }

    @Test
    void datesAndTimes() {
        roundTrip(SqlTypes.DATE, LocalDate.of(0, 1, 1), LocalDate.of(2024, 2, 29), LocalDate.of(9999, 12, 31));
        stored(SqlTypes.DATE, LocalDate.of(26, 1, 2), "text", "0026-01-02");
        roundTrip(SqlTypes.TIME, LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000));
        stored(SqlTypes.TIME, LocalTime.of(1, 12), "text", "01:12:00.000000");
        roundTrip(SqlTypes.TIMESTAMP, LocalDateTime.of(2026, 11, 21, 1, 12, 0, 123_456_000));
        stored(SqlTypes.TIMESTAMP, LocalDateTime.of(2026, 11, 21, 1, 12), "text", "2026-11-21 01:12:00.000000");
        assertThatThrownBy(() -> back(SqlTypes.DATE, LocalDate.MAX)).isInstanceOf(DataException.class);
        roundTrip(
                SqlTypes.DURATION,
                Duration.ZERO,
                Duration.ofNanos(-1000),
                Duration.ofDays(-400).plusNanos(1000),
                Duration.ofDays(100_000));
        stored(SqlTypes.DURATION, Duration.ofMillis(1500), "integer", "1500000");
        assertThatThrownBy(() -> back(SqlTypes.DURATION, Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void randomMomentsComeBackAndSortAsText() {
        var random = new Random(42);
        var moments = new ArrayList<Instant>();
        for (int i = 0; i < 500; i++) {
            moments.add(Instant.ofEpochSecond(
                            random.nextLong(-62_167_219_200L, 253_402_300_800L), random.nextInt(1_000_000_000))
                    .truncatedTo(ChronoUnit.MICROS));
        }
        Sqlite.run(db, "CREATE TABLE m (at TIMESTAMP WITH TIME ZONE)");
        db.executeBatch(
                        Sqlite.write("INSERT INTO m VALUES (?)", SqlTypes.INSTANT),
                        moments.stream().map(moment -> new Object[] {moment}).toList(),
                        (index, row) -> {},
                        Deadline.NEVER)
                .await();
        assertThat(Sqlite.list(db, "SELECT at FROM m ORDER BY at", row -> row.instantAt(0)))
                .isEqualTo(moments.stream().sorted().toList());
    }

    @Test
    void otherFormsOfTimesAreRead() {
        that(read("'2026-11-21T01:12:00Z'", row -> row.instantAt(0))).isEqualTo(Instant.parse("2026-11-21T01:12:00Z"));
        that(read("'2026-11-21 03:12:00.5+02:00'", row -> row.instantAt(0)))
                .isEqualTo(Instant.parse("2026-11-21T01:12:00.5Z"));
        that(read("'2026-11-21 01:12'", row -> row.instantAt(0))).isEqualTo(Instant.parse("2026-11-21T01:12:00Z"));
        that(read("CURRENT_TIMESTAMP", row -> row.instantAt(0))).isNotNull();
        that(read("'2026-11-21'", row -> row.dateTimeAt(0))).isEqualTo(LocalDateTime.of(2026, 11, 21, 0, 0));
        that(read("'2026-11-21 00:00:00.000000'", row -> row.dateAt(0))).isEqualTo(LocalDate.of(2026, 11, 21));
        that(read("'01:12'", row -> row.timeAt(0))).isEqualTo(LocalTime.of(1, 12));
        for (var bad : List.of("''", "'x'", "'2026-13-01 00:00'", "'2026-11-21 01:12:00 what'", "'2026-02-30'")) {
            assertThatThrownBy(() -> read(bad, row -> row.instantAt(0))).isInstanceOf(DataException.class);
        }
        assertThatThrownBy(() -> read("'2026-11-21 01:00'", row -> row.dateAt(0)))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> read("'2026-11-21 01:00Z'", row -> row.dateTimeAt(0)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void numbersAreReadExactlyOrNotAtAll() {
        that(read("2.0", row -> row.intAt(0))).isEqualTo(2);
        that(read("'17'", row -> row.longAt(0))).isEqualTo(17L);
        that(read("3", row -> row.decimalAt(0))).isEqualTo(new BigDecimal("3"));
        that(read("0.1", row -> row.decimalAt(0))).isEqualTo(new BigDecimal("0.1"));
        that(read("3", row -> row.doubleAt(0))).isEqualTo(3.0);
        that(read("3", row -> row.stringAt(0))).isEqualTo("3");
        List<Function<RowReader, ?>> misfits = List.of(
                row -> row.intAt(0),
                row -> row.longAt(1),
                row -> row.shortAt(2),
                row -> row.booleanAt(2),
                row -> row.intAt(3),
                row -> row.decimalAt(3),
                row -> row.bytesAt(3),
                row -> row.uuidAt(3),
                row -> row.doubleAt(3),
                row -> row.doubleAt(4),
                row -> row.floatAt(5),
                row -> row.stringAt(6),
                row -> row.instantAt(0),
                row -> row.longAt(7));
        for (var misfit : misfits) {
            assertThatThrownBy(() -> Sqlite.one(
                            db,
                            "SELECT 2147483648, 1.5, 70000, ?, 9007199254740993, 0.1, x'00', 1e300",
                            misfit::apply,
                            "secret"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("result column")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void nullIsToldAndNotRead() {
        that(read("NULL", RowReader::columnCount)).isEqualTo(1);
        that(Sqlite.one(db, "SELECT NULL", row -> row.isNull(0))).isEqualTo(true);
        assertThatThrownBy(() -> Sqlite.one(db, "SELECT NULL AS age", row -> row.intAt(0)))
                .isInstanceOf(UnexpectedNullException.class)
                .hasMessageContaining("age");
        for (var type : List.of(SqlTypes.INTEGER, SqlTypes.TEXT, SqlTypes.DECIMAL, SqlTypes.INSTANT, SqlTypes.BYTES)) {
            that(back(type, null)).isNull();
        }
    }

    @Test
    void aClassWithoutAFormIsRefused() {
        assertThatThrownBy(() -> Sqlite.run(db, "SELECT ?", new Object()))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("parameter 1 is a java.lang.Object");
    }

    private static ObjectAssert<Object> that(@Nullable Object value) {
        return assertThat(value);
    }

    private <T> T read(String expression, Function<RowReader, T> reader) {
        return Sqlite.one(db, "SELECT " + expression, reader);
    }

    @SafeVarargs
    private <T> void roundTrip(SqlType<T> type, T... values) {
        for (T value : values) {
            that(back(type, value)).isEqualTo(value);
        }
    }

    /** Through a column of the type's own DDL name, not only through a parameter. */
    private @Nullable Object back(SqlType<?> type, @Nullable Object value) {
        store(type, value);
        var found = new ArrayList<@Nullable Object>();
        db.execute(
                        Sqlite.query("SELECT v FROM s WHERE v IS ?", type),
                        new Object[] {type.encode(value)},
                        row -> found.add(type.read(row, 0)),
                        Deadline.NEVER)
                .await();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void store(SqlType<?> type, @Nullable Object value) {
        Sqlite.run(db, "DROP TABLE IF EXISTS s");
        Sqlite.run(db, "CREATE TABLE s (v " + ((SqliteDdl) new SqliteDialect().ddl()).typeName(type) + ")");
        db.execute(
                        Sqlite.write("INSERT INTO s VALUES (?)", type),
                        new Object[] {type.encode(value)},
                        row -> {},
                        Deadline.NEVER)
                .await();
    }

    private <T> void stored(SqlType<T> type, T value, String kind, String text) {
        store(type, value);
        assertThat(Sqlite.text(db, "SELECT typeof(v) || ' ' || v FROM s")).isEqualTo(kind + " " + text);
    }
}
