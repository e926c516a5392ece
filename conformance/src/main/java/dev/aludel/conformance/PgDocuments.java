package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.function;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.value;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.Pg;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.util.List;

/** Documents of jsonb asked by paths, changed and joined; pairs of hstore, an extension that comes with PostgreSQL. */
final class PgDocuments implements Family {
    @Override
    public String name() {
        return "jsonb and hstore of PostgreSQL";
    }

    @Override
    public List<Case> cases() {
        var document = cast(value("{\"a\": 1, \"tags\": [\"x\", \"y\"], \"in\": {\"b\": 2}}"))
                .asValue(SqlTypes.JSON);
        var pairs = function("hstore", Pg.array(value("a"), value("b")), Pg.array(value("1"), value("2")))
                .asValue(SqlTypes.ofDriver(TypeKind.UNKNOWN, String.class, "hstore", ""));
        return List.of(
                query(
                                "paths of SQL/JSON",
                                select(
                                        Pg.pathExists(document, "$.tags[*] ? (@ == \"y\")"),
                                        Pg.pathExists(document, "$.tags[*] ? (@ == \"z\")"),
                                        Pg.pathMatches(document, "$.a > 10"),
                                        Pg.pathFirst(document, "$.tags[*]").asText(),
                                        Pg.pathFirst(document, "$.in").path("b").asInt(),
                                        Pg.pathFirst(document, "$.nothing")
                                                .asText()
                                                .optional()))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT jsonb_path_exists(CAST($1 AS JSONB), CAST($2 AS JSONPATH)),
                                jsonb_path_exists(CAST($1 AS JSONB), CAST($3 AS JSONPATH)), jsonb_path_match(CAST($1
                                AS JSONB), CAST($4 AS JSONPATH)), (jsonb_path_query_first(CAST($1 AS JSONB), CAST($5
                                AS JSONPATH)) #>> CAST(ARRAY[] AS TEXT[])), CAST((jsonb_path_query_first(CAST($1 AS
                                JSONB), CAST($6 AS JSONPATH)) ->> $7) AS INTEGER), (jsonb_path_query_first(CAST($1 AS
                                JSONB), CAST($8 AS JSONPATH)) #>> CAST(ARRAY[] AS TEXT[]))""")
                        .gives(row(true, false, false, "x", 2, null)),
                query(
                                "keys, and what a value is",
                                select(
                                        Pg.hasAnyKey(document, List.of("x", "a")),
                                        Pg.hasAllKeys(document, List.of("x", "a")),
                                        Pg.jsonbTypeOf(document),
                                        Pg.containedBy(document, document)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT CAST($1 AS JSONB) ?| $2, CAST($1 AS JSONB) ?& $3, jsonb_typeof(CAST($1 AS
                                JSONB)), CAST($1 AS JSONB) <@ CAST($1 AS JSONB)""")
                        .gives(row(true, false, "object", true)),
                query(
                                "documents made of others",
                                select(
                                        Pg.jsonbConcat(document, value("{\"a\": 3}"))
                                                .path("a")
                                                .asInt(),
                                        Pg.jsonbDelete(document, List.of("in", "b"))
                                                .path("in")
                                                .asJson(),
                                        Pg.jsonbSet(document, List.of("in", "c"), value("[4]"))
                                                .path("in", "c", 0)
                                                .asInt()))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT CAST(((CAST($1 AS JSONB) || CAST($2 AS JSONB)) ->> $3) AS INTEGER), ((CAST($1
                                AS JSONB) #- $4) -> $5), CAST((jsonb_set(CAST($1 AS JSONB), $6, CAST($7 AS JSONB)) ->
                                $8 -> $9 ->> $10) AS INTEGER)""")
                        .gives(row(3, "{}", 4)),
                query(
                                "pairs of hstore",
                                select(
                                        Pg.value(pairs, "b"),
                                        Pg.value(pairs, "c").optional(),
                                        Pg.hasKey(pairs, "a"),
                                        Pg.hasAnyKey(pairs, List.of("c", "a")),
                                        Pg.hasAllKeys(pairs, List.of("c", "a")),
                                        Pg.contains(pairs, pairs)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .given(text("create extension if not exists hstore"))
                        .cleanedUpBy(text("drop extension hstore"))
                        .postgresql("""
                                SELECT (hstore(ARRAY[CAST($1 AS TEXT), CAST($2 AS TEXT)], ARRAY[CAST($3 AS TEXT),
                                CAST($4 AS TEXT)]) -> $5), (hstore(ARRAY[CAST($1 AS TEXT), CAST($2 AS TEXT)],
                                ARRAY[CAST($3 AS TEXT), CAST($4 AS TEXT)]) -> $6), hstore(ARRAY[CAST($1 AS TEXT),
                                CAST($2 AS TEXT)], ARRAY[CAST($3 AS TEXT), CAST($4 AS TEXT)]) ? $7,
                                hstore(ARRAY[CAST($1 AS TEXT), CAST($2 AS TEXT)], ARRAY[CAST($3 AS TEXT), CAST($4 AS
                                TEXT)]) ?| $8, hstore(ARRAY[CAST($1 AS TEXT), CAST($2 AS TEXT)], ARRAY[CAST($3 AS
                                TEXT), CAST($4 AS TEXT)]) ?& $9, hstore(ARRAY[CAST($1 AS TEXT), CAST($2 AS TEXT)],
                                ARRAY[CAST($3 AS TEXT), CAST($4 AS TEXT)]) @> hstore(ARRAY[CAST($1 AS TEXT), CAST($2
                                AS TEXT)], ARRAY[CAST($3 AS TEXT), CAST($4 AS TEXT)])""")
                        .gives(row("2", null, true, true, false, true)));
    }
}
