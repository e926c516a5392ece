package dev.aludel.conformance;

import static dev.aludel.conformance.StoredTypes.MARIADB;
import static dev.aludel.conformance.StoredTypes.MYSQL;
import static dev.aludel.conformance.StoredTypes.POSTGRESQL;
import static dev.aludel.conformance.StoredTypes.edges;
import static dev.aludel.conformance.StoredTypes.everywhere;
import static dev.aludel.conformance.StoredTypes.text;
import static dev.aludel.conformance.StoredTypes.type;

import dev.aludel.conformance.StoredTypes.Colour;
import dev.aludel.type.GenericType;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Texts, bytes, and what is kept as one of them, with the values at their edges. */
final class TextTypes {
    private TextTypes() {}

    static List<TypeCase<?>> all() {
        List<TypeCase<?>> all = new ArrayList<>(plain());
        all.addAll(keptAsSuch());
        return all;
    }

    private static List<TypeCase<?>> plain() {
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
                        everywhere("\uDE80\uD83D"),
                        everywhere("half\uD83D in it"),
                        everywhere("\0")),
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
                        new byte[100_000]));
    }

    private static List<TypeCase<?>> keptAsSuch() {
        return List.of(
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
                                .refusedOn(MARIADB)
                                .becomes(UUID.fromString("bb0359bf-2d35-cb58-1698-1a439ca01ce0"), MYSQL)),
                type("enum by name", SqlTypes.enumByName(Colour.class), TextTypes::colour, Colour.values()),
                type("enum by ordinal", SqlTypes.enumByOrdinal(Colour.class), TextTypes::colour, Colour.values()),
                type("native enum", SqlTypes.nativeEnum("colour", Colour.class), TextTypes::colour, Colour.values()),
                edges(
                        "json",
                        Library.LABEL,
                        random -> new Label(random.nextInt(), "label " + random.nextInt()),
                        Edge.of(new Label(0, "")),
                        Edge.of(new Label(Integer.MIN_VALUE, "é \uD83D\uDE80")),
                        everywhere(new Label(1, "half\uD83D")),
                        everywhere(new Label(1, "nul\0"))),
                document(),
                edges(
                        "converted",
                        words(),
                        random -> List.of("w" + random.nextInt(9), "w" + random.nextInt(9)),
                        Edge.of(List.of("a")),
                        Edge.of(List.of("one", "two")),
                        everywhere(List.of("x".repeat(21)))));
    }

    /** As it was written, but on PostgreSQL, whose {@code jsonb} keeps what the text means. */
    private static TypeCase<String> document() {
        return edges(
                "json text",
                SqlTypes.JSON,
                random -> "{\"n\": " + random.nextInt() + "}",
                Edge.of("{}"),
                Edge.of("null"),
                Edge.of("\"\""),
                Edge.of("12"),
                Edge.of("[1,2]").becomes("[1, 2]", POSTGRESQL, MYSQL),
                Edge.of(" {\"b\" : 1,\n\"a\":2} ").becomes("{\"a\": 2, \"b\": 1}", POSTGRESQL, MYSQL),
                Edge.of("{\"a\": 1, \"a\": 2}").becomes("{\"a\": 2}", POSTGRESQL, MYSQL),
                Edge.of("[1.0, 1.50]").becomes("[1.0, 1.5]", MYSQL),
                Edge.of("-0.0").becomes("0.0", POSTGRESQL),
                Edge.of("123456789012345678901234567890").becomes("1.2345678901234568e29", MYSQL),
                Edge.of("\"\\u00e9\"").becomes("\"é\"", POSTGRESQL, MYSQL),
                Edge.of("\"\\ud83d\"").refusedOn(POSTGRESQL, MARIADB),
                Edge.of("\"\\u0000\"").refusedOn(POSTGRESQL),
                everywhere(""),
                everywhere("{"),
                everywhere("plain"),
                everywhere("[1] [2]"),
                everywhere("{\"a\": 1,}"));
    }

    private static SqlType<List<String>> words() {
        return SqlTypes.converted(
                new GenericType<List<String>>() {},
                SqlTypes.varchar(20),
                list -> String.join(" ", list),
                text -> List.of(text.split(" ")));
    }

    private static Colour colour(Random random) {
        return List.of(Colour.values()).get(random.nextInt(Colour.values().length));
    }
}
