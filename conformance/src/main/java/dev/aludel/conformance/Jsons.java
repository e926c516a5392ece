package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.json;
import static dev.aludel.sql.Fn.jsonArray;
import static dev.aludel.sql.Fn.jsonObject;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.dialect.Capability;
import java.util.List;
import java.util.Map;

/** Looking into documents, and making them. */
final class Jsons implements Family {
    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public List<Case> cases() {
        var document = json(
                value(
                        "{\"name\": \"Ada\", \"tags\": [\"x\", {\"n\": 42}], \"ok\": true, \"none\": null, \"price\": 1.25, \"a b\": 1}"));
        return List.of(
                query(
                                "scalars by their path",
                                select(
                                        document.path("name").asText(),
                                        document.path("tags", 1, "n").asInt(),
                                        document.path("ok").asBoolean(),
                                        document.path("price").asDecimal(8, 2),
                                        document.path("a b").asLong()))
                        .sqlite("""
                                SELECT CASE json_type(?, '$' || '.' || json_quote(?)) WHEN 'true' THEN 'true' WHEN
                                'false' THEN 'false' ELSE CAST(json_extract(?, '$' || '.' || json_quote(?)) AS TEXT)
                                END, CAST(CASE json_type(?, '$' || '.' || json_quote(?) || '[' || ? || ']' || '.' ||
                                json_quote(?)) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE
                                CAST(json_extract(?, '$' || '.' || json_quote(?) || '[' || ? || ']' || '.' ||
                                json_quote(?)) AS TEXT) END AS INTEGER), CASE json_type(?, '$' || '.' ||
                                json_quote(?)) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE
                                CAST(json_extract(?, '$' || '.' || json_quote(?)) AS TEXT) END = ?, decimal_fit(CASE
                                json_type(?, '$' || '.' || json_quote(?)) WHEN 'true' THEN 'true' WHEN 'false' THEN
                                'false' ELSE CAST(json_extract(?, '$' || '.' || json_quote(?)) AS TEXT) END, 8, 2),
                                CAST(CASE json_type(?, '$' || '.' || json_quote(?)) WHEN 'true' THEN 'true' WHEN
                                'false' THEN 'false' ELSE CAST(json_extract(?, '$' || '.' || json_quote(?)) AS TEXT)
                                END AS INTEGER)""")
                        .postgresql("""
                                SELECT (CAST($1 AS JSONB) ->> $2), CAST((CAST($1 AS JSONB) -> $3 -> $4 ->> $5) AS
                                INTEGER), (CAST($1 AS JSONB) ->> $6) = $7, CAST((CAST($1 AS JSONB) ->> $8) AS
                                NUMERIC(8, 2)), CAST((CAST($1 AS JSONB) ->> $9) AS BIGINT)""")
                        .mariadb("""
                                SELECT CASE json_type(json_extract(?, concat('$', '.', CAST(json_quote(?) AS CHAR))))
                                WHEN 'NULL' THEN NULL ELSE CAST(json_unquote(json_extract(?, concat('$', '.',
                                CAST(json_quote(?) AS CHAR)))) AS CHAR) END, CAST(CASE json_type(json_extract(?,
                                concat('$', '.', CAST(json_quote(?) AS CHAR), '[', ?, ']', '.', CAST(json_quote(?) AS
                                CHAR)))) WHEN 'NULL' THEN NULL ELSE CAST(json_unquote(json_extract(?, concat('$', '.',
                                CAST(json_quote(?) AS CHAR), '[', ?, ']', '.', CAST(json_quote(?) AS CHAR)))) AS CHAR)
                                END AS SIGNED), CASE json_type(json_extract(?, concat('$', '.', CAST(json_quote(?) AS
                                CHAR)))) WHEN 'NULL' THEN NULL ELSE CAST(json_unquote(json_extract(?, concat('$', '.',
                                CAST(json_quote(?) AS CHAR)))) AS CHAR) END = ?, CAST(CASE json_type(json_extract(?,
                                concat('$', '.', CAST(json_quote(?) AS CHAR)))) WHEN 'NULL' THEN NULL ELSE
                                CAST(json_unquote(json_extract(?, concat('$', '.', CAST(json_quote(?) AS CHAR)))) AS
                                CHAR) END AS DECIMAL(8, 2)), CAST(CASE json_type(json_extract(?, concat('$', '.',
                                CAST(json_quote(?) AS CHAR)))) WHEN 'NULL' THEN NULL ELSE
                                CAST(json_unquote(json_extract(?, concat('$', '.', CAST(json_quote(?) AS CHAR)))) AS
                                CHAR) END AS SIGNED)""")
                        .gives(row("Ada", 42, true, 1.25, 1)),
                query(
                                "true as text, null and nothing",
                                select(
                                        document.path("ok").asText(),
                                        document.path("none").asText(),
                                        document.path("missing").asText(),
                                        document.path("tags", 7).asText()))
                        .sqlite("""
                                SELECT CASE json_type(?, '$' || '.' || json_quote(?)) WHEN 'true' THEN 'true' WHEN
                                'false' THEN 'false' ELSE CAST(json_extract(?, '$' || '.' || json_quote(?)) AS TEXT)
                                END, CASE json_type(?, '$' || '.' || json_quote(?)) WHEN 'true' THEN 'true' WHEN
                                'false' THEN 'false' ELSE CAST(json_extract(?, '$' || '.' || json_quote(?)) AS TEXT)
                                END, CASE json_type(?, '$' || '.' || json_quote(?)) WHEN 'true' THEN 'true' WHEN
                                'false' THEN 'false' ELSE CAST(json_extract(?, '$' || '.' || json_quote(?)) AS TEXT)
                                END, CASE json_type(?, '$' || '.' || json_quote(?) || '[' || ? || ']') WHEN 'true'
                                THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(json_extract(?, '$' || '.' ||
                                json_quote(?) || '[' || ? || ']') AS TEXT) END""")
                        .postgresql("""
                                SELECT (CAST($1 AS JSONB) ->> $2), (CAST($1 AS JSONB) ->> $3), (CAST($1 AS JSONB) ->>
                                $4), (CAST($1 AS JSONB) -> $5 ->> $6)""")
                        .mariadb("""
                                SELECT CASE json_type(json_extract(?, concat('$', '.', CAST(json_quote(?) AS CHAR))))
                                WHEN 'NULL' THEN NULL ELSE CAST(json_unquote(json_extract(?, concat('$', '.',
                                CAST(json_quote(?) AS CHAR)))) AS CHAR) END, CASE json_type(json_extract(?,
                                concat('$', '.', CAST(json_quote(?) AS CHAR)))) WHEN 'NULL' THEN NULL ELSE
                                CAST(json_unquote(json_extract(?, concat('$', '.', CAST(json_quote(?) AS CHAR)))) AS
                                CHAR) END, CASE json_type(json_extract(?, concat('$', '.', CAST(json_quote(?) AS
                                CHAR)))) WHEN 'NULL' THEN NULL ELSE CAST(json_unquote(json_extract(?, concat('$', '.',
                                CAST(json_quote(?) AS CHAR)))) AS CHAR) END, CASE json_type(json_extract(?,
                                concat('$', '.', CAST(json_quote(?) AS CHAR), '[', ?, ']'))) WHEN 'NULL' THEN NULL
                                ELSE CAST(json_unquote(json_extract(?, concat('$', '.', CAST(json_quote(?) AS CHAR),
                                '[', ?, ']'))) AS CHAR) END""")
                        .gives(row("true", null, null, null)),
                query(
                                "conditions on what is inside",
                                select(BOOK.id)
                                        .where(document.path("tags", 1, "n")
                                                .asInt()
                                                .gt(BOOK.pages))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE CAST(CASE json_type(?, '$' || '.' || json_quote(?) ||
                                '[' || ? || ']' || '.' || json_quote(?)) WHEN 'true' THEN 'true' WHEN 'false' THEN
                                'false' ELSE CAST(json_extract(?, '$' || '.' || json_quote(?) || '[' || ? || ']' ||
                                '.' || json_quote(?)) AS TEXT) END AS INTEGER) > books.pages ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE CAST((CAST($1 AS JSONB) -> $2 -> $3 ->> $4) AS
                                INTEGER) > books.pages ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE CAST(CASE json_type(json_extract(?, concat('$', '.',
                                CAST(json_quote(?) AS CHAR), '[', ?, ']', '.', CAST(json_quote(?) AS CHAR)))) WHEN
                                'NULL' THEN NULL ELSE CAST(json_unquote(json_extract(?, concat('$', '.',
                                CAST(json_quote(?) AS CHAR), '[', ?, ']', '.', CAST(json_quote(?) AS CHAR)))) AS CHAR)
                                END AS SIGNED) > books.pages ORDER BY books.id""")
                        .gives(5),
                query("how many there are", select(document.path("tags").length()))
                        .sqlite("SELECT json_array_length((? -> ('$' || '.' || json_quote(?))))")
                        .postgresql("SELECT jsonb_array_length((CAST($1 AS JSONB) -> $2))")
                        .mariadb("SELECT json_length(json_extract(?, concat('$', '.', CAST(json_quote(?) AS CHAR))))")
                        .gives(2),
                query(
                                "an object and an array of columns",
                                select(
                                                jsonObject(Map.entry("id", BOOK.id), Map.entry("title", BOOK.title))
                                                        .path("title")
                                                        .asText(),
                                                jsonArray(BOOK.id, BOOK.pages)
                                                        .path(1)
                                                        .asInt())
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT CASE json_type(json_object(?, books.id, ?, books.title), '$' || '.' ||
                                json_quote(?)) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE
                                CAST(json_extract(json_object(?, books.id, ?, books.title), '$' || '.' ||
                                json_quote(?)) AS TEXT) END, CAST(CASE json_type(json_array(books.id, books.pages),
                                '$' || '[' || ? || ']') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE
                                CAST(json_extract(json_array(books.id, books.pages), '$' || '[' || ? || ']') AS TEXT)
                                END AS INTEGER) FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT (jsonb_build_object(CAST($1 AS TEXT), books.id, CAST($2 AS TEXT), books.title)
                                ->> $3), CAST((jsonb_build_array(books.id, books.pages) ->> $4) AS INTEGER) FROM books
                                WHERE books.id = $5""")
                        .mariadb("""
                                SELECT CASE json_type(json_extract(json_object(?, books.id, ?, books.title),
                                concat('$', '.', CAST(json_quote(?) AS CHAR)))) WHEN 'NULL' THEN NULL ELSE
                                CAST(json_unquote(json_extract(json_object(?, books.id, ?, books.title), concat('$',
                                '.', CAST(json_quote(?) AS CHAR)))) AS CHAR) END, CAST(CASE
                                json_type(json_extract(json_array(books.id, books.pages), concat('$', '[', ?, ']')))
                                WHEN 'NULL' THEN NULL ELSE CAST(json_unquote(json_extract(json_array(books.id,
                                books.pages), concat('$', '[', ?, ']'))) AS CHAR) END AS SIGNED) FROM books WHERE
                                books.id = ?""")
                        .gives(row("Engines", 120)),
                query(
                                "one within the other",
                                select(jsonObject(Map.entry(
                                                        "all",
                                                        jsonArray(BOOK.id, value("x"))
                                                                .asJson()))
                                                .path("all", 1)
                                                .asText())
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT CASE json_type(json_object(?, json_array(books.id, ?)), '$' || '.' ||
                                json_quote(?) || '[' || ? || ']') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'
                                ELSE CAST(json_extract(json_object(?, json_array(books.id, ?)), '$' || '.' ||
                                json_quote(?) || '[' || ? || ']') AS TEXT) END FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT (jsonb_build_object(CAST($1 AS TEXT), jsonb_build_array(books.id, CAST($2 AS
                                TEXT))) -> $3 ->> $4) FROM books WHERE books.id = $5""")
                        .mariadb("""
                                SELECT CASE json_type(json_extract(json_object(?, json_array(books.id, ?)),
                                concat('$', '.', CAST(json_quote(?) AS CHAR), '[', ?, ']'))) WHEN 'NULL' THEN NULL
                                ELSE CAST(json_unquote(json_extract(json_object(?, json_array(books.id, ?)),
                                concat('$', '.', CAST(json_quote(?) AS CHAR), '[', ?, ']'))) AS CHAR) END FROM books
                                WHERE books.id = ?""")
                        .gives("x"),
                query(
                                "a document that contains another",
                                select(
                                        document.contains(json(value("{\"ok\": true}"))),
                                        document.contains(json(value("{\"ok\": false}")))))
                        .needs(Capability.JSON_CONTAINS)
                        .postgresql("""
                                SELECT (CAST($1 AS JSONB) @> CAST($2 AS JSONB)), (CAST($1 AS JSONB) @> CAST($3 AS
                                JSONB))""")
                        .mariadb("SELECT json_contains(?, ?), json_contains(?, ?)")
                        .gives(row(true, false)));
    }
}
