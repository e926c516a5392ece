package dev.aludel.jdbc.mysql;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.error.DataException;
import dev.aludel.sql.Text;
import dev.aludel.testkit.mariadb.MariaDbServer;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes in comes out, at the edges too, and in a JVM whose time zone is neither UTC nor the server's. */
class TypesTest {
    private static final MariaDbServer SERVER = MariaDbServer.shared();
    private static final TimeZone USUAL = TimeZone.getDefault();
    private static Engine engine;

    @BeforeAll
    static void open() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        engine = Engine.create(SERVER.freshUrl() + "?poolSize=1");
    }

    @AfterAll
    static void close() {
        engine.close();
        TimeZone.setDefault(USUAL);
    }

    @SafeVarargs
    private static <T> void roundTrip(SqlType<T> type, T... values) {
        engine.use(connection -> {
            create(connection, type);
            for (T value : values) {
                connection.execute(text("delete from v"));
                connection.execute(text("insert into v values (:v)").bind("v", value, type));
                assertThat(read(connection, type)).isEqualTo(value);
                // The same value in a condition finds it: nothing is lost on the way there either.
                assertThat(number(
                                connection,
                                text("select count(*) from v where v = :v").bind("v", value, type)))
                        .isEqualTo(1);
            }
            connection.execute(text("delete from v"));
            connection.execute(text("insert into v values (:v)").bind("v", null, type));
            assertThat(number(connection, text("select v is null from v"))).isEqualTo(1);
        });
    }

    private static void create(Connection connection, SqlType<?> type) {
        connection.execute(text("drop table if exists v"));
        connection.execute(text(
                "create table v (v " + MySqlTypeNames.of(type, ServerKind.MARIADB) + ") collate utf8mb4_nopad_bin"));
    }

    private static <T> T read(Connection connection, SqlType<T> type) {
        return connection.one(text("select v from v").column("v", type).map(row -> row.get("v", type.javaType())));
    }

    private static long number(Connection connection, Text query) {
        return connection.one(query.map(row -> row.get(0, Long.class)));
    }

    private static String words(Connection connection, Text query) {
        return connection.one(query.map(row -> row.get(0, String.class)));
    }

    private static BigDecimal decimal(Connection connection, Text query) {
        return connection.one(query.map(row -> row.get(0, BigDecimal.class)));
    }

    @Test
    void wholeNumbers() {
        roundTrip(SqlTypes.SMALLINT, Short.MIN_VALUE, (short) 0, Short.MAX_VALUE);
        roundTrip(SqlTypes.INTEGER, Integer.MIN_VALUE, -1, Integer.MAX_VALUE);
        roundTrip(SqlTypes.BIGINT, Long.MIN_VALUE, (1L << 53) + 1, Long.MAX_VALUE);
        roundTrip(SqlTypes.BOOLEAN, true, false);
    }

    @Test
    void floatingPoint() {
        roundTrip(SqlTypes.REAL, 0.1f, Float.MIN_NORMAL, Float.MAX_VALUE, -1.1754945e-38f, 16777217f);
        roundTrip(SqlTypes.DOUBLE, 0.1, 1.0 / 3, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE);
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused(SqlTypes.DOUBLE, none);
        }
    }

    @Test
    void decimals() {
        roundTrip(
                SqlTypes.decimal(38, 10),
                new BigDecimal("9999999999999999999999999999.9999999999"),
                new BigDecimal("-0.0000000001"),
                new BigDecimal("0.0000000000"));
        refused(SqlTypes.decimal(4, 2), new BigDecimal("100.00"));
    }

    @Test
    void texts() {
        var odd = "a\\'\"`%_\n\r\t\u0000\u001aé\u00df\uffff\ud83d\ude00";
        roundTrip(SqlTypes.varchar(50), "", " ", "a ", odd, "\ud83d\ude00".repeat(50), "\\", "\\\\", "'", "\\'");
        roundTrip(SqlTypes.TEXT, odd.repeat(1000), "x".repeat(1_000_000));
        refused(SqlTypes.varchar(3), "four");
        refused(SqlTypes.TEXT, "half a pair: \ud83d");
    }

    @Test
    void textsAreComparedExactly() {
        engine.use(connection -> {
            create(connection, SqlTypes.varchar(10));
            connection.execute(text("alter table v add unique (v)"));
            for (var each : new String[] {"a", "A", "á", "a ", " a", ""}) {
                connection.execute(text("insert into v values (:v)").bind("v", each));
            }
            assertThat(number(
                            connection,
                            text("select count(*) from v where v = :v").bind("v", "a")))
                    .isEqualTo(1);
            assertThat(connection.list(text("select v from v order by v").map(row -> row.get(0, String.class))))
                    .containsExactly("", " a", "A", "a", "a ", "á");
        });
    }

    @Test
    void bytes() {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        roundTrip(SqlTypes.BYTES, all, new byte[0], new byte[1_000_000]);
    }

    @Test
    void momentsAreUtc() {
        roundTrip(
                SqlTypes.INSTANT,
                Instant.parse("2026-03-08T07:30:00.123456Z"), // the hour that New York skips
                Instant.parse("2026-11-01T05:30:00Z"), // and the one that it has twice
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        engine.use(connection -> {
            create(connection, SqlTypes.INSTANT);
            connection.execute(text("insert into v values (:v)").bind("v", Instant.parse("2026-07-01T12:00:00Z")));
            assertThat(words(connection, text("select cast(v as char) from v")))
                    .isEqualTo("2026-07-01 12:00:00.000000");
            long seconds = connection.one(text("select timestampdiff(second, :now, now(6))")
                    .bind("now", Instant.now())
                    .map(row -> row.get(0, Long.class)));
            assertThat(Math.abs(seconds)).isLessThan(TimeUnit.MINUTES.toSeconds(10));
        });
        refused(SqlTypes.INSTANT, Instant.MAX);
        refused(SqlTypes.INSTANT, Instant.parse("+10000-01-01T00:00:00Z"));
    }

    @Test
    void datesAndTimes() {
        roundTrip(SqlTypes.DATE, LocalDate.of(1, 1, 1), LocalDate.of(2024, 2, 29), LocalDate.of(9999, 12, 31));
        roundTrip(SqlTypes.TIME, LocalTime.MIN, LocalTime.of(12, 0), LocalTime.parse("23:59:59.999999"));
        roundTrip(
                SqlTypes.TIMESTAMP,
                LocalDateTime.parse("2026-03-08T02:30:00.000001"),
                LocalDateTime.parse("9999-12-31T23:59:59.999999"));
        roundTrip(SqlTypes.OFFSET_TIMESTAMP, OffsetDateTime.of(2026, 3, 8, 2, 30, 0, 1000, ZoneOffset.UTC));
        roundTrip(SqlTypes.DURATION, Duration.ZERO, Duration.ofDays(-1000).plusNanos(1000), Duration.ofDays(100_000));
    }

    @Test
    void uuids() {
        roundTrip(
                SqlTypes.UUID,
                new UUID(0, 0),
                new UUID(-1, -1),
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
    }

    @Test
    void unsignedNumbersOfOthers() {
        engine.use(connection -> {
            assertThat(decimal(connection, text("select cast(18446744073709551615 as unsigned)")))
                    .isEqualByComparingTo("18446744073709551615");
            assertThat(number(connection, text("select cast(5 as unsigned)"))).isEqualTo(5);
        });
    }

    @Test
    void aDateOfZerosIsNoNull() {
        engine.use(connection -> {
            connection.execute(text("drop table if exists z"));
            connection.execute(text("create table z (d date not null)"));
            connection.execute(text("set sql_mode = ''"));
            connection.execute(text("insert into z values ('0000-00-00')"));
            assertThatThrownBy(() -> connection.list(text("select d from z").map(row -> row.get(0, LocalDate.class))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no calendar has");
        });
    }

    private static <T> void refused(SqlType<T> type, T value) {
        engine.use(connection -> {
            create(connection, type);
            assertThatThrownBy(() ->
                            connection.execute(text("insert into v values (:v)").bind("v", value, type)))
                    .isInstanceOf(DataException.class)
                    .satisfies(failure ->
                            assertThat(((AludelException) failure).sqlState()).startsWith("22"));
        });
    }
}
