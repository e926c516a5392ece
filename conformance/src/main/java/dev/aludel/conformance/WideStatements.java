package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.refused;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.length;
import static dev.aludel.sql.FrameBound.currentRow;
import static dev.aludel.sql.FrameBound.preceding;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.grouping;
import static dev.aludel.sql.Sql.max;
import static dev.aludel.sql.Sql.or;
import static dev.aludel.sql.Sql.orderBy;
import static dev.aludel.sql.Sql.rollup;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;
import static dev.aludel.sql.Sql.withRecursive;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.IntColumn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Statements that reach the limits of a database: long chains, recursion that outgrows its start, and what only some can do. */
final class WideStatements implements Family {
    @Override
    public String name() {
        return "wide statements";
    }

    @Override
    public List<Case> cases() {
        var s = value("a").as("s");
        var growing = withRecursive(
                "growing",
                select(s),
                found -> select(found.get(s).concat("b"))
                        .where(length(found.get(s)).lt(40)));
        var path = AUTHOR.name.as("path");
        var paths = withRecursive(
                "paths",
                select(AUTHOR.id, path).where(AUTHOR.id.eq(1)),
                found -> select(AUTHOR.id, found.get(path).concat(" > ").concat(AUTHOR.name))
                        .from(AUTHOR)
                        .join(found, found.get(AUTHOR.id).eq(AUTHOR.mentorId)));
        var years = value(0).as("years");
        var price = BOOK.price.as("price");
        var dearer = withRecursive(
                "dearer",
                select(years, price).where(BOOK.id.eq(1)),
                found -> select(found.get(years).plus(1), found.get(price).times(new BigDecimal("1.1")))
                        .where(found.get(years).lt(2)));
        return List.of(
                query("thousands of conditions", select(count()).from(BOOK).where(unlike(BOOK.id, 2500)))
                        .gives(5),
                query(
                                "thousands of choices",
                                select(count())
                                        .from(BOOK)
                                        .where(or(
                                                BOOK.id.eq(1),
                                                IntStream.range(100, 3100)
                                                        .mapToObj(i -> BOOK.id.eq(i))
                                                        .toArray(BooleanExpression[]::new))))
                        .gives(1),
                query(
                                "a recursive text outgrows its first value",
                                select(max(length(growing.get(s)))).from(growing))
                        .sqlite("""
                                WITH RECURSIVE growing (s) AS (SELECT ? AS s UNION ALL SELECT growing.s || ? FROM growing WHERE
                                length(growing.s) < ?) SELECT max(length(growing.s)) FROM growing""")
                        .mariadb("""
                                WITH RECURSIVE growing (s) AS (SELECT CAST(? AS CHAR(16777216)) AS s UNION ALL SELECT
                                concat(growing.s, ?) FROM growing WHERE char_length(growing.s) < ?) SELECT
                                max(char_length(growing.s)) FROM growing""")
                        .gives(40),
                query(
                                "a recursive path begins with a column",
                                select(paths.get(path)).orderBy(paths.get(path)))
                        .postgresql("""
                                WITH RECURSIVE paths (id, path) AS (SELECT authors.id, CAST(authors.name AS TEXT) AS path FROM authors
                                WHERE authors.id = $1 UNION ALL SELECT authors.id, (paths.path || $2) || authors.name FROM authors JOIN
                                paths ON paths.id = authors.mentor_id) SELECT paths.path FROM paths ORDER BY paths.path""")
                        .gives("Ada", "Ada > Bela", "Ada > Bela > Dora", "Ada > Cleo"),
                query(
                                "a recursive decimal keeps all of its digits",
                                select(dearer.get(price)).orderBy(dearer.get(years)))
                        .gives(12.5, 13.75, 15.125),
                query(
                                "subtotals in an order",
                                select(BOOK.lent.optional(), count())
                                        .groupBy(rollup(BOOK.lent))
                                        .orderBy(count()))
                        .needs(Capability.ROLLUP, Capability.ROLLUP_ORDER)
                        .gives(row(true, 2), row(false, 3), row(null, 5)),
                query(
                                "subtotals that are told from groups of NULL",
                                select(grouping(BOOK.authorId, BOOK.lent), BOOK.authorId.optional(), count())
                                        .where(BOOK.id.gt(2))
                                        .groupBy(rollup(BOOK.authorId, BOOK.lent))
                                        .orderBy(
                                                grouping(BOOK.authorId, BOOK.lent),
                                                BOOK.authorId.asc().nullsLast()))
                        .needs(Capability.GROUPING_SETS)
                        .postgresql("""
                                SELECT grouping(books.author_id, books.lent), books.author_id, count(*) FROM books WHERE
                                books.id > $1 GROUP BY ROLLUP (books.author_id, books.lent) ORDER BY grouping(books.author_id,
                                books.lent), books.author_id NULLS LAST""")
                        .gives(
                                row(0, 2, 1),
                                row(0, 3, 1),
                                row(0, null, 1),
                                row(1, 2, 1),
                                row(1, 3, 1),
                                row(1, null, 1),
                                row(3, null, 3)),
                query(
                                "a frame at a distance of time",
                                select(
                                                BOOK.id,
                                                count().over(orderBy(BOOK.published)
                                                        .range(preceding(Duration.ofDays(3650)), currentRow())))
                                        .orderBy(BOOK.id))
                        .needs(Capability.RANGE_OF_TIME)
                        .postgresql("""
                                SELECT books.id, count(*) OVER (ORDER BY books.published RANGE BETWEEN $1 PRECEDING AND CURRENT ROW)
                                FROM books ORDER BY books.id""")
                        .gives(row(1, 1), row(2, 2), row(3, 3), row(4, 2), row(5, 1)),
                refused(
                        "a frame at a distance of a number from a time",
                        select(count().over(orderBy(BOOK.published).range(preceding(5), currentRow()))),
                        "a distance of a number from a key that is a time"),
                refused(
                        "a frame at a distance from several keys",
                        select(count().over(orderBy(BOOK.pages, BOOK.id).range(preceding(5), currentRow()))),
                        "an order of 2 keys"));
    }

    private static BooleanExpression[] unlike(IntColumn column, int many) {
        return IntStream.range(100, 100 + many).mapToObj(i -> column.ne(i)).toArray(BooleanExpression[]::new);
    }
}
