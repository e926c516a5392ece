package dev.aludel.jdbc.mysql;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Engine;
import dev.aludel.error.DataException;
import dev.aludel.testkit.mariadb.MariaDbServer;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that no Aludel declares and values that it never writes, stored by another program: read exactly, or refused. */
class WhatOthersStoredTest {
    private enum Size {
        SMALL,
        LARGE
    }

    private static final MariaDbServer SERVER = MariaDbServer.shared();
    private static final String DATABASE = SERVER.freshDatabase();
    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.create(SERVER.url(DATABASE) + "?poolSize=1");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /** Stored past all code of ours, in a session with another zone and without strictness. */
    private static void stored(String type, String literal) {
        SERVER.sql("create or replace table " + DATABASE + ".others (v " + type + ")");
        SERVER.sql("set statement sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+05:00' for insert into " + DATABASE
                + ".others values (" + literal + ")");
    }

    private static <T> T read(SqlType<T> type) {
        return engine.with(connection -> connection.one(
                text("select v from others").column("v", type).map(row -> row.get("v", type.javaType()))));
    }

    private static Object natural() {
        return read(SqlTypes.UNKNOWN);
    }

    private static void refused(SqlType<?> type) {
        assertThatThrownBy(() -> read(type))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the result column v ");
    }

    @ParameterizedTest
    @CsvSource({
        "tinyint unsigned, 255",
        "smallint unsigned, 65535",
        "mediumint, -8388608",
        "mediumint unsigned, 16777215",
        "int unsigned, 4294967295",
        "bigint unsigned, 9223372036854775807",
        "year, 2155",
        "bit(1), 1",
        "bit(63), 9223372036854775807",
        "smallint unsigned zerofill, 7"
    })
    void unsignedAndOtherWholeNumbers(String type, long value) {
        stored(type, String.valueOf(value));

        assertThat(read(SqlTypes.BIGINT)).isEqualTo(value);
        assertThat(natural()).isEqualTo(value);
        assertThat(read(SqlTypes.DECIMAL)).isEqualByComparingTo(BigDecimal.valueOf(value));
        if (value == (int) value) {
            assertThat(read(SqlTypes.INTEGER)).isEqualTo((int) value);
        } else {
            refused(SqlTypes.INTEGER);
        }
        if (value == (short) value) {
            assertThat(read(SqlTypes.SMALLINT)).isEqualTo((short) value);
        } else {
            refused(SqlTypes.SMALLINT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bigint unsigned", "bit(64)"})
    void whatNoLongHolds(String type) {
        stored(type, "18446744073709551615");

        assertThat(read(SqlTypes.DECIMAL)).isEqualTo(new BigDecimal("18446744073709551615"));
        assertThat(natural()).isEqualTo(new BigDecimal("18446744073709551615"));
        refused(SqlTypes.BIGINT);
        refused(SqlTypes.INTEGER);
        refused(SqlTypes.DOUBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "-838:59:59.999999, PT-838H-59M-59.999999S",
        "-00:00:00.000001, PT-0.000001S",
        "24:00:00, PT24H",
        "838:59:59.999999, PT838H59M59.999999S"
    })
    void aTimeOutsideOfADayIsADuration(String stored, Duration read) {
        stored("time(6)", "'" + stored + "'");

        assertThat(read(SqlTypes.DURATION)).isEqualTo(read);
        assertThat(natural()).isEqualTo(read);
        refused(SqlTypes.TIME);
    }

    @Test
    void aTimeWithinADayIsOneOfBoth() {
        stored("time", "'23:59:59'");

        assertThat(read(SqlTypes.TIME)).isEqualTo(LocalTime.of(23, 59, 59));
        assertThat(read(SqlTypes.DURATION)).isEqualTo(Duration.ofDays(1).minusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "date, 0000-00-00",
        "date, 2026-00-00",
        "date, 2026-11-00",
        "date, 2026-02-31",
        "datetime, 0000-00-00 00:00:00",
        "datetime(6), 2026-00-01 01:02:03.000004",
        "timestamp, 0000-00-00 00:00:00"
    })
    void datesThatAreNoneAreRefusedAndNoNull(String type, String value) {
        stored(type + " null", "'" + value + "'");

        SqlType<?> asked = type.equals("date") ? SqlTypes.DATE : SqlTypes.TIMESTAMP;
        assertThatThrownBy(() -> read(asked)).isInstanceOf(DataException.class).hasMessageContaining("no calendar has");
        assertThatThrownBy(WhatOthersStoredTest::natural)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no calendar has");
    }

    /** The year 0 has real days, and MariaDB keeps them, though it takes none from Aludel. */
    @Test
    void daysOfTheYearZero() {
        stored("date", "'0000-02-28'");
        assertThat(read(SqlTypes.DATE)).isEqualTo(LocalDate.of(0, 2, 28));
    }

    @Test
    void timestampsAreMomentsWhoeverWroteThem() {
        stored("timestamp(6)", "'2026-07-01 12:00:00.123456'"); // at +05:00

        assertThat(read(SqlTypes.INSTANT)).isEqualTo(Instant.parse("2026-07-01T07:00:00.123456Z"));
        assertThat(read(SqlTypes.TIMESTAMP)).isEqualTo(LocalDateTime.parse("2026-07-01T07:00:00.123456"));
        engine.use(connection -> connection.execute(
                text("update others set v = :v").bind("v", Instant.parse("2026-10-25T00:30:00.654321Z"))));
        assertThat(SERVER.ask("select unix_timestamp(v) from " + DATABASE + ".others"))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z").getEpochSecond() + ".654321");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary(16)", "varbinary(16)", "char(36)", "varchar(40)"})
    void uuidsInColumnsOfOthers(String type) {
        var uuid = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        stored(type, type.contains("binary") ? "unhex(replace('" + uuid + "', '-', ''))" : "upper('" + uuid + "')");
        assertThat(read(SqlTypes.UUID)).isEqualTo(uuid);
    }

    @Test
    void bytesAndTextsThatAreNoUuid() {
        stored("varbinary(16)", "x'0102'");
        refused(SqlTypes.UUID);
        stored("varchar(40)", "'1-1-1-1-1'");
        refused(SqlTypes.UUID);
    }

    /** All versions and variants: kept as they are, or refused as the documentation says. */
    @Test
    void uuidsOfEveryVersion() {
        engine.use(connection -> {
            connection.execute(text("create or replace table ids (v uuid primary key)"));
            for (int version = 0; version < 16; version++) {
                for (int variant = 0; variant < 16; variant++) {
                    var bytes = ByteBuffer.allocate(16);
                    bytes.putLong(0x1122334455660788L | (long) version << 12);
                    bytes.putLong(0x0a0b0c0d0e0f1011L | (long) variant << 60);
                    var uuid = new UUID(bytes.getLong(0), bytes.getLong(8));
                    var insert = text("insert into ids values (:v)").bind("v", uuid);
                    if (version >= 8 && variant < 8) {
                        assertThatThrownBy(() -> connection.execute(insert))
                                .as("%s", uuid)
                                .isInstanceOf(DataException.class);
                    } else {
                        connection.execute(insert);
                        assertThat(connection.list(text("select v from ids where v = :v")
                                        .bind("v", uuid)
                                        .map(row -> row.get(0, UUID.class))))
                                .containsExactly(uuid);
                    }
                }
            }
        });
    }

    @Test
    void whatIsNoConstantOfAnEnumeration() {
        stored("enum('SMALL', 'LARGE', 'HUGE')", "'HUGE'");
        refused(SqlTypes.nativeEnum("size", Size.class));
        stored("enum('SMALL', 'LARGE')", "'WRONG'"); // without strictness the server keeps an empty text
        refused(SqlTypes.nativeEnum("size", Size.class));
        stored("varchar(9)", "'LARGE'");
        assertThat(read(SqlTypes.nativeEnum("size", Size.class))).isEqualTo(Size.LARGE);
        stored("smallint", "-1");
        refused(SqlTypes.enumByOrdinal(Size.class));
        stored("varchar(9)", "'large'");
        refused(SqlTypes.enumByName(Size.class));
    }
}
