package dev.aludel.conformance;

import dev.aludel.type.GenericType;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every type, with the values at its edges: the table in {@code docs/types.md}, executed. */
final class StoredTypes {
    private static final String SQLITE = "sqlite";
    private static final String MARIADB = "mariadb";
    private static final String POSTGRESQL = "postgresql";

    private StoredTypes() {}

    enum Colour {
        RED,
        DARK_BLUE,
        GREEN
    }

    static List<TypeCase<?>> all() {
        List<TypeCase<?>> all = new ArrayList<>(numbers());
        all.addAll(texts());
        all.addAll(TimeTypes.all());
        return all;
    }

    private static List<TypeCase<?>> numbers() {
        return List.of(
                type(
                        "smallint",
                        SqlTypes.SMALLINT,
                        random -> (short) random.nextInt(),
                        Short.MIN_VALUE,
                        (short) -1,
                        (short) 0,
                        Short.MAX_VALUE),
                type("integer", SqlTypes.INTEGER, Random::nextInt, Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE),
                type(
                        "bigint",
                        SqlTypes.BIGINT,
                        Random::nextLong,
                        Long.MIN_VALUE,
                        -1L,
                        0L,
                        (1L << 53) + 1,
                        Long.MAX_VALUE),
                edges(
                        "real",
                        SqlTypes.REAL,
                        random -> (random.nextFloat() - 0.5f) * 1e6f,
                        Edge.of(0f),
                        Edge.of(0.1f),
                        Edge.of(16777216f),
                        Edge.of(Float.MIN_NORMAL),
                        Edge.of(Float.MIN_VALUE),
                        Edge.of(Float.MAX_VALUE),
                        Edge.of(-Float.MAX_VALUE),
                        Edge.of(-0f).becomes(0f, SQLITE),
                        Edge.of(Float.NaN).refusedOn(SQLITE, MARIADB),
                        Edge.of(Float.POSITIVE_INFINITY).refusedOn(MARIADB),
                        Edge.of(Float.NEGATIVE_INFINITY).refusedOn(MARIADB)),
                edges(
                        "double",
                        SqlTypes.DOUBLE,
                        random -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-300, 300)),
                        Edge.of(0.0),
                        Edge.of(0.1),
                        Edge.of(1.0 / 3),
                        Edge.of(1e15),
                        Edge.of((double) Long.MAX_VALUE),
                        Edge.of(Double.MIN_NORMAL),
                        Edge.of(Double.MIN_VALUE),
                        Edge.of(Double.MAX_VALUE),
                        Edge.of(-Double.MAX_VALUE),
                        Edge.of(-0.0).becomes(0.0, SQLITE),
                        Edge.of(Double.NaN).refusedOn(SQLITE, MARIADB),
                        Edge.of(Double.POSITIVE_INFINITY).refusedOn(MARIADB),
                        Edge.of(Double.NEGATIVE_INFINITY).refusedOn(MARIADB)),
                edges(
                        "decimal(12, 2)",
                        SqlTypes.decimal(12, 2),
                        random -> BigDecimal.valueOf(random.nextLong(-999_999_999_999L, 999_999_999_999L), 2),
                        Edge.of(new BigDecimal("0.00")),
                        Edge.of(new BigDecimal("1")),
                        Edge.of(new BigDecimal("1E+3")),
                        Edge.of(new BigDecimal("-0.01")),
                        Edge.of(new BigDecimal("9999999999.99")),
                        Edge.of(new BigDecimal("-9999999999.99")),
                        everywhere(new BigDecimal("10000000000.00")),
                        everywhere(new BigDecimal("0.001"))),
                edges(
                        "decimal(65, 30)",
                        SqlTypes.decimal(65, 30),
                        random -> new BigDecimal(new BigInteger(210, random), 30),
                        Edge.of(new BigDecimal("9".repeat(35) + "." + "9".repeat(30))),
                        Edge.of(new BigDecimal("-" + "9".repeat(35) + "." + "9".repeat(30))),
                        Edge.of(new BigDecimal("1E-30")),
                        everywhere(new BigDecimal("1E+35"))),
                edges(
                        "decimal",
                        SqlTypes.DECIMAL,
                        random -> new BigDecimal(new BigInteger(80, random), random.nextInt(0, 20)),
                        Edge.of(BigDecimal.ZERO),
                        Edge.of(new BigDecimal("-1.5")),
                        Edge.of(new BigDecimal("1E-30")),
                        Edge.of(new BigDecimal("1E-31")).refusedOn(MARIADB),
                        Edge.of(new BigDecimal("9".repeat(35))),
                        Edge.of(new BigDecimal("1E+35")).refusedOn(MARIADB),
                        Edge.of(new BigDecimal(new BigInteger("7".repeat(500)), 250))
                                .refusedOn(MARIADB)),
                type("boolean", SqlTypes.BOOLEAN, Random::nextBoolean, true, false));
    }

    private static List<TypeCase<?>> texts() {
        return List.of(
                edges(
                        "varchar(5)",
                        SqlTypes.varchar(5),
                        random -> text(random, 5),
                        Edge.of(""),
                        Edge.of(" "),
                        Edge.of("a "),
                        Edge.of("\uD83D\uDE80".repeat(5)),
                        everywhere("123456"),
                        everywhere("half\uD83D"),
                        everywhere("nul\0")),
                edges(
                        "text",
                        SqlTypes.TEXT,
                        random -> text(random, 200),
                        Edge.of(""),
                        Edge.of("O'Brien \\ \" ` % _ ? $1 :x"),
                        Edge.of("line\r\nline\ttab\u001a\u0001"),
                        Edge.of("1.0"),
                        Edge.of("NULL"),
                        Edge.of("\uFFFF\uD83D\uDE80 é e\u0301"),
                        Edge.of("x".repeat(100_000)),
                        everywhere("\uDE80\uD83D")),
                type(
                        "bytes",
                        SqlTypes.BYTES,
                        random -> {
                            var bytes = new byte[random.nextInt(300)];
                            random.nextBytes(bytes);
                            return bytes;
                        },
                        new byte[0],
                        new byte[] {0},
                        new byte[] {0x27, 0x5c, -1, 0, 0x25},
                        new byte[100_000]),
                edges(
                        "uuid",
                        SqlTypes.UUID,
                        random -> new UUID(
                                (random.nextLong() & ~0xF000L) | 0x4000L,
                                (random.nextLong() & ~(3L << 62)) | (1L << 63)),
                        Edge.of(new UUID(0, 0)),
                        Edge.of(new UUID(-1, -1)),
                        Edge.of(UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")),
                        Edge.of(UUID.fromString("bb0359bf-2d35-cb58-1698-1a439ca01ce0"))
                                .refusedOn(MARIADB)),
                type("enum by name", SqlTypes.enumByName(Colour.class), StoredTypes::colour, Colour.values()),
                type("enum by ordinal", SqlTypes.enumByOrdinal(Colour.class), StoredTypes::colour, Colour.values()),
                type("native enum", SqlTypes.nativeEnum("colour", Colour.class), StoredTypes::colour, Colour.values()),
                type(
                        "json",
                        Library.LABEL,
                        random -> new Label(random.nextInt(), "label " + random.nextInt()),
                        new Label(0, ""),
                        new Label(Integer.MIN_VALUE, "é \uD83D\uDE80")),
                type(
                                "array of integers",
                                SqlTypes.array(SqlTypes.INTEGER),
                                random -> random.ints(random.nextInt(5)).boxed().toList(),
                                List.of(),
                                List.of(1, 2, 3),
                                withNull(1, null, Integer.MIN_VALUE))
                        .lackingOn(SQLITE, MARIADB),
                type(
                                "array of texts",
                                SqlTypes.array(SqlTypes.TEXT),
                                random -> List.of(text(random, 9), text(random, 9)),
                                List.of(""),
                                withNull("NULL", null, "a,b", "{\"}", "\\"))
                        .lackingOn(SQLITE, MARIADB),
                edges(
                        "converted",
                        words(),
                        random -> List.of("w" + random.nextInt(9), "w" + random.nextInt(9)),
                        Edge.of(List.of("a")),
                        Edge.of(List.of("one", "two")),
                        everywhere(List.of("x".repeat(21)))));
    }

    /** Lists whose elements may be null are of the same type, because an element's class cannot say so. */
    @SafeVarargs
    @SuppressWarnings({"NullAway", "varargs"})
    private static <T> List<T> withNull(@Nullable T... elements) {
        return Arrays.asList(elements);
    }

    private static SqlType<List<String>> words() {
        return SqlTypes.converted(
                new GenericType<List<String>>() {},
                SqlTypes.varchar(20),
                list -> String.join(" ", list),
                text -> List.of(text.split(" ")));
    }

    private static Colour colour(Random random) {
        return Colour.values()[random.nextInt(Colour.values().length)];
    }

    /** Any characters but NUL and halves of pairs. */
    static String text(Random random, int most) {
        var text = new StringBuilder();
        random.ints(random.nextInt(most + 1), 1, Character.MAX_CODE_POINT)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 'x' : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Refused by every database. */
    static <T> Edge<T> everywhere(T value) {
        return Edge.of(value).refusedOn(SQLITE, POSTGRESQL, MARIADB, "mysql");
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    static <T> TypeCase<T> type(String name, SqlType<T> type, Function<Random, T> random, T... values) {
        return new TypeCase<>(name, type, Arrays.stream(values).map(Edge::of).toList(), random, Set.of());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    static <T> TypeCase<T> edges(String name, SqlType<T> type, Function<Random, T> random, Edge<T>... edges) {
        return new TypeCase<>(name, type, List.of(edges), random, Set.of());
    }
}
