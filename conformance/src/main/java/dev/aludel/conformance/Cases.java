package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.greatest;
import static dev.aludel.sql.Fn.least;
import static dev.aludel.sql.Sql.caseOf;
import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.coalesce;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import java.math.BigDecimal;
import java.util.List;

/** A choice among values. */
final class Cases implements Family {
    @Override
    public String name() {
        return "case, coalesce and extremes";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "the first condition that holds",
                                select(
                                                BOOK.id,
                                                caseWhen(BOOK.pages.lt(100), "thin")
                                                        .when(BOOK.pages.lt(250), "middling")
                                                        .otherwise("thick"))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, CASE WHEN books.pages < ? THEN ? WHEN books.pages < ? THEN ? ELSE ?
                                END FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, CASE WHEN books.pages < $1 THEN $2 WHEN books.pages < $3 THEN $4 ELSE
                                $5 END FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, CASE WHEN books.pages < ? THEN ? WHEN books.pages < ? THEN ? ELSE ?
                                END FROM books ORDER BY books.id""")
                        .gives(row(1, "middling"), row(2, "thin"), row(3, "middling"), row(4, "thick"), row(5, "thin")),
                query(
                                "the value that is equal",
                                select(
                                                AUTHOR.name,
                                                caseOf(AUTHOR.country)
                                                        .when("UK", "Britain")
                                                        .otherwise("elsewhere"))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.name, CASE authors.country WHEN ? THEN ? ELSE ? END FROM authors ORDER
                                BY authors.id""")
                        .postgresql("""
                                SELECT authors.name, CASE authors.country WHEN $1 THEN $2 ELSE $3 END FROM authors
                                ORDER BY authors.id""")
                        .mariadb("""
                                SELECT authors.name, CASE authors.country WHEN ? THEN ? ELSE ? END FROM authors ORDER
                                BY authors.id""")
                        .gives(
                                row("Ada", "Britain"),
                                row("Bela", "elsewhere"),
                                row("Cleo", "Britain"),
                                row("Dora", "elsewhere")),
                query(
                                "the result keeps its type",
                                select(BOOK.id)
                                        .where(caseWhen(BOOK.lent, 1)
                                                .otherwise(0)
                                                .plus(1)
                                                .eq(2))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE CASE WHEN books.lent THEN ? ELSE ? END + ? = ? ORDER
                                BY books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE CASE WHEN books.lent THEN $1 ELSE $2 END + $3 = $4
                                ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE CASE WHEN books.lent THEN ? ELSE ? END + ? = ? ORDER
                                BY books.id""")
                        .gives(2, 4),
                query(
                                "NULL if nothing holds",
                                select(BOOK.id, caseWhen(BOOK.lent, BOOK.title).end())
                                        .where(BOOK.id.lt(3))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, CASE WHEN books.lent THEN books.title END FROM books WHERE books.id <
                                ? ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, CASE WHEN books.lent THEN books.title END FROM books WHERE books.id <
                                $1 ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, CASE WHEN books.lent THEN books.title END FROM books WHERE books.id <
                                ? ORDER BY books.id""")
                        .gives(row(1, null), row(2, "Looms")),
                query(
                                "the first that is not NULL",
                                select(AUTHOR.id, coalesce(AUTHOR.country, AUTHOR.name, value("?")))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.id, coalesce(authors.country, authors.name, ?) FROM authors ORDER BY
                                authors.id""")
                        .postgresql("""
                                SELECT authors.id, coalesce(authors.country, authors.name, $1) FROM authors ORDER BY
                                authors.id""")
                        .mariadb("""
                                SELECT authors.id, coalesce(authors.country, authors.name, ?) FROM authors ORDER BY
                                authors.id""")
                        .gives(row(1, "UK"), row(2, "HU"), row(3, "UK"), row(4, "Dora")),
                query(
                                "NULL for one value",
                                select(BOOK.pages.nullIf(80))
                                        .where(BOOK.id.lt(3))
                                        .orderBy(BOOK.id))
                        .sqlite("SELECT nullif(books.pages, ?) FROM books WHERE books.id < ? ORDER BY books.id")
                        .postgresql("SELECT nullif(books.pages, $1) FROM books WHERE books.id < $2 ORDER BY books.id")
                        .mariadb("SELECT nullif(books.pages, ?) FROM books WHERE books.id < ? ORDER BY books.id")
                        .gives(120, null),
                query(
                                "the greatest and the least of several",
                                select(greatest(BOOK.pages, value(100)), least(BOOK.price, value(new BigDecimal("10"))))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT max(books.pages, ?), min(books.price COLLATE decimal, ?) FROM books ORDER BY
                                books.id""")
                        .postgresql("""
                                SELECT CASE WHEN books.pages IS NOT NULL AND CAST($1 AS INTEGER) IS NOT NULL THEN
                                greatest(books.pages, $1) END, CASE WHEN books.price IS NOT NULL AND CAST($2 AS
                                NUMERIC) IS NOT NULL THEN least(books.price, $2) END FROM books ORDER BY books.id""")
                        .mariadb("SELECT greatest(books.pages, ?), least(books.price, ?) FROM books ORDER BY books.id")
                        .gives(row(120, 10), row(100, 8), row(200, 10), row(310, 10), row(100, 1.25)),
                query(
                                "an unknown value makes the greatest unknown",
                                select(greatest(AUTHOR.mentorId, AUTHOR.id)).orderBy(AUTHOR.id))
                        .sqlite("SELECT max(authors.mentor_id, authors.id) FROM authors ORDER BY authors.id")
                        .postgresql("""
                                SELECT CASE WHEN authors.mentor_id IS NOT NULL AND authors.id IS NOT NULL THEN
                                greatest(authors.mentor_id, authors.id) END FROM authors ORDER BY authors.id""")
                        .mariadb("SELECT greatest(authors.mentor_id, authors.id) FROM authors ORDER BY authors.id")
                        .gives(null, 2, 3, 4));
    }
}
