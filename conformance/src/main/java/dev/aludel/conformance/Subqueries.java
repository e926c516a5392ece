package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.refused;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Queries inside of queries. */
final class Subqueries implements Family {
    @Override
    public String name() {
        return "subqueries";
    }

    @Override
    public List<Case> cases() {
        var pages = sum(BOOK.pages).as("pages");
        var perAuthor = select(BOOK.authorId, pages).groupBy(BOOK.authorId).as("per_author");
        var mentor = AUTHOR.as("mentor");
        var both = select(AUTHOR.id, BOOK.id, BOOK.pages)
                .from(AUTHOR)
                .join(BOOK, BOOK.authorId.eq(AUTHOR.id))
                .as("both");
        return List.of(
                query(
                                "a query in FROM is read by the expressions it selects",
                                select(AUTHOR.name, perAuthor.get(pages))
                                        .from(AUTHOR)
                                        .join(
                                                perAuthor,
                                                perAuthor.get(BOOK.authorId).eq(AUTHOR.id))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.name, per_author.pages FROM authors JOIN (SELECT books.author_id, sum(books.pages) AS
                                pages FROM books GROUP BY books.author_id) AS per_author ON per_author.author_id = authors.id ORDER
                                BY authors.id""")
                        .gives(row("Ada", 200), row("Bela", 200), row("Cleo", 310)),
                query(
                                "columns of a query in FROM bring it along",
                                select(perAuthor.get(pages))
                                        .where(perAuthor.get(BOOK.authorId).isNull()))
                        .everywhere("""
                                SELECT per_author.pages FROM (SELECT books.author_id, sum(books.pages) AS pages FROM books GROUP BY
                                books.author_id) AS per_author WHERE per_author.author_id IS NULL""")
                        .gives(16),
                query(
                                "what has no partner in a query gets a value by coalesce",
                                select(AUTHOR.name, coalesce(perAuthor.get(pages), 0))
                                        .from(AUTHOR)
                                        .leftJoin(
                                                perAuthor,
                                                perAuthor.get(BOOK.authorId).eq(AUTHOR.id))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.name, coalesce(per_author.pages, ?) FROM authors LEFT JOIN (SELECT books.author_id,
                                sum(books.pages) AS pages FROM books GROUP BY books.author_id) AS per_author ON per_author.author_id
                                = authors.id ORDER BY authors.id""")
                        .gives(row("Ada", 200), row("Bela", 200), row("Cleo", 310), row("Dora", 0)),
                query(
                                "columns of one name get different ones in FROM",
                                select(both.get(AUTHOR.id), both.get(BOOK.id))
                                        .where(both.get(BOOK.pages).gt(100))
                                        .orderBy(both.get(BOOK.id)))
                        .sqlite("""
                                SELECT "both".id, "both".id_1 FROM (SELECT authors.id, books.id AS id_1, books.pages FROM authors
                                JOIN books ON books.author_id = authors.id) AS "both" WHERE "both".pages > ? ORDER BY "both".id_1""")
                        .postgresql("""
                                SELECT "both".id, "both".id_1 FROM (SELECT authors.id, books.id AS id_1, books.pages FROM authors
                                JOIN books ON books.author_id = authors.id) AS "both" WHERE "both".pages > $1 ORDER BY "both".id_1""")
                        .mariadb("""
                                SELECT `both`.id, `both`.id_1 FROM (SELECT authors.id, books.id AS id_1, books.pages FROM authors
                                JOIN books ON books.author_id = authors.id) AS `both` WHERE `both`.pages > ? ORDER BY `both`.id_1""")
                        .gives(row(1, 1), row(2, 3), row(3, 4)),
                query(
                                "a scalar query of each row refers to the tables around it",
                                select(
                                                AUTHOR.name,
                                                scalar(
                                                                count(BOOK.id),
                                                                query -> query.where(BOOK.authorId.eq(AUTHOR.id)))
                                                        .as("books"))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.name, (SELECT count(books.id) FROM books WHERE books.author_id = authors.id) AS books
                                FROM authors ORDER BY authors.id""")
                        .gives(row("Ada", 2), row("Bela", 1), row("Cleo", 1), row("Dora", 0)),
                query(
                                "a scalar query compares and calculates as what it selects",
                                select(BOOK.title)
                                        .where(BOOK.pages.gt(
                                                scalar(max(BOOK.pages), query -> query.where(BOOK.authorId.eq(1)))))
                                        .orderBy(BOOK.id))
                        .everywhere("""
                                SELECT books.title FROM books WHERE books.pages > (SELECT max(books.pages) FROM books WHERE
                                books.author_id = ?) ORDER BY books.id""")
                        .gives("Tables", "Graphs"),
                query(
                                "exists asks whether there is a row",
                                select(AUTHOR.name)
                                        .where(exists(
                                                select(BOOK.id).where(BOOK.authorId.eq(AUTHOR.id), BOOK.pages.gt(100))))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE EXISTS (SELECT books.id FROM books WHERE books.author_id =
                                authors.id AND books.pages > ?) ORDER BY authors.id""")
                        .gives("Ada", "Bela", "Cleo"),
                query(
                                "not exists asks whether there is none",
                                select(AUTHOR.name)
                                        .where(not(exists(select(BOOK.id).where(BOOK.authorId.eq(AUTHOR.id))))))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE NOT EXISTS (SELECT books.id FROM books WHERE books.author_id
                                = authors.id)""")
                        .gives("Dora"),
                query(
                                "membership in the rows of a query",
                                select(AUTHOR.name)
                                        .where(AUTHOR.id.in(
                                                select(BOOK.authorId).where(BOOK.lent.eq(true))))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE authors.id IN (SELECT books.author_id FROM books WHERE
                                books.lent = ?) ORDER BY authors.id""")
                        .gives("Ada", "Cleo"),
                query(
                                "tables of the columns that the query around has are not selected from again",
                                select(
                                                AUTHOR.name,
                                                scalar(
                                                                min(BOOK.pages.plus(AUTHOR.id)),
                                                                query -> query.where(BOOK.authorId.eq(AUTHOR.id))
                                                                        .from(BOOK))
                                                        .as("least"))
                                        .where(AUTHOR.id.le(2))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.name, (SELECT min(books.pages + authors.id) FROM books WHERE books.author_id =
                                authors.id) AS least FROM authors WHERE authors.id <= ? ORDER BY authors.id""")
                        .gives(row("Ada", 81), row("Bela", 202)),
                query(
                                "correlate leaves a table to the query around",
                                select(
                                                AUTHOR.name,
                                                scalar(AUTHOR.id.plus(1), query -> query.correlate(AUTHOR))
                                                        .as("next"))
                                        .where(AUTHOR.id.eq(2)))
                        .everywhere(
                                "SELECT authors.name, (SELECT authors.id + ?) AS next FROM authors WHERE authors.id = ?")
                        .gives(row("Bela", 3)),
                query(
                                "a comparison with any row of a query",
                                select(BOOK.title)
                                        .where(BOOK.pages.lt(
                                                any(select(BOOK.pages).where(BOOK.authorId.eq(1)))))
                                        .orderBy(BOOK.id))
                        .postgresql("""
                                SELECT books.title FROM books WHERE books.pages < ANY (SELECT books.pages FROM books WHERE
                                books.author_id = $1) ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.title FROM books WHERE books.pages < ANY (SELECT books.pages FROM books WHERE
                                books.author_id = ?) ORDER BY books.id""")
                        .needs(Capability.QUANTIFIED)
                        .gives("Looms", "Anon"),
                query(
                                "a comparison with all rows of a query",
                                select(BOOK.title)
                                        .where(BOOK.pages.ge(
                                                all(select(BOOK.pages).from(BOOK)))))
                        .postgresql(
                                "SELECT books.title FROM books WHERE books.pages >= ALL (SELECT books.pages FROM books)")
                        .mariadb(
                                "SELECT books.title FROM books WHERE books.pages >= ALL (SELECT books.pages FROM books)")
                        .needs(Capability.QUANTIFIED)
                        .gives("Graphs"),
                query(
                                "queries nest, and each sees those around it",
                                select(AUTHOR.name)
                                        .where(exists(select(mentor.id)
                                                .where(
                                                        mentor.id.eq(AUTHOR.mentorId),
                                                        exists(select(BOOK.id)
                                                                .where(
                                                                        BOOK.authorId.eq(AUTHOR.id),
                                                                        BOOK.pages.gt(mentor.id))))))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE EXISTS (SELECT mentor.id FROM authors AS mentor WHERE
                                mentor.id = authors.mentor_id AND EXISTS (SELECT books.id FROM books WHERE books.author_id =
                                authors.id AND books.pages > mentor.id)) ORDER BY authors.id""")
                        .gives("Bela", "Cleo"),
                refused(
                        "any(..) is no value by itself",
                        select(any(select(BOOK.pages))),
                        "stands where it is not compared with"));
    }
}
