package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.literal;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.Pg;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** What only PostgreSQL has: arrays, ranges, jsonb. */
final class PostgresqlArrays implements Family {
    @Override
    public String name() {
        return "arrays of PostgreSQL";
    }

    @Override
    public List<Case> cases() {
        var pair = Pg.array(BOOK.id, BOOK.pages);
        var elements = Pg.unnest("element", pair);
        var words = Pg.unnest("word", literal(List.of("b", "a"), SqlTypes.array(SqlTypes.TEXT)))
                .withOrdinality("place");
        var document = cast(value("{\"a\": 1}")).asValue(SqlTypes.JSON);
        return List.of(
                query(
                                "an element of an array, and a part of it",
                                select(Pg.element(pair, 2).asInt(), Pg.slice(pair, 1, 1), Pg.cardinality(pair))
                                        .where(BOOK.id.eq(1)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT (ARRAY[books.id, books.pages])[$1], (ARRAY[books.id, books.pages])[$2:$3],
                                cardinality(ARRAY[books.id, books.pages]) FROM books WHERE books.id = $4""")
                        .gives(row(120, List.of(1), 2)),
                query(
                                "the elements of an array as rows",
                                select(
                                                words.column("value").asText(),
                                                words.column("place").asLong())
                                        .from(words)
                                        .orderBy(words.column("place").asLong()))
                        .needs(Capability.ARRAYS)
                        .postgresql("""
                                SELECT word.value, word.place FROM unnest(CAST($1 AS TEXT[])) WITH ORDINALITY AS word
                                (value, place) ORDER BY word.place""")
                        .gives(row("b", 1), row("a", 2)),
                query(
                                "the elements of an array that is a column",
                                select(BOOK.id, elements.column("value").asInt())
                                        .join(elements, value(true))
                                        .where(BOOK.id.eq(1))
                                        .orderBy(elements.column("value").asInt()))
                        .needs(Capability.ARRAYS)
                        .gives(row(1, 1), row(1, 120)),
                query("an array as a value", select(literal(List.of(1, 2), SqlTypes.array(SqlTypes.INTEGER))))
                        .needs(Capability.ARRAYS)
                        .postgresql("SELECT CAST($1 AS INTEGER[])")
                        .gives(List.of(1, 2)),
                query(
                                "one of an array, all of it, something in common",
                                select(BOOK.id)
                                        .where(
                                                Pg.any(BOOK.id, pair),
                                                Pg.all(BOOK.id, Pg.array(BOOK.id)),
                                                Pg.contains(pair, List.of(80)),
                                                Pg.overlaps(pair, List.of(80, 7))))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT books.id FROM books WHERE books.id = ANY (ARRAY[books.id, books.pages]) AND
                                books.id = ALL (ARRAY[books.id]) AND ARRAY[books.id, books.pages] @> $1 AND
                                ARRAY[books.id, books.pages] && $2""")
                        .gives(2),
                query(
                                "arrays made of others",
                                select(
                                                Pg.concat(pair, pair),
                                                Pg.append(pair, value(7)),
                                                Pg.prepend(value(7), pair),
                                                Pg.remove(pair, BOOK.id))
                                        .where(BOOK.id.eq(1)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT (ARRAY[books.id, books.pages] || ARRAY[books.id, books.pages]),
                                array_append(ARRAY[books.id, books.pages], CAST($1 AS INTEGER)), array_prepend(CAST($2
                                AS INTEGER), ARRAY[books.id, books.pages]), array_remove(ARRAY[books.id, books.pages],
                                books.id) FROM books WHERE books.id = $3""")
                        .gives(row(List.of(1, 120, 1, 120), List.of(1, 120, 7), List.of(7, 1, 120), List.of(120))),
                query(
                                "an array of a group",
                                select(Pg.arrayAgg(BOOK.title).orderedBy(BOOK.title.desc()))
                                        .where(BOOK.id.lt(4)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql(
                                "SELECT array_agg(books.title ORDER BY books.title DESC) FROM books WHERE books.id < $1")
                        .gives(List.of("Tables", "Looms", "Engines")),
                query(
                                "texts as arrays",
                                select(
                                        Pg.stringToArray(value("a,b"), ","),
                                        Pg.arrayToString(Pg.stringToArray(value("a,b"), ","), ";")))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("SELECT string_to_array($1, $2), array_to_string(string_to_array($3, $4), $5)")
                        .gives(row(List.of("a", "b"), "a;b")),
                query(
                                "jsonb",
                                select(
                                        Pg.hasKey(document, "a"),
                                        Pg.hasAllKeys(document, List.of("a", "x")),
                                        Pg.contains(document, document),
                                        Pg.jsonbSet(document, List.of("a"), value("2"))
                                                .path("a")
                                                .asInt(),
                                        Pg.pathExists(document, "$.a ? (@ > 0)"),
                                        Pg.jsonbDelete(document, "a").asJson()))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT CAST($1 AS JSONB) ? $2, CAST($1 AS JSONB) ?& $3, CAST($1 AS JSONB) @> CAST($1
                                AS JSONB), CAST((jsonb_set(CAST($1 AS JSONB), $4, CAST($5 AS JSONB)) ->> $6) AS
                                INTEGER), jsonb_path_exists(CAST($1 AS JSONB), CAST($7 AS JSONPATH)), (CAST($1 AS
                                JSONB) - CAST($8 AS TEXT))""")
                        .gives(row(true, false, true, 2, true, "{}")));
    }
}
