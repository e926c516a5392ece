package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.regexReplace;
import static dev.aludel.sql.Sql.select;

import java.util.List;

/** What all databases' languages have in common. */
final class Regexes implements Family {
    @Override
    public String name() {
        return "regular expressions";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "a match anywhere",
                                select(BOOK.title)
                                        .where(BOOK.title.matches("^[A-G].*s$"))
                                        .orderBy(BOOK.id))
                        .sqlite("SELECT books.title FROM books WHERE regexp(?, books.title) ORDER BY books.id")
                        .postgresql("SELECT books.title FROM books WHERE books.title ~ $1 ORDER BY books.id")
                        .mariadb("""
                                SELECT books.title FROM books WHERE books.title REGEXP concat('(?-i)', ?) ORDER BY
                                books.id""")
                        .gives("Engines", "Graphs"),
                query(
                                "a match without regard to capitals",
                                select(BOOK.title)
                                        .where(BOOK.title.matchesIgnoreCase("^(LOOM|table)"))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.title FROM books WHERE regexp('(?iu)' || ?, books.title) ORDER BY
                                books.id""")
                        .postgresql("SELECT books.title FROM books WHERE books.title ~* $1 ORDER BY books.id")
                        .mariadb("""
                                SELECT books.title FROM books WHERE books.title REGEXP concat('(?i)', ?) ORDER BY
                                books.id""")
                        .gives("Looms", "Tables"),
                query(
                                "no match",
                                select(BOOK.title)
                                        .where(BOOK.title.notMatches("s$"), BOOK.title.notMatches("ANON"))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.title FROM books WHERE NOT regexp(?, books.title) AND NOT regexp(?,
                                books.title) ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.title FROM books WHERE books.title !~ $1 AND books.title !~ $2 ORDER BY
                                books.id""")
                        .mariadb("""
                                SELECT books.title FROM books WHERE books.title NOT REGEXP concat('(?-i)', ?) AND
                                books.title NOT REGEXP concat('(?-i)', ?) ORDER BY books.id""")
                        .gives("Anon"),
                query(
                                "replaced matches",
                                select(
                                                regexReplace(BOOK.title, "[aeiou]", "-"),
                                                regexReplace(BOOK.title, "(n)(.)", "<\\2\\1>"))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT regexp_replace(books.title, ?, ?), regexp_replace(books.title, ?, ?) FROM books
                                WHERE books.id = ?""")
                        .postgresql("""
                                SELECT regexp_replace(books.title, $1, $2, 'g'), regexp_replace(books.title, $3, $4,
                                'g') FROM books WHERE books.id = $5""")
                        .mariadb("""
                                SELECT regexp_replace(books.title, concat('(?-i)', ?), ?), regexp_replace(books.title,
                                concat('(?-i)', ?), ?) FROM books WHERE books.id = ?""")
                        .gives(row("Eng-n-s", "E<gn>i<en>s")));
    }
}
