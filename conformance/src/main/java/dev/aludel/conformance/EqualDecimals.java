package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.FrameBound.currentRow;
import static dev.aludel.sql.Sql.caseOf;
import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.countOf;
import static dev.aludel.sql.Sql.orderBy;
import static dev.aludel.sql.Sql.partitionBy;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static dev.aludel.sql.Sql.tuple;
import static dev.aludel.sql.Sql.value;

import dev.aludel.sql.DecimalExpression;
import java.math.BigDecimal;
import java.util.List;

/** Calculated decimals of one value and different places, which are equal wherever rows are compared. */
final class EqualDecimals implements Family {
    private static final BigDecimal ONE = new BigDecimal("1.000");

    /** 25.00, 8, 25.000, 30, 1.25. */
    private static DecimalExpression mixed() {
        return caseWhen(BOOK.id.eq(1), value(new BigDecimal("25.00")))
                .when(BOOK.id.eq(3), value(ONE).times(25))
                .otherwise(BOOK.price);
    }

    @Override
    public String name() {
        return "equal decimals";
    }

    @Override
    public List<Case> cases() {
        var other = BOOK.as("other");
        var group = mixed().as("price");
        var twice = BOOK.price.times(2).as("twice");
        var doubled = select(BOOK.id, twice).as("doubled");
        var more = value(new BigDecimal("25.00")).as("amount");
        var less = value(ONE).times(25).as("amount");
        return List.of(
                query("equal rows come once", countOf(select(mixed()).distinct()))
                        .gives(4),
                query(
                                "a group is of equals",
                                select(group, count()).groupBy(group).orderBy(group))
                        .gives(row(1.25, 1), row(8, 1), row(25, 2), row(30, 1)),
                query(
                                "an aggregate of different values",
                                select(mixed().countDistinct(), sum(mixed()).distinct())
                                        .from(BOOK))
                        .gives(row(4, 64.25)),
                query(
                                "a window's rows are equal",
                                select(count().over(partitionBy(mixed()))).where(BOOK.id.in(1, 3)))
                        .gives(2, 2),
                query("a union of equals", select(more).union(select(less)))
                        .sqlite("""
                                SELECT ? COLLATE decimal AS amount UNION SELECT decimal_mul(?, ?) AS amount""")
                        .postgresql("SELECT $1 AS amount UNION SELECT $2 * $3 AS amount")
                        .mariadb("SELECT ? AS amount UNION SELECT ? * ? AS amount")
                        .gives(25),
                query("what two queries have in common", select(more).intersect(select(less)))
                        .gives(25),
                query(
                                "what one of three has",
                                select(more).unionAll(select(less)).except(select(less)))
                        .gives(),
                query(
                                "one of the rows of a query",
                                select(BOOK.id)
                                        .where(BOOK.price
                                                .times(ONE)
                                                .in(select(other.price.plus(0)).where(other.id.le(2))))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE decimal_mul(books.price, ?) COLLATE decimal IN (SELECT
                                decimal_add(other.price, ?) FROM books AS other WHERE other.id <= ?) ORDER BY books.id""")
                        .gives(1, 2, 3),
                query(
                                "a pair in the rows of a query",
                                select(BOOK.id)
                                        .where(tuple(BOOK.price.times(ONE), BOOK.id)
                                                .in(select(other.price.plus(0), other.id)
                                                        .where(other.id.gt(3))))
                                        .orderBy(BOOK.id))
                        .gives(4, 5),
                query(
                                "what comes after a pair with a calculated value",
                                select(BOOK.id)
                                        .where(tuple(BOOK.price.times(ONE), BOOK.id)
                                                .gt(new BigDecimal("9"), 0))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE (decimal_mul(books.price, ?) COLLATE decimal, books.id) > (?, ?)
                                ORDER BY books.id""")
                        .gives(1, 3, 4),
                query(
                                "what comes after a pair with a column of a query",
                                select(doubled.get(BOOK.id))
                                        .where(tuple(doubled.get(twice), doubled.get(BOOK.id))
                                                .gt(new BigDecimal("16"), 2))
                                        .orderBy(doubled.get(BOOK.id)))
                        .gives(1, 3, 4),
                query(
                                "the value that is equal",
                                select(caseOf(BOOK.price.times(2))
                                                .when(new BigDecimal("25"), "yes")
                                                .otherwise("no"))
                                        .orderBy(BOOK.id)
                                        .from(BOOK))
                        .gives("yes", "no", "yes", "no", "no"),
                query(
                                "NULL for one value",
                                select(BOOK.price.times(ONE).nullIf(new BigDecimal("12.5")))
                                        .where(BOOK.id.le(2))
                                        .orderBy(BOOK.id))
                        .gives(null, 8),
                query(
                                "peers of a window are equal",
                                select(BOOK.id, count().over(orderBy(mixed()).range(currentRow(), currentRow())))
                                        .where(BOOK.id.le(3))
                                        .orderBy(BOOK.id))
                        .gives(row(1, 2), row(2, 1), row(3, 2)));
    }
}
