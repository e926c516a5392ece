package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.avg;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.scalar;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static dev.aludel.sql.Sql.value;

import java.math.BigDecimal;
import java.util.List;

/** Numbers of different kinds compared with each other. */
final class MixedNumbers implements Family {
    @Override
    public String name() {
        return "numbers of different kinds";
    }

    @Override
    public List<Case> cases() {
        var other = BOOK.as("other");
        return List.of(
                query(
                                "a whole number and an average",
                                select(BOOK.title)
                                        .where(BOOK.pages.gt(scalar(avg(other.pages), query -> query.from(other))))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.title FROM books WHERE decimal_add(books.pages, '0') COLLATE decimal > (SELECT
                                decimal_avg(other.pages) FROM books AS other) ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.title FROM books WHERE books.pages > (SELECT avg(other.pages) FROM books AS other)
                                ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.title FROM books WHERE books.pages > (SELECT avg(other.pages) FROM books AS other)
                                ORDER BY books.id""")
                        .gives("Tables", "Graphs"),
                query(
                                "a decimal and a whole number",
                                select(BOOK.id).where(BOOK.price.lt(BOOK.id)).orderBy(BOOK.id))
                        .gives(5),
                query(
                                "calculated ones",
                                select(BOOK.id)
                                        .where(
                                                BOOK.id.plus(4).gt(BOOK.price),
                                                BOOK.id.times(2).ge(BOOK.price.times(new BigDecimal("1.0"))))
                                        .orderBy(BOOK.id))
                        .gives(5),
                query(
                                "a decimal and a floating-point number",
                                select(BOOK.id)
                                        .where(
                                                BOOK.price.gt(value(12.4)),
                                                value(12.6).gt(BOOK.price))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE CAST(books.price AS REAL) > ? AND ? > CAST(books.price AS REAL)
                                ORDER BY books.id""")
                        .gives(1, 3),
                query(
                                "a small and a large whole number",
                                select(AUTHOR.id)
                                        .where(scalar(
                                                        count(),
                                                        query ->
                                                                query.from(BOOK).where(BOOK.authorId.eq(AUTHOR.id)))
                                                .ge(AUTHOR.id)))
                        .gives(1),
                query(
                                "values",
                                select(
                                        value(2).eq(value(2.0)),
                                        value(2).eq(value(new BigDecimal("2.00"))),
                                        value(new BigDecimal("2.0")).ne(value(2L)),
                                        value((short) 3).le(value(3L)),
                                        value(1.5f).ge(value(2)),
                                        value(9).lt(value(BigDecimal.TEN))))
                        .gives(row(true, true, false, true, false, true)),
                query(
                                "aggregates of a group",
                                select(BOOK.lent)
                                        .groupBy(BOOK.lent)
                                        .having(
                                                sum(BOOK.pages).gt(avg(BOOK.pages)),
                                                avg(BOOK.pages).gt(count()))
                                        .orderBy(BOOK.lent))
                        .gives(false, true));
    }
}
