package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.typed;
import static dev.aludel.sql.Sql.value;

import dev.aludel.sql.TextExpression;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Values as another type: converted by the database, or only read otherwise. */
final class Casts implements Family {
    private static final TextExpression ONE_TEXT = value("2000-01-01");

    @Override
    public String name() {
        return "casts";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "whole numbers are cut off",
                                select(
                                                cast(BOOK.price).asInt(),
                                                cast(BOOK.price.negate()).asLong())
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT CAST(books.price AS INTEGER), CAST(decimal_sub('0', books.price) AS INTEGER)
                                FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT CAST(trunc(books.price) AS INTEGER), CAST(trunc(-books.price) AS BIGINT) FROM
                                books ORDER BY books.id""")
                        .mariadb("""
                                SELECT CAST(truncate(books.price, 0) AS SIGNED), CAST(truncate(-books.price, 0) AS
                                SIGNED) FROM books ORDER BY books.id""")
                        .gives(row(12, -12), row(8, -8), row(12, -12), row(30, -30), row(1, -1)),
                query(
                                "decimals are rounded",
                                select(cast(BOOK.price).asDecimal(8, 1)).orderBy(BOOK.id))
                        .sqlite("SELECT decimal_fit(books.price, 8, 1) FROM books ORDER BY books.id")
                        .postgresql("SELECT CAST(books.price AS NUMERIC(8, 1)) FROM books ORDER BY books.id")
                        .mariadb("SELECT CAST(books.price AS DECIMAL(8, 1)) FROM books ORDER BY books.id")
                        .gives(12.5, 8, 12.5, 30, 1.3),
                query(
                                "a text as a number, which can be calculated with",
                                select(
                                        cast(value("42")).asInt().plus(1),
                                        cast(value("2.5")).asDouble()))
                        .sqlite("SELECT CAST(? AS INTEGER) + ?, CAST(? AS REAL)")
                        .postgresql("SELECT CAST($1 AS INTEGER) + $2, CAST($3 AS DOUBLE PRECISION)")
                        .mariadb("SELECT CAST(? AS SIGNED) + ?, CAST(? AS DOUBLE)")
                        .gives(row(43, 2.5)),
                query(
                                "a number as a text, which can be joined with others",
                                select(cast(BOOK.pages).asText().concat("p")).where(BOOK.id.eq(2)))
                        .sqlite("SELECT CAST(books.pages AS TEXT) || ? FROM books WHERE books.id = ?")
                        .postgresql("SELECT CAST(books.pages AS TEXT) || $1 FROM books WHERE books.id = $2")
                        .mariadb("SELECT concat(CAST(books.pages AS CHAR), ?) FROM books WHERE books.id = ?")
                        .gives("80p"),
                query(
                                "a date as a text, and back",
                                select(
                                                cast(BOOK.published).asText(),
                                                cast(value("2020-05-06")).asDate())
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT CAST(books.published AS TEXT), time_convert('text', 'date', ?) FROM books WHERE
                                books.id = ?""")
                        .postgresql(
                                "SELECT CAST(books.published AS TEXT), CAST($1 AS DATE) FROM books WHERE books.id = $2")
                        .mariadb("SELECT CAST(books.published AS CHAR), CAST(? AS DATE) FROM books WHERE books.id = ?")
                        .gives(row("1999-01-31", LocalDate.of(2020, 5, 6))),
                query("a condition as a number", select(cast(BOOK.lent).asInt()).orderBy(BOOK.id))
                        .sqlite("SELECT CAST(books.lent AS INTEGER) FROM books ORDER BY books.id")
                        .postgresql("SELECT CAST(books.lent AS INTEGER) FROM books ORDER BY books.id")
                        .mariadb("SELECT CAST(books.lent AS SIGNED) FROM books ORDER BY books.id")
                        .gives(0, 1, 0, 1, 0),
                query(
                                "a moment as the date that it has in UTC",
                                select(cast(value(Instant.parse("2024-03-10T23:30:00Z")))
                                        .asDate()))
                        .sqlite("SELECT time_convert('moment', 'date', ?)")
                        .postgresql("SELECT CAST($1 AT TIME ZONE 'UTC' AS DATE)")
                        .mariadb("SELECT CAST(? AS DATE)")
                        .gives(LocalDate.of(2024, 3, 10)),
                query(
                                "another type for Java only",
                                select(typed(BOOK.pages).asLong())
                                        .where(typed(BOOK.pages).asLong().gt(200L)))
                        .sqlite("SELECT books.pages FROM books WHERE books.pages > ?")
                        .postgresql("SELECT books.pages FROM books WHERE books.pages > $1")
                        .mariadb("SELECT books.pages FROM books WHERE books.pages > ?")
                        .gives(310),
                query(
                                "one text as a text and as a date",
                                select(BOOK.id)
                                        .where(cast(ONE_TEXT).asDate().lt(BOOK.published), BOOK.title.ne(ONE_TEXT))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE time_convert('text', 'date', ?) < books.published AND books.title <> ?
                                ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE CAST($1 AS DATE) < books.published AND books.title <> $2 ORDER BY
                                books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE CAST(? AS DATE) < books.published AND books.title <> ? ORDER BY
                                books.id""")
                        .gives(2, 3, 4));
    }
}
