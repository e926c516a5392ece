package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Groups, subtotals, rows that stand for others. */
final class Groupings implements Family {
    @Override
    public String name() {
        return "grouping";
    }

    @Override
    public List<Case> cases() {
        var books = count().as("books");
        var country = AUTHOR.country;
        var byAuthor = partitionBy(BOOK.authorId).orderBy(BOOK.id).as("by_author");
        return List.of(
                query(
                                "groups have one row each",
                                select(BOOK.authorId.optional(), books)
                                        .groupBy(BOOK.authorId)
                                        .having(count().gt(1)))
                        .everywhere(
                                "SELECT books.author_id, count(*) AS books FROM books GROUP BY books.author_id HAVING count(*) > ?")
                        .gives(row(1, 2)),
                query(
                                "groups are ordered by a label",
                                select(country.optional(), count().as("authors"))
                                        .groupBy(country)
                                        .orderBy(
                                                count().as("authors").desc(),
                                                country.desc().nullsLast()))
                        .sqlite("""
                                SELECT authors.country, count(*) AS authors FROM authors GROUP BY authors.country ORDER BY authors
                                DESC, authors.country DESC NULLS LAST""")
                        .postgresql("""
                                SELECT authors.country, count(*) AS authors FROM authors GROUP BY authors.country ORDER BY authors
                                DESC, authors.country DESC NULLS LAST""")
                        .mariadb("""
                                SELECT authors.country, count(*) AS authors FROM authors GROUP BY authors.country ORDER BY authors
                                DESC, authors.country DESC""")
                        .gives(row("UK", 2), row("HU", 1), row(null, 1)),
                query(
                                "a rollup adds subtotals and the total",
                                select(STOCK.shelf.optional(), sum(STOCK.copies).as("copies"))
                                        .groupBy(rollup(STOCK.shelf)))
                        .postgresql(
                                "SELECT stocks.shelf, sum(stocks.copies) AS copies FROM stocks GROUP BY ROLLUP (stocks.shelf)")
                        .mariadb(
                                "SELECT stocks.shelf, sum(stocks.copies) AS copies FROM stocks GROUP BY stocks.shelf WITH ROLLUP")
                        .needs(Capability.ROLLUP)
                        .inAnyOrder()
                        .gives(row("A", 3), row("B", 7), row(null, 10)),
                query(
                                "a cube adds every choice of keys",
                                select(
                                                STOCK.shelf.optional(),
                                                STOCK.bookId.optional(),
                                                sum(STOCK.copies).as("copies"))
                                        .where(STOCK.bookId.eq(3))
                                        .groupBy(cube(STOCK.shelf, STOCK.bookId)))
                        .postgresql("""
                                SELECT stocks.shelf, stocks.book_id, sum(stocks.copies) AS copies FROM stocks WHERE stocks.book_id =
                                $1 GROUP BY CUBE (stocks.shelf, stocks.book_id)""")
                        .needs(Capability.GROUPING_SETS)
                        .inAnyOrder()
                        .gives(row("B", 3, 7), row("B", null, 7), row(null, 3, 7), row(null, null, 7)),
                query(
                                "grouping sets are those that are named",
                                select(
                                                STOCK.shelf.optional(),
                                                STOCK.bookId.optional(),
                                                sum(STOCK.copies).as("copies"))
                                        .where(STOCK.bookId.eq(3))
                                        .groupBy(groupingSets()
                                                .set(STOCK.shelf, STOCK.bookId)
                                                .set(STOCK.shelf)
                                                .set()))
                        .postgresql("""
                                SELECT stocks.shelf, stocks.book_id, sum(stocks.copies) AS copies FROM stocks WHERE stocks.book_id =
                                $1 GROUP BY GROUPING SETS ((stocks.shelf, stocks.book_id), stocks.shelf, ())""")
                        .needs(Capability.GROUPING_SETS)
                        .inAnyOrder()
                        .gives(row("B", 3, 7), row("B", null, 7), row(null, null, 7)),
                query(
                                "keys and a rollup go together",
                                select(
                                                STOCK.shelf,
                                                STOCK.bookId.optional(),
                                                sum(STOCK.copies).as("copies"))
                                        .where(STOCK.bookId.eq(3))
                                        .groupBy(STOCK.shelf)
                                        .groupBy(rollup(STOCK.bookId)))
                        .postgresql("""
                                SELECT stocks.shelf, stocks.book_id, sum(stocks.copies) AS copies FROM stocks WHERE stocks.book_id =
                                $1 GROUP BY stocks.shelf, ROLLUP (stocks.book_id)""")
                        .needs(Capability.GROUPING_SETS)
                        .inAnyOrder()
                        .gives(row("B", 3, 7), row("B", null, 7)),
                query(
                                "one row of each group in an order",
                                select(BOOK.authorId, BOOK.title)
                                        .distinctOn(BOOK.authorId)
                                        .where(BOOK.authorId.isNotNull())
                                        .orderBy(BOOK.authorId, BOOK.pages.desc()))
                        .postgresql("""
                                SELECT DISTINCT ON (books.author_id) books.author_id, books.title FROM books WHERE books.author_id
                                IS NOT NULL ORDER BY books.author_id, books.pages DESC""")
                        .needs(Capability.DISTINCT_ON)
                        .gives(row(1, "Engines"), row(2, "Tables"), row(3, "Graphs")),
                query(
                                "equal rows once",
                                select(AUTHOR.country.optional())
                                        .distinct()
                                        .orderBy(AUTHOR.country.asc().nullsFirst()))
                        .sqlite("SELECT DISTINCT authors.country FROM authors ORDER BY authors.country NULLS FIRST")
                        .postgresql("SELECT DISTINCT authors.country FROM authors ORDER BY authors.country NULLS FIRST")
                        .mariadb("SELECT DISTINCT authors.country FROM authors ORDER BY authors.country")
                        .gives(null, "HU", "UK"),
                query(
                                "rows equal to the last of a limit come along",
                                select(BOOK.title)
                                        .orderBy(BOOK.price.desc())
                                        .limit(2)
                                        .withTies())
                        .postgresql(
                                "SELECT books.title FROM books ORDER BY books.price DESC FETCH FIRST $1 ROWS WITH TIES")
                        .mariadb("SELECT books.title FROM books ORDER BY books.price DESC FETCH FIRST ? ROWS WITH TIES")
                        .needs(Capability.WITH_TIES)
                        .inAnyOrder()
                        .gives("Graphs", "Engines", "Tables"),
                query(
                                "an offset without a limit",
                                select(BOOK.id).orderBy(BOOK.id).offset(3))
                        .sqlite("SELECT books.id FROM books ORDER BY books.id LIMIT -1 OFFSET ?")
                        .postgresql("SELECT books.id FROM books ORDER BY books.id OFFSET $1")
                        .mariadb("SELECT books.id FROM books ORDER BY books.id LIMIT 18446744073709551615 OFFSET ?")
                        .gives(4, 5),
                query(
                                "a window is defined once and used by its name",
                                select(
                                                BOOK.title,
                                                sum(BOOK.pages).over(byAuthor).as("so_far"),
                                                count().over(byAuthor).as("place"))
                                        .where(BOOK.authorId.eq(1))
                                        .window(byAuthor)
                                        .orderBy(BOOK.id))
                        .everywhere("""
                                SELECT books.title, sum(books.pages) OVER by_author AS so_far, count(*) OVER by_author AS place FROM
                                books WHERE books.author_id = ? WINDOW by_author AS (PARTITION BY books.author_id ORDER BY books.id)
                                ORDER BY books.id""")
                        .gives(row("Engines", 120, 1), row("Looms", 200, 2)));
    }
}
