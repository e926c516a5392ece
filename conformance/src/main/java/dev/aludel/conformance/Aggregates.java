package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.boolAnd;
import static dev.aludel.sql.Fn.boolOr;
import static dev.aludel.sql.Fn.jsonAgg;
import static dev.aludel.sql.Fn.jsonObjectAgg;
import static dev.aludel.sql.Fn.mode;
import static dev.aludel.sql.Fn.percentile;
import static dev.aludel.sql.Fn.percentileOf;
import static dev.aludel.sql.Fn.stddevPop;
import static dev.aludel.sql.Fn.stddevSamp;
import static dev.aludel.sql.Fn.stringAgg;
import static dev.aludel.sql.Fn.varPop;
import static dev.aludel.sql.Fn.varSamp;
import static dev.aludel.sql.Sql.avg;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.max;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Groups of rows as one value. */
final class Aggregates implements Family {
    @Override
    public String name() {
        return "aggregates";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "aggregates of those rows for which a condition holds",
                                select(
                                                count(),
                                                count().filter(BOOK.lent),
                                                sum(BOOK.pages).filter(BOOK.lent, BOOK.pages.gt(100)))
                                        .from(BOOK))
                        .sqlite("""
                                SELECT count(*), count(*) FILTER (WHERE books.lent), sum(books.pages) FILTER (WHERE
                                books.lent AND books.pages > ?) FROM books""")
                        .postgresql("""
                                SELECT count(*), count(*) FILTER (WHERE books.lent), sum(books.pages) FILTER (WHERE
                                books.lent AND books.pages > $1) FROM books""")
                        .mariadb("""
                                SELECT count(*), count(CASE WHEN books.lent THEN TRUE END), sum(CASE WHEN books.lent
                                AND books.pages > ? THEN books.pages END) FROM books""")
                        .gives(row(5, 2, 310)),
                query(
                                "equal values count once",
                                select(
                                        count(BOOK.price).distinct(),
                                        sum(BOOK.price).distinct()))
                        .sqlite("SELECT count(DISTINCT books.price), decimal_sum(DISTINCT books.price) FROM books")
                        .postgresql("SELECT count(DISTINCT books.price), sum(DISTINCT books.price) FROM books")
                        .mariadb("SELECT count(DISTINCT books.price), sum(DISTINCT books.price) FROM books")
                        .gives(row(4, 51.75)),
                query(
                                "texts in an order, with a separator",
                                select(stringAgg(BOOK.title, ", ").orderedBy(BOOK.title)))
                        .needs(Capability.AGGREGATE_ORDER)
                        .sqlite("SELECT string_agg(books.title, ? ORDER BY books.title) FROM books")
                        .postgresql("SELECT string_agg(books.title, $1 ORDER BY books.title) FROM books")
                        .mariadb("SELECT group_concat(books.title ORDER BY books.title SEPARATOR ?) FROM books")
                        .gives("Anon, Engines, Graphs, Looms, Tables"),
                query(
                                "texts in an order, filtered",
                                select(stringAgg(BOOK.title, "+")
                                        .filter(BOOK.lent)
                                        .orderedBy(BOOK.id.desc())))
                        .needs(Capability.AGGREGATE_ORDER)
                        .sqlite("""
                                SELECT string_agg(books.title, ? ORDER BY books.id DESC) FILTER (WHERE books.lent)
                                FROM books""")
                        .postgresql("""
                                SELECT string_agg(books.title, $1 ORDER BY books.id DESC) FILTER (WHERE books.lent)
                                FROM books""")
                        .mariadb("""
                                SELECT group_concat(CASE WHEN books.lent THEN books.title END ORDER BY books.id DESC
                                SEPARATOR ?) FROM books""")
                        .gives("Graphs+Looms"),
                query(
                                "a condition for all, and for one",
                                select(boolAnd(BOOK.pages.gt(10)), boolOr(BOOK.lent), boolAnd(BOOK.lent)))
                        .sqlite("SELECT min(books.pages > ?), max(books.lent), min(books.lent) FROM books")
                        .postgresql("""
                                SELECT bool_and(books.pages > $1), bool_or(books.lent), bool_and(books.lent) FROM
                                books""")
                        .mariadb("SELECT min(books.pages > ?), max(books.lent), min(books.lent) FROM books")
                        .gives(row(true, true, false)),
                query(
                                "variance and deviation",
                                select(varPop(BOOK.pages), varSamp(BOOK.pages), stddevPop(BOOK.pages))
                                        .where(BOOK.id.in(1, 2)))
                        .sqlite("""
                                SELECT var_pop(books.pages), var_samp(books.pages), stddev_pop(books.pages) FROM books
                                WHERE books.id IN (?)""")
                        .postgresql("""
                                SELECT var_pop(CAST(books.pages AS DOUBLE PRECISION)), var_samp(CAST(books.pages AS
                                DOUBLE PRECISION)), stddev_pop(CAST(books.pages AS DOUBLE PRECISION)) FROM books WHERE
                                books.id = ANY ($1)""")
                        .mariadb("""
                                SELECT var_pop(books.pages), var_samp(books.pages), stddev_pop(books.pages) FROM books
                                WHERE books.id IN (?)""")
                        .gives(row(400, 800, 20)),
                query(
                                "the variance of one row is 0, or unknown",
                                select(varPop(BOOK.price), stddevSamp(BOOK.price))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("SELECT var_pop(books.price), stddev_samp(books.price) FROM books WHERE books.id = ?")
                        .postgresql("""
                                SELECT var_pop(CAST(books.price AS DOUBLE PRECISION)), stddev_samp(CAST(books.price AS
                                DOUBLE PRECISION)) FROM books WHERE books.id = $1""")
                        .mariadb("SELECT var_pop(books.price), stddev_samp(books.price) FROM books WHERE books.id = ?")
                        .gives(row(0, null)),
                query("an array in JSON", select(jsonAgg(BOOK.pages).length()))
                        .sqlite("SELECT json_array_length(json_group_array(books.pages)) FROM books")
                        .postgresql("SELECT jsonb_array_length(jsonb_agg(books.pages)) FROM books")
                        .mariadb("SELECT json_length(json_arrayagg(books.pages)) FROM books")
                        .gives(5),
                query(
                                "an object in JSON",
                                select(jsonObjectAgg(BOOK.title, BOOK.pages)
                                        .path("Looms")
                                        .asInt()))
                        .sqlite("""
                                SELECT CAST(CASE json_type(json_group_object(books.title, books.pages), '$' || '.' ||
                                json_quote(?)) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE
                                CAST(json_extract(json_group_object(books.title, books.pages), '$' || '.' ||
                                json_quote(?)) AS TEXT) END AS INTEGER) FROM books""")
                        .postgresql("""
                                SELECT CAST((jsonb_object_agg(books.title, books.pages) ->> $1) AS INTEGER) FROM books""")
                        .mariadb("""
                                SELECT CAST(CASE json_type(json_extract(json_objectagg(books.title, books.pages),
                                concat('$', '.', CAST(json_quote(?) AS CHAR)))) WHEN 'NULL' THEN NULL ELSE
                                CAST(json_unquote(json_extract(json_objectagg(books.title, books.pages), concat('$',
                                '.', CAST(json_quote(?) AS CHAR)))) AS CHAR) END AS SIGNED) FROM books""")
                        .gives(80),
                query(
                                "no rows",
                                select(count(), sum(BOOK.pages), boolOr(BOOK.lent), max(BOOK.title))
                                        .where(BOOK.id.eq(99)))
                        .sqlite("""
                                SELECT count(*), sum(books.pages), max(books.lent), max(books.title) FROM books WHERE
                                books.id = ?""")
                        .postgresql("""
                                SELECT count(*), sum(books.pages), bool_or(books.lent), max(books.title) FROM books
                                WHERE books.id = $1""")
                        .mariadb("""
                                SELECT count(*), sum(books.pages), max(books.lent), max(books.title) FROM books WHERE
                                books.id = ?""")
                        .gives(row(0, null, null, null)),
                query(
                                "percentiles",
                                select(
                                        percentile(0.5, BOOK.pages),
                                        percentileOf(0.25).withinGroup(BOOK.title)))
                        .needs(Capability.WITHIN_GROUP)
                        .postgresql("""
                                SELECT percentile_cont($1) WITHIN GROUP (ORDER BY books.pages), percentile_disc($2)
                                WITHIN GROUP (ORDER BY books.title) FROM books""")
                        .gives(row(120, "Engines")),
                query("the most frequent value", select(mode().withinGroup(BOOK.price)))
                        .needs(Capability.WITHIN_GROUP)
                        .postgresql("SELECT mode() WITHIN GROUP (ORDER BY books.price) FROM books")
                        .gives(12.5),
                query(
                                "a condition on a group",
                                select(BOOK.authorId, avg(BOOK.price))
                                        .groupBy(BOOK.authorId)
                                        .having(count().gt(1))
                                        .orderBy(BOOK.authorId))
                        .sqlite("""
                                SELECT books.author_id, decimal_avg(books.price) FROM books GROUP BY books.author_id
                                HAVING count(*) > ? ORDER BY books.author_id""")
                        .postgresql("""
                                SELECT books.author_id, avg(books.price) FROM books GROUP BY books.author_id HAVING
                                count(*) > $1 ORDER BY books.author_id""")
                        .mariadb("""
                                SELECT books.author_id, avg(books.price) FROM books GROUP BY books.author_id HAVING
                                count(*) > ? ORDER BY books.author_id""")
                        .gives(row(1, 10.25)));
    }
}
