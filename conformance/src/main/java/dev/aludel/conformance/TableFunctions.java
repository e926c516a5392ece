package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.sql.Sql.*;
import static dev.aludel.sql.TableFunction.jsonElements;
import static dev.aludel.sql.TableFunction.series;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Rows that a function gives. */
final class TableFunctions implements Family {
    @Override
    public String name() {
        return "table functions";
    }

    @Override
    public List<Case> cases() {
        var n = series("n", 2, 4);
        var even = series("even", value(2), value(9), 3);
        var empty = series("empty", 3, 2);
        var elements = jsonElements("e", value("[\"a\", 2, true, null]")).withOrdinality("place");
        return List.of(
                query(
                                "a series of numbers",
                                select(n.column("value").asInt())
                                        .from(n)
                                        .orderBy(n.column("value").asInt()))
                        .sqlite("""
                                SELECT n.value FROM (WITH RECURSIVE counted (n) AS (SELECT ? UNION ALL SELECT n + ? FROM counted
                                WHERE n + ? <= ?) SELECT n AS value FROM counted WHERE n <= ?) AS n ORDER BY n.value""")
                        .postgresql("""
                                SELECT n.value FROM generate_series(CAST($1 AS INTEGER), CAST($2 AS INTEGER), CAST($3 AS INTEGER))
                                AS n (value) ORDER BY n.value""")
                        .mariadb("""
                                SELECT n.value FROM (WITH RECURSIVE counted (n) AS (SELECT ? UNION ALL SELECT n + ? FROM counted
                                WHERE n + ? <= ?) SELECT n AS value FROM counted WHERE n <= ?) AS n ORDER BY n.value""")
                        .gives(2, 3, 4),
                query(
                                "a series with a distance",
                                select(even.column("value").asInt())
                                        .orderBy(even.column("value").asInt()))
                        .sqlite("""
                                SELECT even.value FROM (WITH RECURSIVE counted (n) AS (SELECT ? UNION ALL SELECT n + ? FROM counted
                                WHERE n + ? <= ?) SELECT n AS value FROM counted WHERE n <= ?) AS even ORDER BY even.value""")
                        .postgresql("""
                                SELECT even.value FROM generate_series(CAST($1 AS INTEGER), CAST($2 AS INTEGER), CAST($3 AS
                                INTEGER)) AS even (value) ORDER BY even.value""")
                        .mariadb("""
                                SELECT even.value FROM (WITH RECURSIVE counted (n) AS (SELECT ? UNION ALL SELECT n + ? FROM counted
                                WHERE n + ? <= ?) SELECT n AS value FROM counted WHERE n <= ?) AS even ORDER BY even.value""")
                        .gives(2, 5, 8),
                query(
                                "a series that ends before it begins is empty",
                                select(empty.column("value").asInt()))
                        .sqlite("""
                                SELECT empty.value FROM (WITH RECURSIVE counted (n) AS (SELECT ? UNION ALL SELECT n + ? FROM counted
                                WHERE n + ? <= ?) SELECT n AS value FROM counted WHERE n <= ?) AS empty""")
                        .postgresql("""
                                SELECT empty.value FROM generate_series(CAST($1 AS INTEGER), CAST($2 AS INTEGER), CAST($3 AS
                                INTEGER)) AS empty (value)""")
                        .mariadb("""
                                SELECT `empty`.value FROM (WITH RECURSIVE counted (n) AS (SELECT ? UNION ALL SELECT n + ? FROM
                                counted WHERE n + ? <= ?) SELECT n AS value FROM counted WHERE n <= ?) AS `empty`""")
                        .gives(),
                query(
                                "a series is joined",
                                select(n.column("value").asInt(), AUTHOR.name)
                                        .from(n)
                                        .join(
                                                AUTHOR,
                                                AUTHOR.id.eq(n.column("value").asInt()))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT n.value, authors.name FROM (WITH RECURSIVE counted (n) AS (SELECT ? UNION ALL SELECT n + ?
                                FROM counted WHERE n + ? <= ?) SELECT n AS value FROM counted WHERE n <= ?) AS n JOIN authors ON
                                authors.id = n.value ORDER BY authors.id""")
                        .postgresql("""
                                SELECT n.value, authors.name FROM generate_series(CAST($1 AS INTEGER), CAST($2 AS INTEGER), CAST($3
                                AS INTEGER)) AS n (value) JOIN authors ON authors.id = n.value ORDER BY authors.id""")
                        .mariadb("""
                                SELECT n.value, authors.name FROM (WITH RECURSIVE counted (n) AS (SELECT ? UNION ALL SELECT n + ?
                                FROM counted WHERE n + ? <= ?) SELECT n AS value FROM counted WHERE n <= ?) AS n JOIN authors ON
                                authors.id = n.value ORDER BY authors.id""")
                        .gives(row(2, "Bela"), row(3, "Cleo"), row(4, "Dora")),
                query(
                                "the elements of a JSON array, each as JSON, with its place",
                                select(
                                                elements.column("value").asText(),
                                                elements.column("place").asLong())
                                        .orderBy(elements.column("place").asLong()))
                        .sqlite("""
                                SELECT e.value, e.place FROM (SELECT CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN
                                'true' WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE CAST(value AS TEXT) END AS value, key
                                + 1 AS place FROM json_each(?)) AS e ORDER BY e.place""")
                        .postgresql("""
                                SELECT e.value, e.place FROM LATERAL (SELECT element.value::text AS value, element.place AS place
                                FROM jsonb_array_elements(CAST($1 AS jsonb)) WITH ORDINALITY AS element (value, place)) AS e ORDER
                                BY e.place""")
                        .mariadb("""
                                SELECT e.value, e.place FROM JSON_TABLE(?, '$[*]' COLUMNS (value JSON PATH '$', place FOR
                                ORDINALITY)) AS e ORDER BY e.place""")
                        .gives(row("\"a\"", 1), row("2", 2), row("true", 3), row("null", 4)),
                query(
                                "a part of a table, taken by chance",
                                select(AUTHOR.name)
                                        .from(AUTHOR.sample(100).repeatable(1))
                                        .orderBy(AUTHOR.id))
                        .postgresql(
                                "SELECT authors.name FROM authors TABLESAMPLE BERNOULLI ($1) REPEATABLE ($2) ORDER BY authors.id")
                        .needs(Capability.TABLE_SAMPLE)
                        .gives("Ada", "Bela", "Cleo", "Dora"),
                query(
                                "pages of a table, taken by chance",
                                select(count()).from(AUTHOR.sample(0).byPages()))
                        .needs(Capability.TABLE_SAMPLE)
                        .postgresql("SELECT count(*) FROM authors TABLESAMPLE SYSTEM ($1)")
                        .gives(0));
    }
}
