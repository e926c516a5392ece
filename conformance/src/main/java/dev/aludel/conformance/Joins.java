package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.refused;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Rows of several tables side by side. */
final class Joins implements Family {
    @Override
    public String name() {
        return "joins";
    }

    @Override
    public List<Case> cases() {
        var mentor = AUTHOR.as("mentor");
        var longest = select(BOOK.title)
                .from(BOOK)
                .where(BOOK.authorId.eq(AUTHOR.id))
                .orderBy(BOOK.pages.desc())
                .limit(1)
                .as("longest")
                .lateral();
        return List.of(
                query(
                                "an inner join gives the rows that have a partner",
                                select(AUTHOR.name, BOOK.title)
                                        .from(AUTHOR)
                                        .join(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                        .where(BOOK.pages.ge(100))
                                        .orderBy(BOOK.id))
                        .everywhere("""
                                SELECT authors.name, books.title FROM authors JOIN books ON books.author_id = authors.id WHERE
                                books.pages >= ? ORDER BY books.id""")
                        .gives(row("Ada", "Engines"), row("Bela", "Tables"), row("Cleo", "Graphs")),
                query(
                                "a left join keeps the rows without a partner",
                                select(AUTHOR.name, BOOK.title.optional())
                                        .from(AUTHOR)
                                        .leftJoin(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                        .orderBy(AUTHOR.id, BOOK.id))
                        .everywhere("""
                                SELECT authors.name, books.title FROM authors LEFT JOIN books ON books.author_id = authors.id ORDER
                                BY authors.id, books.id""")
                        .gives(
                                row("Ada", "Engines"),
                                row("Ada", "Looms"),
                                row("Bela", "Tables"),
                                row("Cleo", "Graphs"),
                                row("Dora", null)),
                query(
                                "a right join keeps the rows of the target",
                                select(AUTHOR.name.optional(), BOOK.title)
                                        .from(AUTHOR)
                                        .rightJoin(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                        .orderBy(BOOK.id))
                        .everywhere("""
                                SELECT authors.name, books.title FROM authors RIGHT JOIN books ON books.author_id = authors.id ORDER
                                BY books.id""")
                        .gives(
                                row("Ada", "Engines"),
                                row("Ada", "Looms"),
                                row("Bela", "Tables"),
                                row("Cleo", "Graphs"),
                                row(null, "Anon")),
                query(
                                "a full join keeps the rows of both sides",
                                select(AUTHOR.name.optional(), BOOK.title.optional())
                                        .from(AUTHOR)
                                        .fullJoin(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                        .where(BOOK.pages.lt(100).or(BOOK.id.isNull())))
                        .sqlite("""
                                SELECT authors.name, books.title FROM authors FULL JOIN books ON books.author_id = authors.id WHERE
                                books.pages < ? OR books.id IS NULL""")
                        .postgresql("""
                                SELECT authors.name, books.title FROM authors FULL JOIN books ON books.author_id = authors.id WHERE
                                books.pages < $1 OR books.id IS NULL""")
                        .needs(Capability.FULL_JOIN)
                        .inAnyOrder()
                        .gives(row("Ada", "Looms"), row(null, "Anon"), row("Dora", null)),
                query(
                                "a cross join gives every pair",
                                select(AUTHOR.id, STOCK.bookId)
                                        .from(AUTHOR)
                                        .crossJoin(STOCK)
                                        .where(AUTHOR.id.le(2), STOCK.copies.gt(0))
                                        .orderBy(AUTHOR.id, STOCK.bookId))
                        .everywhere("""
                                SELECT authors.id, stocks.book_id FROM authors CROSS JOIN stocks WHERE authors.id <= ? AND
                                stocks.copies > ? ORDER BY authors.id, stocks.book_id""")
                        .gives(row(1, 1), row(1, 3), row(2, 1), row(2, 3)),
                query(
                                "a table joins itself under another name",
                                select(AUTHOR.name, mentor.name)
                                        .from(AUTHOR)
                                        .join(mentor, AUTHOR.mentorId.eq(mentor.id))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.name, mentor.name FROM authors JOIN authors AS mentor ON authors.mentor_id =
                                mentor.id ORDER BY authors.id""")
                        .gives(row("Bela", "Ada"), row("Cleo", "Ada"), row("Dora", "Bela")),
                query(
                                "the only foreign key between two tables is the condition",
                                select(AUTHOR.name, BOOK.title)
                                        .from(AUTHOR)
                                        .join(BOOK)
                                        .where(BOOK.pages.gt(150))
                                        .orderBy(BOOK.id))
                        .everywhere("""
                                SELECT authors.name, books.title FROM authors JOIN books ON books.author_id = authors.id WHERE
                                books.pages > ? ORDER BY books.id""")
                        .gives(row("Bela", "Tables"), row("Cleo", "Graphs")),
                query(
                                "foreign keys lead on from what was joined",
                                select(STOCK.shelf, AUTHOR.name)
                                        .from(STOCK)
                                        .join(BOOK)
                                        .join(AUTHOR)
                                        .orderBy(STOCK.bookId))
                        .everywhere("""
                                SELECT stocks.shelf, authors.name FROM stocks JOIN books ON stocks.book_id = books.id JOIN authors
                                ON books.author_id = authors.id ORDER BY stocks.book_id""")
                        .gives(row("A", "Ada"), row("A", "Ada"), row("B", "Bela")),
                query(
                                "a query beside a table may be computed for each of its rows",
                                select(AUTHOR.name, longest.get(BOOK.title))
                                        .from(AUTHOR)
                                        .join(longest, value(true).eq(true))
                                        .orderBy(AUTHOR.id))
                        .postgresql("""
                                SELECT authors.name, longest.title FROM authors JOIN LATERAL (SELECT books.title FROM books WHERE
                                books.author_id = authors.id ORDER BY books.pages DESC LIMIT $1) AS longest ON TRUE = $2 ORDER BY
                                authors.id""")
                        .needs(Capability.LATERAL)
                        .gives(row("Ada", "Engines"), row("Bela", "Tables"), row("Cleo", "Graphs")),
                query(
                                "several tables in FROM are every combination, conditions choose",
                                select(AUTHOR.name, BOOK.title)
                                        .where(BOOK.authorId.eq(AUTHOR.id), AUTHOR.name.eq("Ada"))
                                        .orderBy(BOOK.title))
                        .everywhere("""
                                SELECT authors.name, books.title FROM authors, books WHERE books.author_id = authors.id AND
                                authors.name = ? ORDER BY books.title""")
                        .gives(row("Ada", "Engines"), row("Ada", "Looms")),
                refused(
                        "a table that only a condition mentions is missing",
                        select(AUTHOR.name).where(BOOK.pages.gt(1)),
                        "books is not among the tables"),
                refused(
                        "a table cannot stand in FROM twice under one name",
                        select(AUTHOR.name).from(AUTHOR).join(AUTHOR, AUTHOR.id.eq(AUTHOR.mentorId)),
                        "stands in FROM twice"));
    }
}
