package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.octetLength;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.functionIn;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.Pg;
import dev.aludel.sql.TableFunction;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Functions of texts, times and keys that PostgreSQL has. */
final class PgWords implements Family {
    @Override
    public String name() {
        return "functions of PostgreSQL";
    }

    @Override
    public List<Case> cases() {
        var words = TableFunction.named("words", "string_to_table", value("a,b"), value(","))
                .with("word", SqlTypes.TEXT)
                .withOrdinality("place");
        return List.of(
                query(
                                "texts",
                                select(
                                        Pg.initcap(value("two looms")),
                                        Pg.translate(value("abc"), "ab", "xy"),
                                        Pg.splitPart(value("a.b.c"), ".", 2)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("SELECT initcap($1), translate($2, $3, $4), split_part($5, $6, $7)")
                        .gives(row("Two Looms", "xyc", "b")),
                query(
                                "numbers and times in formats",
                                select(Pg.toChar(BOOK.published, "YYYY/MM"), Pg.toChar(BOOK.price, "FM000.0"))
                                        .where(BOOK.id.eq(1)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT to_char(books.published, $1), to_char(books.price, $2) FROM books WHERE
                                books.id = $3""")
                        .gives(row("1999/01", "012.5")),
                query(
                                "moments in time zones",
                                select(
                                        Pg.atTimeZone(value(Instant.parse("2024-07-01T12:00:00Z")), "Europe/Berlin"),
                                        Pg.inTimeZone(
                                                value(LocalDateTime.parse("2024-07-01T12:00:00")), "Europe/Berlin")))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("SELECT ($1 AT TIME ZONE $2), ($3 AT TIME ZONE $4)")
                        .gives(row(LocalDateTime.parse("2024-07-01T14:00:00"), Instant.parse("2024-07-01T10:00:00Z"))),
                query(
                                "places in arrays, and keys by chance",
                                select(
                                        Pg.position(Pg.array(value("a"), value("b")), value("b")),
                                        octetLength(cast(Pg.randomUuid()).asText())))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT array_position(ARRAY[CAST($1 AS TEXT), CAST($2 AS TEXT)], CAST($3 AS TEXT)),
                                octet_length(CAST(gen_random_uuid() AS TEXT))""")
                        .gives(row(2, 36)),
                query(
                                "a function of a schema, and one whose result is rows",
                                select(
                                                functionIn(
                                                                "pg_catalog",
                                                                "upper",
                                                                words.column("word")
                                                                        .asText())
                                                        .asText(),
                                                words.column("place").asLong())
                                        .orderBy(words.column("place").asLong()))
                        .only("postgresql")
                        .postgresql("""
                                SELECT pg_catalog.upper(words.word), words.place FROM string_to_table($1, $2) WITH
                                ORDINALITY AS words (word, place) ORDER BY words.place""")
                        .gives(row("A", 1), row("B", 2)));
    }
}
