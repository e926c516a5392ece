package dev.aludel.jdbc.mysql;

import static dev.aludel.jdbc.mysql.OwnTypesTest.Feature.COMMENTARY;
import static dev.aludel.jdbc.mysql.OwnTypesTest.Feature.SCENES;
import static dev.aludel.jdbc.mysql.OwnTypesTest.Feature.TRAILER;
import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.schema.ColumnOption.serverOnUpdate;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.coalesce;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.literal;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.DataException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.jdbc.mysql.type.MySqlTypes;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.schema.reflect.Inspector;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TemporalColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.testkit.mariadb.MariaDbServer;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The types that only MySQL and MariaDB have: their DDL, their edges in and out, what they refuse, how they are read back. */
class OwnTypesTest {
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final Duration LONGEST =
            Duration.ofHours(838).plusMinutes(59).plusSeconds(59);
    private static Engine engine;

    enum Feature {
        TRAILER,
        COMMENTARY,
        SCENES
    }

    @BeforeAll
    static void open() {
        engine = Engine.create(MariaDbServer.shared().freshUrl() + "?poolSize=1");
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Table table(SqlType<?> type) {
        return Table.of("own")
                .intColumn("id", primaryKey())
                .column("v", type, nullable())
                .build();
    }

    private static void with(Table table, Consumer<Connection> test) {
        var schema = MetaData.of(table);
        engine.use(connection -> {
            schema.createAll(connection);
            try {
                test.accept(connection);
            } finally {
                schema.dropAll(connection);
            }
        });
    }

    /** Stored and read by this table, found by a condition, and the table is read back as it was said. */
    @SafeVarargs
    private static <T> void holds(SqlType<T> type, String ddl, T... values) {
        var table = table(type);
        @SuppressWarnings("unchecked") // it was made of this type
        var v = (ComparableColumn<T>) table.column("v", ComparableColumn.class);
        var id = table.column("id", IntColumn.class);
        with(table, connection -> {
            assertThat(MetaData.of(table).ddl(connection.ddl()).getFirst()).contains("    v " + ddl + ",\n");
            for (int i = 0; i < values.length; i++) {
                connection.execute(insert(table).set(id.to(i), v.to(values[i])));
                assertThat(connection.one(select(v).where(id.eq(i)))).isEqualTo(values[i]);
                assertThat(connection.one(select(count()).from(table).where(v.eq(values[i]), id.eq(i))))
                        .isEqualTo(1);
            }
            connection.execute(insert(table).set(id.to(-1)));
            assertThat(connection.one(select(id).where(v.isNull()))).isEqualTo(-1);
            readBack(table, connection);
        });
    }

    private static void readBack(Table table, Connection connection) {
        assertThat(SchemaComparison.of(MetaData.of(table), connection).list()).isEmpty();
    }

    @SafeVarargs
    private static <T> void refuses(SqlType<T> type, T... values) {
        @SuppressWarnings("unchecked") // it was made of this type
        var v = (ComparableColumn<T>) table(type).column("v", ComparableColumn.class);
        for (T value : values) {
            assertThatThrownBy(() -> v.to(value))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("own.v holds");
        }
    }

    @Test
    void wholeNumbers() {
        holds(MySqlTypes.TINYINT, "TINYINT", -128, 0, 127);
        refuses(MySqlTypes.TINYINT, -129, 128);
        holds(MySqlTypes.UNSIGNED_TINYINT, "TINYINT UNSIGNED", 0, 255);
        refuses(MySqlTypes.UNSIGNED_TINYINT, -1, 256);
        holds(MySqlTypes.UNSIGNED_SMALLINT, "SMALLINT UNSIGNED", 0, 65_535);
        refuses(MySqlTypes.UNSIGNED_SMALLINT, -1, 65_536);
        holds(MySqlTypes.MEDIUMINT, "MEDIUMINT", -8_388_608, 8_388_607);
        refuses(MySqlTypes.MEDIUMINT, -8_388_609, 8_388_608);
        holds(MySqlTypes.UNSIGNED_MEDIUMINT, "MEDIUMINT UNSIGNED", 0, 16_777_215);
        refuses(MySqlTypes.UNSIGNED_MEDIUMINT, -1, 16_777_216);
        holds(MySqlTypes.UNSIGNED_INT, "INT UNSIGNED", 0L, 4_294_967_295L);
        refuses(MySqlTypes.UNSIGNED_INT, -1L, 4_294_967_296L);
        holds(MySqlTypes.UNSIGNED_BIGINT, "BIGINT UNSIGNED", BigInteger.ZERO, BigInteger.valueOf(Long.MAX_VALUE), MOST);
        refuses(MySqlTypes.UNSIGNED_BIGINT, BigInteger.ONE.negate(), MOST.add(BigInteger.ONE));
    }

    @Test
    void yearsBitsAndTimes() {
        holds(MySqlTypes.YEAR, "YEAR", Year.of(0), Year.of(1901), Year.of(2155));
        refuses(MySqlTypes.YEAR, Year.of(1900), Year.of(2156), Year.of(-1));
        holds(MySqlTypes.bit(1), "BIT(1)", 0L, 1L);
        refuses(MySqlTypes.bit(1), 2L);
        holds(MySqlTypes.bit(12), "BIT(12)", 0L, 4095L);
        holds(MySqlTypes.bit(64), "BIT(64)", 0L, Long.MAX_VALUE, -1L);
        refuses(MySqlTypes.bit(63), -1L);
        holds(
                MySqlTypes.TIME,
                "TIME(6)",
                Duration.ZERO,
                LONGEST,
                LONGEST.negated(),
                Duration.ofNanos(-1000),
                Duration.ofHours(100).plusNanos(123_456_000));
        refuses(
                MySqlTypes.TIME,
                LONGEST.plusNanos(1000),
                LONGEST.plusNanos(1000).negated());
    }

    @Test
    void timesWithFewerDigits() {
        var time = LocalDateTime.of(2026, 2, 28, 23, 59, 59, 999_000_000);
        holds(MySqlTypes.datetime(3), "DATETIME(3)", time, time.withNano(0));
        holds(MySqlTypes.datetime(0), "DATETIME", time.withNano(0));
        refuses(MySqlTypes.datetime(0), time);
        refuses(MySqlTypes.datetime(3), time.plusNanos(1_000));
        holds(
                MySqlTypes.timestamp(6),
                "TIMESTAMP(6) NULL",
                Instant.ofEpochSecond(1),
                Instant.parse("2037-12-31T23:59:59.999999Z"));
        holds(MySqlTypes.timestamp(0), "TIMESTAMP NULL", Instant.parse("2026-07-01T00:00:00Z"));
        refuses(MySqlTypes.timestamp(0), Instant.parse("2026-07-01T00:00:00.5Z"));
        holds(MySqlTypes.time(1), "TIME(1)", LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 900_000_000));
        refuses(MySqlTypes.time(1), LocalTime.of(23, 59, 59, 990_000_000));
    }

    @Test
    void fixedTextsAndPositiveDecimals() {
        holds(MySqlTypes.character(3), "CHAR(3)", "", "abc", " a", "\u00e9\ud83d\ude80\u00e9");
        refuses(MySqlTypes.character(3), "abcd", "a ");
        holds(
                MySqlTypes.unsignedDecimal(10, 2),
                "DECIMAL(10, 2) UNSIGNED",
                new BigDecimal("0.00"),
                new BigDecimal("99999999.99"));
        refuses(MySqlTypes.unsignedDecimal(10, 2), new BigDecimal("-0.01"));
        assertThatThrownBy(() -> table(MySqlTypes.unsignedDecimal(4, 2))
                        .comparableColumn("v", BigDecimal.class)
                        .to(new BigDecimal("100.00")))
                .isInstanceOf(DataException.class);
    }

    @Test
    void momentsThatTheServerFillsIn() {
        var table = Table.of("own")
                .intColumn("id", primaryKey())
                .column("made", MySqlTypes.timestamp(3), serverDefault("CURRENT_TIMESTAMP"))
                .column("seen", MySqlTypes.datetime(0), serverDefault("CURRENT_TIMESTAMP"), serverOnUpdate())
                .build();
        with(table, connection -> {
            readBack(table, connection);
            connection.execute(
                    insert(table).set(table.column("id", IntColumn.class).to(1)));
            assertThat(connection.one(select(table.comparableColumn("made", Instant.class))))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        });
    }

    /** What the labels differ in may be capitals and blanks. */
    @Test
    void labelsAreComparedAsTheyAre() {
        for (var types : List.of(
                List.of(MySqlTypes.set("a b", "c"), MySqlTypes.set("ab", "c")),
                List.of(MySqlTypes.set("a", "b"), MySqlTypes.set("A", "b")),
                List.of(SqlTypes.nativeEnum("v", List.of("a", "b")), SqlTypes.nativeEnum("v", List.of("A", "b"))),
                List.of(SqlTypes.nativeEnum("v", List.of("a b")), SqlTypes.nativeEnum("v", List.of("ab"))))) {
            with(table(types.getFirst()), connection -> {
                readBack(table(types.getFirst()), connection);
                assertThat(SchemaComparison.of(MetaData.of(table(types.getLast())), connection)
                                .list())
                        .hasSize(1);
            });
        }
    }

    @Test
    void textsAndBytesBySize() {
        holds(MySqlTypes.TINYTEXT, "TINYTEXT", "", "x".repeat(255), "é".repeat(127), " \\'");
        refuses(MySqlTypes.TINYTEXT, "x".repeat(256), "é".repeat(128));
        holds(MySqlTypes.TEXT, "TEXT", "x".repeat(65_535));
        refuses(MySqlTypes.TEXT, "x".repeat(65_536));
        holds(MySqlTypes.MEDIUMTEXT, "MEDIUMTEXT", "x".repeat(65_536));
        refuses(MySqlTypes.MEDIUMTEXT, "x".repeat(1 << 24));
        holds(MySqlTypes.TINYBLOB, "TINYBLOB", new byte[0], new byte[255]);
        refuses(MySqlTypes.TINYBLOB, new byte[256]);
        holds(MySqlTypes.BLOB, "BLOB", new byte[65_535]);
        refuses(MySqlTypes.BLOB, new byte[65_536]);
        holds(MySqlTypes.MEDIUMBLOB, "MEDIUMBLOB", new byte[65_536]);
        refuses(MySqlTypes.MEDIUMBLOB, new byte[1 << 24]);
        holds(MySqlTypes.binary(3), "BINARY(3)", new byte[3], new byte[] {1, 0, -1});
        refuses(MySqlTypes.binary(3), new byte[2], new byte[4]);
        holds(MySqlTypes.varbinary(3), "VARBINARY(3)", new byte[0], new byte[] {1, 0, 0});
        refuses(MySqlTypes.varbinary(3), new byte[4]);
    }

    @Test
    void sets() {
        holds(
                MySqlTypes.setOf(Feature.class),
                "SET('TRAILER', 'COMMENTARY', 'SCENES')",
                Set.of(),
                Set.of(SCENES, TRAILER),
                Set.of(TRAILER, COMMENTARY, SCENES));
        holds(MySqlTypes.set("it's", "a b", "\\"), "SET('it''s', 'a b', '\\')", Set.of("it's", "\\"), Set.of("a b"));
        refuses(MySqlTypes.set("a", "b"), Set.of("c"), Set.of("a", "A"));
        assertThatThrownBy(() -> MySqlTypes.set("a,b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MySqlTypes.set("a", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThat(MySqlTypes.setOf(Feature.class)).isEqualTo(MySqlTypes.setOf(Feature.class));
    }

    @Test
    void keysAndDefaults() {
        var table = Table.of("own")
                .column("id", MySqlTypes.UNSIGNED_INT, primaryKey(), generated())
                .column("v", MySqlTypes.TIME, serverDefault(literal(Duration.ofSeconds(-90), MySqlTypes.TIME)))
                .column("made", MySqlTypes.YEAR, serverDefault(literal(Year.of(1984), MySqlTypes.YEAR)))
                .build();
        var id = table.comparableColumn("id", Long.class);
        with(table, connection -> {
            assertThat(connection.list(insert(table).defaults().returning(id))).containsExactly(1L);
            assertThat(connection.one(select(table.comparableColumn("v", Duration.class))))
                    .isEqualTo(Duration.ofSeconds(-90));
            assertThat(connection.one(select(table.comparableColumn("made", Year.class))))
                    .isEqualTo(Year.of(1984));
            readBack(table, connection);
        });
    }

    /** Values beyond a type's limits are compared, not refused: the answer is right. */
    @Test
    void conditionsWithOtherValues() {
        var table = table(MySqlTypes.UNSIGNED_TINYINT);
        var v = table.comparableColumn("v", Integer.class);
        var id = table.column("id", IntColumn.class);
        with(table, connection -> {
            connection.execute(insert(table).set(id.to(1), v.to(255)));
            assertThat(connection.list(select(id).where(v.gt(-5), v.lt(1000)))).containsExactly(1);
            assertThat(connection.list(select(id).where(v.in(255, 256)))).containsExactly(1);
        });
    }

    /** A TIME beside microseconds would be calculated with by its digits. */
    @Test
    void timesAndDurations() {
        var table = Table.of("own")
                .column("v", MySqlTypes.TIME)
                .column("micros", SqlTypes.DURATION)
                .temporalColumn("at", SqlTypes.INSTANT)
                .build();
        ComparableColumn<Duration> v = table.comparableColumn("v", Duration.class);
        ComparableColumn<Duration> micros = table.comparableColumn("micros", Duration.class);
        TemporalColumn<Instant> at = table.temporalColumn("at", Instant.class);
        with(table, connection -> {
            connection.execute(insert(table)
                    .set(v.to(Duration.ofHours(30)), micros.to(Duration.ofHours(1)), at.to(Instant.EPOCH)));
            assertThat(connection.one(select(v.max()))).isEqualTo(Duration.ofHours(30));
            assertThat(connection.one(select(cast(value("-01:00:00")).as(MySqlTypes.TIME))))
                    .isEqualTo(Duration.ofHours(-1));
            assertThat(connection.one(select(coalesce(v, Duration.ZERO)))).isEqualTo(Duration.ofHours(30));
            assertThatThrownBy(() -> connection.list(select(v).where(v.gt(micros))))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("MariaDB")
                    .hasMessageContaining("TIME");
            assertThatThrownBy(() -> connection.list(select(at.plus(v))))
                    .isInstanceOf(UnsupportedFeatureException.class);
        });
    }

    @Test
    void unsignedColumnsOfOthersAreReadExactlyOrRefused() {
        engine.use(connection -> {
            connection.executeDdl(
                    List.of(
                            "create temporary table others (i int unsigned, b bigint unsigned, y year, s set('a','b'), z int(5) unsigned zerofill)"));
            connection.execute(text("insert into others values (4294967295, 18446744073709551615, 2024, 'a,b', 7)"));
            exact(connection, "i", SqlTypes.BIGINT, 4_294_967_295L);
            exact(connection, "b", SqlTypes.DECIMAL, new BigDecimal(MOST));
            exact(connection, "y", SqlTypes.INTEGER, 2024);
            exact(connection, "s", SqlTypes.TEXT, "a,b");
            exact(connection, "z", SqlTypes.INTEGER, 7);
            inexact(connection, "i", SqlTypes.INTEGER);
            inexact(connection, "b", SqlTypes.BIGINT);
            inexact(connection, "b", SqlTypes.DOUBLE);
            inexact(connection, "y", SqlTypes.DATE);
        });
    }

    private static <T> void exact(Connection connection, String column, SqlType<T> type, T value) {
        T read = connection.one(text("select " + column + " from others")
                .column(column, type)
                .map(row -> row.get(column, type.javaType())));
        assertThat(read).isEqualTo(value);
    }

    private static void inexact(Connection connection, String column, SqlType<?> type) {
        assertThatThrownBy(() -> connection.list(text("select " + column + " from others")
                        .column(column, type)
                        .map(row -> row.get(column, type.javaType()))))
                .isInstanceOf(DataException.class);
    }

    @Test
    void whatAnotherClientMade() {
        engine.use(connection -> {
            connection.executeDdl(List.of(
                    "create table legacy (id bigint(20) unsigned auto_increment primary key, z int(5) unsigned zerofill,"
                            + " t tinyint(4), f tinyint(1), s set('x','y'), b bit, y year, n text, vb varbinary(9))"));
            try {
                var found = Inspector.of(connection).table("legacy").orElseThrow();
                assertThat(found.columns())
                        .extracting(column -> column.type().toString())
                        .containsExactly(
                                "BIGINT UNSIGNED",
                                "INT UNSIGNED",
                                "TINYINT",
                                "BOOLEAN",
                                "SET('x', 'y')",
                                "BIT(1)",
                                "YEAR",
                                "TEXT",
                                "VARBINARY(9)");
                var legacy = Table.of(found);
                connection.execute(insert(legacy)
                        .set(
                                legacy.column("n", TextColumn.class).to("note"),
                                legacy.comparableColumn("z", Long.class).to(3L)));
                assertThat(connection.one(select(legacy.comparableColumn("id", BigInteger.class))))
                        .isEqualTo(BigInteger.ONE);
                assertThat(legacy.column("s", ValueColumn.class).type().javaType())
                        .isEqualTo(Set.class);
            } finally {
                connection.executeDdl(List.of("drop table legacy"));
            }
        });
    }

    @Test
    void elsewhereTheTableIsRefused() {
        try (var sqlite = Engine.create("sqlite::memory:")) {
            assertThatThrownBy(() -> sqlite.use(MetaData.of(table(MySqlTypes.YEAR))::createAll))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("SQLite")
                    .hasMessageContaining("YEAR");
        }
    }
}
