package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.select;

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
        return List.of(
                query(
                                "an inner join gives the rows that have a partner",
                                select(AUTHOR.name, BOOK.title)
                                        .from(AUTHOR)
                                        .join(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                        .where(BOOK.pages.ge(100))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT authors.name, books.title FROM authors
                                JOIN books ON books.author_id = authors.id
                                WHERE books.pages >= ? ORDER BY books.id""")
                        .postgresql("""
                                SELECT authors.name, books.title FROM authors
                                JOIN books ON books.author_id = authors.id
                                WHERE books.pages >= $1 ORDER BY books.id""")
                        .mariadb("""
                                SELECT authors.name, books.title FROM authors
                                JOIN books ON books.author_id = authors.id
                                WHERE books.pages >= ? ORDER BY books.id""")
                        .gives(row("Ada", "Engines"), row("Bela", "Tables"), row("Cleo", "Graphs")),
                query(
                                "a left join keeps the rows without a partner",
                                select(AUTHOR.name, BOOK.title.optional())
                                        .from(AUTHOR)
                                        .leftJoin(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                        .orderBy(AUTHOR.id, BOOK.id))
                        .sqlite("""
                                SELECT authors.name, books.title FROM authors
                                LEFT JOIN books ON books.author_id = authors.id ORDER BY authors.id, books.id""")
                        .postgresql("""
                                SELECT authors.name, books.title FROM authors
                                LEFT JOIN books ON books.author_id = authors.id ORDER BY authors.id, books.id""")
                        .mariadb("""
                                SELECT authors.name, books.title FROM authors
                                LEFT JOIN books ON books.author_id = authors.id ORDER BY authors.id, books.id""")
                        .gives(
                                row("Ada", "Engines"),
                                row("Ada", "Looms"),
                                row("Bela", "Tables"),
                                row("Cleo", "Graphs"),
                                row("Dora", null)),
                query(
                                "a table joins itself under another name",
                                select(AUTHOR.name, mentor.name)
                                        .from(AUTHOR)
                                        .join(mentor, AUTHOR.mentorId.eq(mentor.id))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.name, mentor.name FROM authors
                                JOIN authors AS mentor ON authors.mentor_id = mentor.id ORDER BY authors.id""")
                        .postgresql("""
                                SELECT authors.name, mentor.name FROM authors
                                JOIN authors AS mentor ON authors.mentor_id = mentor.id ORDER BY authors.id""")
                        .mariadb("""
                                SELECT authors.name, mentor.name FROM authors
                                JOIN authors AS mentor ON authors.mentor_id = mentor.id ORDER BY authors.id""")
                        .gives(row("Bela", "Ada"), row("Cleo", "Ada"), row("Dora", "Bela")));
    }
}
