package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.refused;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Queries under a name, defined by WITH. */
final class CommonTables implements Family {
    @Override
    public String name() {
        return "common tables";
    }

    @Override
    public List<Case> cases() {
        var pages = sum(BOOK.pages).as("pages");
        var totals = with("totals", select(BOOK.authorId, pages).groupBy(BOOK.authorId));
        var large = with(
                "large",
                select(totals.get(BOOK.authorId), totals.get(pages))
                        .where(totals.get(pages).gt(200)));
        var again = totals.as("again");
        var n = value(1).as("n");
        var numbers = withRecursive(
                "numbers",
                select(n),
                found -> select(found.get(n).plus(1)).where(found.get(n).lt(4)));
        var pupils = withRecursive(
                "pupils",
                select(AUTHOR.id, AUTHOR.name).where(AUTHOR.id.eq(1)),
                found -> select(AUTHOR.id, AUTHOR.name)
                        .from(AUTHOR)
                        .join(found, AUTHOR.mentorId.eq(found.get(AUTHOR.id))));
        var kept = with("kept", select(BOOK.id, BOOK.title).where(BOOK.lent.eq(false)))
                .materialized();
        var inlined = with("inlined", select(BOOK.id, BOOK.title).where(BOOK.lent.eq(false)))
                .notMaterialized();
        var inner = with("names", select(AUTHOR.name).where(AUTHOR.id.eq(1))).nested();
        var outer = with("names", select(AUTHOR.name).where(AUTHOR.id.eq(2)));
        var nesting = select(inner.get(AUTHOR.name)).as("nesting");
        var sold = with("sold", delete(STOCK).where(STOCK.copies.eq(0)).returning(STOCK.bookId));
        var restocked = with("restocked", update(STOCK).set(STOCK.copies.to(9)).where(STOCK.bookId.eq(1)));
        var everyone = withRecursiveDistinct(
                "everyone",
                select(AUTHOR.id).where(AUTHOR.id.eq(1)),
                found -> select(AUTHOR.id).join(found, AUTHOR.id.ne(found.get(AUTHOR.id))));
        return List.of(
                query(
                                "a search in circles ends when nothing new is found",
                                select(everyone.get(AUTHOR.id)).from(everyone).orderBy(everyone.get(AUTHOR.id)))
                        .sqlite("""
                                WITH RECURSIVE everyone (id) AS (SELECT authors.id FROM authors WHERE authors.id = ?
                                UNION SELECT authors.id FROM authors JOIN everyone ON authors.id <> everyone.id)
                                SELECT everyone.id FROM everyone ORDER BY everyone.id""")
                        .postgresql("""
                                WITH RECURSIVE everyone (id) AS (SELECT authors.id FROM authors WHERE authors.id = $1
                                UNION SELECT authors.id FROM authors JOIN everyone ON authors.id <> everyone.id)
                                SELECT everyone.id FROM everyone ORDER BY everyone.id""")
                        .mariadb("""
                                WITH RECURSIVE everyone (id) AS (SELECT authors.id FROM authors WHERE authors.id = ?
                                UNION SELECT authors.id FROM authors JOIN everyone ON authors.id <> everyone.id)
                                SELECT everyone.id FROM everyone ORDER BY everyone.id""")
                        .gives(1, 2, 3, 4),
                query(
                                "a common table is read by the expressions it selects",
                                select(AUTHOR.name, totals.get(pages))
                                        .from(AUTHOR)
                                        .join(totals, totals.get(BOOK.authorId).eq(AUTHOR.id))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                WITH totals AS (SELECT books.author_id, sum(books.pages) AS pages FROM books GROUP BY
                                books.author_id) SELECT authors.name, totals.pages FROM authors JOIN totals ON totals.author_id =
                                authors.id ORDER BY authors.id""")
                        .gives(row("Ada", 200), row("Bela", 200), row("Cleo", 310)),
                query("a common table that refers to another stands behind it", select(large.get(BOOK.authorId)))
                        .everywhere("""
                                WITH totals AS (SELECT books.author_id, sum(books.pages) AS pages FROM books GROUP BY
                                books.author_id), large AS (SELECT totals.author_id, totals.pages FROM totals WHERE totals.pages >
                                ?) SELECT large.author_id FROM large""")
                        .gives(3),
                query(
                                "used twice it is defined once",
                                select(totals.get(BOOK.authorId), again.get(BOOK.authorId))
                                        .from(totals)
                                        .join(
                                                again,
                                                totals.get(pages)
                                                        .eq(again.get(pages))
                                                        .and(totals.get(BOOK.authorId)
                                                                .lt(again.get(BOOK.authorId)))))
                        .everywhere("""
                                WITH totals AS (SELECT books.author_id, sum(books.pages) AS pages FROM books GROUP BY
                                books.author_id) SELECT totals.author_id, again.author_id FROM totals JOIN totals AS again ON
                                totals.pages = again.pages AND totals.author_id < again.author_id""")
                        .gives(row(1, 2)),
                query("a recursive table counts", select(numbers.get(n)).orderBy(numbers.get(n)))
                        .everywhere("""
                                WITH RECURSIVE numbers (n) AS (SELECT ? AS n UNION ALL SELECT numbers.n + ? FROM numbers WHERE
                                numbers.n < ?) SELECT numbers.n FROM numbers ORDER BY numbers.n""")
                        .gives(1, 2, 3, 4),
                query(
                                "a recursive table follows a foreign key",
                                select(pupils.get(AUTHOR.name)).orderBy(pupils.get(AUTHOR.id)))
                        .everywhere("""
                                WITH RECURSIVE pupils (id, name) AS (SELECT authors.id, authors.name FROM authors WHERE authors.id =
                                ? UNION ALL SELECT authors.id, authors.name FROM authors JOIN pupils ON authors.mentor_id =
                                pupils.id) SELECT pupils.name FROM pupils ORDER BY pupils.id""")
                        .gives("Ada", "Bela", "Cleo", "Dora"),
                query(
                                "a common table may be kept",
                                select(kept.get(BOOK.title))
                                        .orderBy(kept.get(BOOK.id))
                                        .limit(1))
                        .sqlite("""
                                WITH kept AS MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = ?) SELECT
                                kept.title FROM kept ORDER BY kept.id LIMIT ?""")
                        .postgresql("""
                                WITH kept AS MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = $1) SELECT
                                kept.title FROM kept ORDER BY kept.id LIMIT $2""")
                        .mariadb("""
                                WITH kept AS (SELECT books.id, books.title FROM books WHERE books.lent = ?) SELECT kept.title FROM
                                kept ORDER BY kept.id LIMIT ?""")
                        .gives("Engines"),
                query(
                                "a common table may be part of what uses it",
                                select(inlined.get(BOOK.title))
                                        .orderBy(inlined.get(BOOK.id))
                                        .limit(1))
                        .sqlite("""
                                WITH inlined AS NOT MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = ?)
                                SELECT inlined.title FROM inlined ORDER BY inlined.id LIMIT ?""")
                        .postgresql("""
                                WITH inlined AS NOT MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = $1)
                                SELECT inlined.title FROM inlined ORDER BY inlined.id LIMIT $2""")
                        .mariadb("""
                                WITH inlined AS (SELECT books.id, books.title FROM books WHERE books.lent = ?) SELECT inlined.title
                                FROM inlined ORDER BY inlined.id LIMIT ?""")
                        .gives("Engines"),
                query(
                                "a nested common table hides one of the same name",
                                select(nesting.get(inner.get(AUTHOR.name)), outer.get(AUTHOR.name))
                                        .from(nesting, outer))
                        .everywhere("""
                                WITH names AS (SELECT authors.name FROM authors WHERE authors.id = ?) SELECT nesting.name,
                                names.name FROM (WITH names AS (SELECT authors.name FROM authors WHERE authors.id = ?) SELECT
                                names.name FROM names) AS nesting, names""")
                        .gives(row("Ada", "Bela")),
                query(
                                "a change of rows is a table of what it gives back",
                                select(sold.get(STOCK.bookId), BOOK.title)
                                        .from(sold)
                                        .join(BOOK, BOOK.id.eq(sold.get(STOCK.bookId))))
                        .postgresql("""
                                WITH sold AS (DELETE FROM stocks WHERE copies = $1 RETURNING book_id) SELECT sold.book_id,
                                books.title FROM sold JOIN books ON books.id = sold.book_id""")
                        .needs(Capability.CHANGING_CTE, Capability.DELETE_RETURNING)
                        .gives(row(2, "Looms"))
                        .leaving(select(count()).from(STOCK), 2),
                query(
                                "a change of rows is made beside a query",
                                select(BOOK.title).where(BOOK.id.eq(1)).with(restocked))
                        .postgresql("""
                                WITH restocked AS (UPDATE stocks SET copies = $1 WHERE book_id = $2) SELECT books.title FROM books
                                WHERE books.id = $3""")
                        .needs(Capability.CHANGING_CTE)
                        .gives("Engines")
                        .leaving(select(STOCK.copies).where(STOCK.bookId.eq(1)), 9),
                command(
                                "an UPDATE refers to a common table",
                                update(STOCK).set(STOCK.copies.to(0)).where(STOCK.bookId.in(select(kept.get(BOOK.id)))))
                        .sqlite("""
                                WITH kept AS MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = ?) UPDATE
                                stocks SET copies = ? WHERE book_id IN (SELECT kept.id FROM kept)""")
                        .postgresql("""
                                WITH kept AS MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = $1) UPDATE
                                stocks SET copies = $2 WHERE book_id IN (SELECT kept.id FROM kept)""")
                        .mariadb("""
                                UPDATE stocks SET copies = ? WHERE book_id IN (WITH kept AS (SELECT books.id, books.title
                                FROM books WHERE books.lent = ?) SELECT kept.id FROM kept)""")
                        .changes(2)
                        .leaving(select(sum(STOCK.copies)), 0),
                command(
                                "an UPDATE selects from a common table",
                                update(STOCK)
                                        .set(STOCK.copies.to(0))
                                        .from(kept)
                                        .where(STOCK.bookId.eq(kept.get(BOOK.id))))
                        .sqlite("""
                                WITH kept AS MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = ?)
                                UPDATE stocks SET copies = ? FROM kept WHERE stocks.book_id = kept.id""")
                        .postgresql("""
                                WITH kept AS MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = $1)
                                UPDATE stocks SET copies = $2 FROM kept WHERE stocks.book_id = kept.id""")
                        .needs(Capability.CTE_BEFORE_CHANGE)
                        .changes(2)
                        .leaving(select(sum(STOCK.copies)), 0),
                command(
                                "an INSERT takes rows from a common table",
                                insert(STOCK)
                                        .from(
                                                select(kept.get(BOOK.id))
                                                        .where(kept.get(BOOK.id).gt(3)),
                                                STOCK.bookId))
                        .sqlite("""
                                WITH kept AS MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = ?) INSERT INTO
                                stocks (book_id) SELECT kept.id FROM kept WHERE kept.id > ?""")
                        .postgresql("""
                                WITH kept AS MATERIALIZED (SELECT books.id, books.title FROM books WHERE books.lent = $1) INSERT
                                INTO stocks (book_id) SELECT kept.id FROM kept WHERE kept.id > $2""")
                        .mariadb("""
                                INSERT INTO stocks (book_id) WITH kept AS (SELECT books.id, books.title FROM books WHERE books.lent
                                = ?) SELECT kept.id FROM kept WHERE kept.id > ?""")
                        .changes(1)
                        .leaving(select(STOCK.copies).where(STOCK.bookId.eq(5)), 1),
                refused(
                        "two different common tables have one name",
                        select(
                                totals.get(pages),
                                with("totals", select(BOOK.id)).get(BOOK.id)),
                        "two different common tables"));
    }
}
