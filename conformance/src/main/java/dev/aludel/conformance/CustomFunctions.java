package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.function;
import static dev.aludel.sql.Sql.orderBy;
import static dev.aludel.sql.Sql.select;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Functions that the library does not know. */
final class CustomFunctions implements Family {
    @Override
    public String name() {
        return "functions by their name";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "a function of the database",
                                select(function("abs", BOOK.pages.negate()).asInt())
                                        .where(BOOK.id.eq(1)))
                        .sqlite("SELECT abs(-books.pages) FROM books WHERE books.id = ?")
                        .postgresql("SELECT abs(-books.pages) FROM books WHERE books.id = $1")
                        .mariadb("SELECT abs(-books.pages) FROM books WHERE books.id = ?")
                        .gives(120),
                query(
                                "an aggregate of the database",
                                select(function("max", BOOK.pages).asInt().filter(BOOK.lent)))
                        .needs(Capability.AGGREGATE_FILTER)
                        .sqlite("SELECT max(books.pages) FILTER (WHERE books.lent) FROM books")
                        .postgresql("SELECT max(books.pages) FILTER (WHERE books.lent) FROM books")
                        .gives(310),
                query(
                                "an aggregate of the database over a window",
                                select(
                                                BOOK.id,
                                                function("sum", BOOK.pages)
                                                        .asLong()
                                                        .over(orderBy(BOOK.id)))
                                        .orderBy(BOOK.id)
                                        .limit(2))
                        .sqlite("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.id) FROM books ORDER BY
                                books.id LIMIT ?""")
                        .postgresql("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.id) FROM books ORDER BY
                                books.id LIMIT $1""")
                        .mariadb("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.id) FROM books ORDER BY
                                books.id LIMIT ?""")
                        .gives(row(1, 120), row(2, 200)));
    }
}
