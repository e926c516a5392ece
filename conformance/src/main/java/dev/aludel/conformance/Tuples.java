package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.tuple;
import static dev.aludel.sql.Sql.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Several values compared as one. */
final class Tuples implements Family {
    @Override
    public String name() {
        return "tuples";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "what comes after a row in an order of two columns",
                                select(BOOK.id)
                                        .where(tuple(BOOK.price, BOOK.id).gt(new BigDecimal("12.50"), 1))
                                        .orderBy(BOOK.price, BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE (books.price, books.id) > (?, ?) ORDER BY
                                decimal_key(books.price), books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE (books.price, books.id) > ($1, $2) ORDER BY
                                books.price, books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE (books.price, books.id) > (?, ?) ORDER BY
                                books.price, books.id""")
                        .gives(3, 4),
                query(
                                "one of some pairs",
                                select(BOOK.id)
                                        .where(tuple(BOOK.id, BOOK.title)
                                                .inPairs(List.of(
                                                        Map.entry(1, "Engines"),
                                                        Map.entry(2, "Engines"),
                                                        Map.entry(3, "Tables"))))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE (books.id, books.title) IN ((?, ?)) ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE (books.id, books.title) IN (($1, $2)) ORDER BY
                                books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE (books.id, books.title) IN ((?, ?)) ORDER BY books.id""")
                        .gives(1, 3),
                query(
                                "none of some pairs",
                                select(BOOK.id)
                                        .where(tuple(BOOK.id, BOOK.title).notInPairs(List.of(Map.entry(1, "Engines"))))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE (books.id, books.title) NOT IN ((?, ?)) ORDER BY
                                books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE (books.id, books.title) NOT IN (($1, $2)) ORDER BY
                                books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE (books.id, books.title) NOT IN ((?, ?)) ORDER BY
                                books.id""")
                        .gives(2, 3, 4, 5),
                query(
                                "one of no pairs",
                                select(BOOK.id).where(tuple(BOOK.id, BOOK.title).inPairs(List.of())))
                        .sqlite("SELECT books.id FROM books WHERE (books.id, books.title) IN ((?, ?))")
                        .postgresql("SELECT books.id FROM books WHERE (books.id, books.title) IN (($1, $2))")
                        .mariadb("SELECT books.id FROM books WHERE (books.id, books.title) IN ((?, ?))")
                        .gives(),
                query(
                                "none of no pairs",
                                select(BOOK.id)
                                        .where(tuple(BOOK.id, BOOK.title).notInPairs(List.of()), BOOK.id.lt(3))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE (books.id, books.title) NOT IN ((?, ?)) AND books.id
                                < ? ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE (books.id, books.title) NOT IN (($1, $2)) AND
                                books.id < $3 ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE (books.id, books.title) NOT IN ((?, ?)) AND books.id
                                < ? ORDER BY books.id""")
                        .gives(1, 2),
                query(
                                "one of the rows of a query",
                                select(BOOK.id)
                                        .where(tuple(BOOK.authorId, BOOK.id).in(select(AUTHOR.id, AUTHOR.id))))
                        .sqlite("""
                                SELECT books.id FROM books WHERE (books.author_id, books.id) IN (SELECT authors.id,
                                authors.id FROM authors)""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE (books.author_id, books.id) IN (SELECT authors.id,
                                authors.id FROM authors)""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE (books.author_id, books.id) IN (SELECT authors.id,
                                authors.id FROM authors)""")
                        .gives(1),
                query(
                                "three at once",
                                select(BOOK.id)
                                        .where(tuple(BOOK.lent, BOOK.price, BOOK.id)
                                                .eq(tuple(value(false), value(new BigDecimal("12.5")), value(3)))))
                        .sqlite("SELECT books.id FROM books WHERE (books.lent, books.price, books.id) = (FALSE, ?, ?)")
                        .postgresql(
                                "SELECT books.id FROM books WHERE (books.lent, books.price, books.id) = (FALSE, $1, $2)")
                        .mariadb("SELECT books.id FROM books WHERE (books.lent, books.price, books.id) = (FALSE, ?, ?)")
                        .gives(3));
    }
}
