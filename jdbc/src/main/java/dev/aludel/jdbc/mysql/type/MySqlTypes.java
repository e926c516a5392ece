package dev.aludel.jdbc.mysql.type;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The types that MySQL and MariaDB have and other databases have not, for columns of tables, {@code Row} look-ups and parameters of
 * raw SQL. Thread-safe, stateless.
 *
 * {@snippet :
 * Table.of("films")
 *         .column("id", MySqlTypes.UNSIGNED_INT, primaryKey(), generated())
 *         .column("made", MySqlTypes.YEAR)
 *         .column("length", MySqlTypes.TIME)
 *         .valueColumn("features", MySqlTypes.setOf(Feature.class))
 * }
 *
 * <p>A value that the type does not hold is refused when it is assigned, as {@link dev.aludel.error.DataException}, before
 * anything is sent. Elsewhere a table with such a column is refused when it is created.
 */
public final class MySqlTypes {
    /** -128 to 127. {@code SqlTypes.BOOLEAN} is TINYINT(1). */
    public static final SqlType<Integer> TINYINT = SqlTypes.own("TINYINT", SqlTypes.INTEGER, Numbers.of(-128, 127));

    /** 0 to 255. */
    public static final SqlType<Integer> UNSIGNED_TINYINT =
            SqlTypes.own("TINYINT UNSIGNED", SqlTypes.INTEGER, Numbers.bits(8));

    /** 0 to 65,535. */
    public static final SqlType<Integer> UNSIGNED_SMALLINT =
            SqlTypes.own("SMALLINT UNSIGNED", SqlTypes.INTEGER, Numbers.bits(16));

    /** -8,388,608 to 8,388,607. */
    public static final SqlType<Integer> MEDIUMINT =
            SqlTypes.own("MEDIUMINT", SqlTypes.INTEGER, Numbers.of(-(1 << 23), (1 << 23) - 1));

    /** 0 to 16,777,215. */
    public static final SqlType<Integer> UNSIGNED_MEDIUMINT =
            SqlTypes.own("MEDIUMINT UNSIGNED", SqlTypes.INTEGER, Numbers.bits(24));

    /** 0 to 4,294,967,295. */
    public static final SqlType<Long> UNSIGNED_INT = SqlTypes.own("INT UNSIGNED", SqlTypes.BIGINT, Numbers.bits(32));

    /**
     * 0 to 18,446,744,073,709,551,615. A key that never comes near that is more convenient as
     * {@code longColumn("id", typeOn("MySQL", "BIGINT UNSIGNED"))}.
     */
    public static final SqlType<BigInteger> UNSIGNED_BIGINT = SqlTypes.converted(
            BigInteger.class,
            SqlTypes.own("BIGINT UNSIGNED", SqlTypes.DECIMAL, Numbers.bits(64)),
            BigDecimal::new,
            BigDecimal::toBigIntegerExact);

    /** 1901 to 2155, and 0. */
    public static final SqlType<Year> YEAR = SqlTypes.converted(
            Year.class,
            SqlTypes.own(
                    "YEAR",
                    SqlTypes.INTEGER,
                    new Numbers(BigInteger.valueOf(1901), BigInteger.valueOf(2155), BigInteger.ZERO)),
            Year::getValue,
            Year::of);

    /**
     * A duration of at most 838:59:59, forwards or backwards, in microseconds. {@code SqlTypes.TIME} is a time of day, and
     * {@code SqlTypes.DURATION} a number of microseconds: neither goes together with this one in an expression.
     */
    public static final SqlType<Duration> TIME = SqlTypes.own(
            "TIME(6)",
            SqlTypes.DURATION,
            new Times(Duration.ofHours(838).plusMinutes(59).plusSeconds(59)));

    /** At most 255 bytes of UTF-8. */
    public static final SqlType<String> TINYTEXT = SqlTypes.own("TINYTEXT", SqlTypes.TEXT, new Sizes(0, 255));

    /** At most 65,535 bytes of UTF-8; {@code SqlTypes.TEXT} is LONGTEXT. */
    public static final SqlType<String> TEXT = SqlTypes.own("TEXT", SqlTypes.TEXT, new Sizes(0, 65_535));

    /** At most 16 MiB of UTF-8. */
    public static final SqlType<String> MEDIUMTEXT =
            SqlTypes.own("MEDIUMTEXT", SqlTypes.TEXT, new Sizes(0, (1 << 24) - 1));

    /** At most 255 bytes. */
    public static final SqlType<byte[]> TINYBLOB = SqlTypes.own("TINYBLOB", SqlTypes.BYTES, new Sizes(0, 255));

    /** At most 65,535 bytes; {@code SqlTypes.BYTES} is LONGBLOB. */
    public static final SqlType<byte[]> BLOB = SqlTypes.own("BLOB", SqlTypes.BYTES, new Sizes(0, 65_535));

    /** At most 16 MiB. */
    public static final SqlType<byte[]> MEDIUMBLOB =
            SqlTypes.own("MEDIUMBLOB", SqlTypes.BYTES, new Sizes(0, (1 << 24) - 1));

    private MySqlTypes() {}

    /** Exactly so many bytes. */
    public static SqlType<byte[]> binary(int length) {
        require(length > 0 && length < 256, "a BINARY has 1 to 255 bytes");
        return SqlTypes.own("BINARY(" + length + ")", SqlTypes.BYTES, new Sizes(length, length));
    }

    /** So many bytes at most. */
    public static SqlType<byte[]> varbinary(int length) {
        require(length > 0 && length < 65_533, "a VARBINARY has 1 to 65,532 bytes");
        return SqlTypes.own("VARBINARY(" + length + ")", SqlTypes.BYTES, new Sizes(0, length));
    }

    /**
     * So many characters at most, CHAR: without blanks at the end, which the server would not give back.
     *
     * @throws IllegalArgumentException if it is less than 1 or more than 255
     */
    public static SqlType<String> character(int length) {
        require(length > 0 && length < 256, "a CHAR has 1 to 255 characters");
        return SqlTypes.own("CHAR(" + length + ")", SqlTypes.TEXT, new Characters(length));
    }

    /**
     * A date and time with so many digits behind the second, 0 to 6; {@code SqlTypes.TIMESTAMP} and {@code SqlTypes.INSTANT} are
     * DATETIME(6).
     */
    public static SqlType<LocalDateTime> datetime(int digits) {
        var rules = new SecondDigits(digits);
        return SqlTypes.own("DATETIME" + rules.size(), SqlTypes.TIMESTAMP, rules);
    }

    /** A moment from 1970 to 2038, or later where the server can, with so many digits behind the second, 0 to 6. */
    public static SqlType<Instant> timestamp(int digits) {
        var rules = new SecondDigits(digits);
        return SqlTypes.own("TIMESTAMP" + rules.size(), SqlTypes.INSTANT, rules);
    }

    /** A time of day with so many digits behind the second, 0 to 6; {@code SqlTypes.TIME} is TIME(6). */
    public static SqlType<LocalTime> time(int digits) {
        var rules = new SecondDigits(digits);
        return SqlTypes.own("TIME" + rules.size(), SqlTypes.TIME, rules);
    }

    /** A decimal number of {@code precision} digits, {@code scale} of them behind the point, from 0 on. */
    public static SqlType<BigDecimal> unsignedDecimal(int precision, int scale) {
        var like = SqlTypes.decimal(precision, scale);
        return SqlTypes.own("DECIMAL(" + precision + ", " + scale + ") UNSIGNED", like, new Positive());
    }

    /**
     * So many bits, 1 to 64: the lowest ones of a number.
     *
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static SqlType<Long> bit(int count) {
        require(count > 0 && count <= 64, "a BIT has 1 to 64 bits");
        return SqlTypes.converted(
                Long.class,
                SqlTypes.own("BIT(" + count + ")", SqlTypes.DECIMAL, Numbers.bits(count)),
                MySqlTypes::number,
                MySqlTypes::bits);
    }

    /**
     * Any number of these labels.
     *
     * @throws IllegalArgumentException if there are more than 64, or one is there twice, empty, or has a comma
     */
    public static SqlType<Set<String>> set(String... labels) {
        var rules = new Labels(List.of(labels));
        return set(rules, Function.identity(), Function.identity());
    }

    /**
     * Any number of an enumeration's constants, by their names.
     *
     * @throws IllegalArgumentException if it has more than 64
     */
    public static <E extends Enum<E>> SqlType<Set<E>> setOf(Class<E> type) {
        var rules = new Labels(
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
        return set(rules, new Labels.NameOf<>(), new Labels.ConstantOf<>(type));
    }

    @SuppressWarnings("unchecked") // the class of a generic type says nothing of its arguments
    private static <T> SqlType<Set<T>> set(Labels rules, Function<T, String> label, Function<String, T> value) {
        return SqlTypes.converted(
                (Class<Set<T>>) (Class<?>) Set.class,
                SqlTypes.own(rules.typeName(), SqlTypes.TEXT, rules),
                new Labels.Joined<>(rules.labels(), label),
                new Labels.Apart<>(value));
    }

    private static BigDecimal number(long bits) {
        return new BigDecimal(new BigInteger(Long.toUnsignedString(bits)));
    }

    private static long bits(BigDecimal number) {
        return number.toBigIntegerExact().longValue();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
