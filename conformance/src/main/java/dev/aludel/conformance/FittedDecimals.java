package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.excluded;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.engine.Engine;
import dev.aludel.error.DataException;
import dev.aludel.sql.Assignment;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.Command;
import dev.aludel.sql.DecimalExpression;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Calculated decimals that are given to a column: it keeps its own number of places. */
final class FittedDecimals implements Family {
    private static final BigDecimal MORE = new BigDecimal("1.155");
    private static final ColumnExpression<?>[] COLUMNS = {
        BOOK.id, BOOK.title, BOOK.price, BOOK.pages, BOOK.published, BOOK.lent
    };

    @Override
    public String name() {
        return "fitted decimals";
    }

    @Override
    public List<Case> cases() {
        var dearer = BOOK.price.times(MORE);
        var sixth = select(BOOK.price).where(BOOK.id.eq(6));
        var named = dearer.as("dear");
        var copied = select(BOOK.id.plus(5), BOOK.title, named, BOOK.pages, BOOK.published, BOOK.lent);
        var one = copied.where(BOOK.id.eq(1));
        return List.of(
                command(
                                "a calculated value is rounded as it is stored",
                                update(BOOK).set(BOOK.price.to(dearer)).where(BOOK.id.le(2)))
                        .sqlite("UPDATE books SET price = decimal_fit(decimal_mul(price, ?), 8, 2) WHERE id <= ?")
                        .postgresql("UPDATE books SET price = price * $1 WHERE id <= $2")
                        .mariadb("UPDATE books SET price = price * ? WHERE id <= ?")
                        .changes(2)
                        .leaving(
                                select(cast(BOOK.price).asText())
                                        .where(BOOK.id.le(2))
                                        .orderBy(BOOK.id),
                                "14.44",
                                "9.24"),
                command(
                                "halves go away from zero",
                                update(BOOK)
                                        .set(BOOK.price.to(
                                                value(new BigDecimal("-0.125")).plus(0)))
                                        .where(BOOK.id.eq(1)))
                        .changes(1)
                        .leaving(select(BOOK.price).where(BOOK.id.eq(1)), new BigDecimal("-0.13")),
                command("a new row", insert(BOOK).values(book(6, value(MORE).times(3))))
                        .sqlite("""
                                INSERT INTO books (id, title, price, pages, published, lent) VALUES (?, ?,
                                decimal_fit(decimal_mul(?, ?), 8, 2), ?, ?, ?)""")
                        .changes(1)
                        .leaving(sixth, new BigDecimal("3.47")),
                command("the rows of a query", insert(BOOK).from(one, COLUMNS))
                        .sqlite("""
                                INSERT INTO books (id, title, price, pages, published, lent) SELECT "column 1", title,
                                decimal_fit(dear, 8, 2), pages, published, lent FROM (SELECT books.id + ? AS "column 1",
                                books.title AS title, decimal_mul(books.price, ?) AS dear, books.pages AS pages,
                                books.published AS published, books.lent AS lent FROM books WHERE books.id = ?)""")
                        .postgresql("""
                                INSERT INTO books (id, title, price, pages, published, lent) SELECT books.id + $1,
                                books.title, books.price * $2 AS dear, books.pages, books.published, books.lent FROM books
                                WHERE books.id = $3""")
                        .changes(1)
                        .leaving(sixth, new BigDecimal("14.44")),
                command(
                                "the first rows of a query in an order",
                                insert(BOOK).from(copied.orderBy(named.desc()).limit(1), COLUMNS))
                        .changes(1)
                        .leaving(select(BOOK.price).where(BOOK.id.gt(5)), new BigDecimal("34.65")),
                command(
                                "the rows of two queries",
                                insert(BOOK)
                                        .from(
                                                one.unionAll(copied.where(BOOK.id.eq(4)))
                                                        .orderBy(named)
                                                        .limit(1),
                                                COLUMNS))
                        .changes(1)
                        .leaving(sixth, new BigDecimal("14.44")),
                command(
                                "a row that is there already",
                                insert(BOOK)
                                        .values(book(1, value(new BigDecimal("7"))))
                                        .onConflict(BOOK.id)
                                        .doUpdate(BOOK.price.to(dearer)))
                        .leaving(select(BOOK.price).where(BOOK.id.eq(1)), new BigDecimal("14.44")),
                command(
                                "the rows of a query, one of which is there already",
                                insert(BOOK)
                                        .from(
                                                select(
                                                                BOOK.id.plus(4),
                                                                BOOK.title,
                                                                dearer,
                                                                BOOK.pages,
                                                                BOOK.published,
                                                                BOOK.lent)
                                                        .where(BOOK.id.le(2)),
                                                COLUMNS)
                                        .onConflict(BOOK.id)
                                        .doUpdate(BOOK.price.to(excluded(BOOK.price))))
                        .leaving(
                                select(BOOK.price).where(BOOK.id.ge(5)).orderBy(BOOK.id),
                                new BigDecimal("14.44"),
                                new BigDecimal("9.24")),
                query(
                                "a cast rounds to its places",
                                select(cast(dearer).asDecimal(6, 1)).where(BOOK.id.eq(1)))
                        .gives(14.4),
                query(
                                "a sum of what fits need not fit",
                                select(sum(cast(BOOK.price).asDecimal(4, 2))))
                        .gives(64.25));
    }

    /** What has more digits than the column holds is refused, whichever way it is given, and nothing is changed. */
    static Stream<DynamicTest> tooLarge(Engine engine) {
        var huge = BOOK.price.times(new BigDecimal("1000000"));
        var one = select(BOOK.id.plus(5), BOOK.title, huge, BOOK.pages, BOOK.published, BOOK.lent)
                .where(BOOK.id.eq(1));
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("an UPDATE", update(BOOK).set(BOOK.price.to(huge)).where(BOOK.id.eq(1)));
        commands.put("an INSERT", insert(BOOK).values(book(6, value(MORE).times(1_000_000))));
        commands.put("the rows of a query", insert(BOOK).from(one, COLUMNS));
        commands.put(
                "an upsert",
                insert(BOOK)
                        .values(book(1, value(new BigDecimal("7"))))
                        .onConflict(BOOK.id)
                        .doUpdate(BOOK.price.to(huge)));
        return commands.entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> refused(engine, entry.getValue())));
    }

    private static void refused(Engine engine, Command command) {
        var prices = select(BOOK.price).orderBy(BOOK.id);
        var before = engine.<List<BigDecimal>, RuntimeException>with(connection -> connection.list(prices));
        assertThatThrownBy(() -> engine.begin(connection -> {
                    connection.execute(command);
                }))
                .isInstanceOfSatisfying(
                        DataException.class,
                        failure -> assertThat(failure.sqlState()).isEqualTo("22003"));
        assertThat(engine.<List<BigDecimal>, RuntimeException>with(connection -> connection.list(prices)))
                .isEqualTo(before);
    }

    private static Assignment[] book(int id, DecimalExpression price) {
        return new Assignment[] {
            BOOK.id.to(id),
            BOOK.title.to("Sums"),
            BOOK.price.to(price),
            BOOK.pages.to(1),
            BOOK.published.to(LocalDate.of(2020, 2, 2)),
            BOOK.lent.to(false)
        };
    }
}
