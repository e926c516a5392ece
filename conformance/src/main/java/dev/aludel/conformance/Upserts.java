package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** New rows, or changes of those that are there. */
final class Upserts implements Family {
    @Override
    public String name() {
        return "upserts";
    }

    @Override
    public List<Case> cases() {
        var two = insert(STOCK)
                .values(STOCK.bookId.to(1), STOCK.copies.to(5))
                .values(STOCK.bookId.to(4), STOCK.copies.to(6));
        var found =
                select(STOCK.bookId, STOCK.copies).where(STOCK.bookId.in(1, 4)).orderBy(STOCK.bookId);
        return List.of(
                command(
                                "a row that is there gets the new values",
                                two.onConflict(STOCK.bookId).update(STOCK.copies))
                        .sqlite("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON CONFLICT (book_id) DO UPDATE SET
                                copies = excluded.copies""")
                        .postgresql("""
                                INSERT INTO stocks (book_id, copies) VALUES ($1, $2), ($3, $4) ON CONFLICT (book_id) DO UPDATE SET
                                copies = excluded.copies""")
                        .mariadb("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE copies =
                                VALUES(copies)""")
                        .leaving(found, row(1, 5), row(4, 6)),
                command(
                                "a row that is there is changed by what was to be inserted",
                                two.onConflict(STOCK.bookId)
                                        .doUpdate(STOCK.copies.to(STOCK.copies.plus(excluded(STOCK.copies)))))
                        .sqlite("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON CONFLICT (book_id) DO UPDATE SET
                                copies = stocks.copies + excluded.copies""")
                        .postgresql("""
                                INSERT INTO stocks (book_id, copies) VALUES ($1, $2), ($3, $4) ON CONFLICT (book_id) DO UPDATE SET
                                copies = stocks.copies + excluded.copies""")
                        .mariadb("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE copies =
                                stocks.copies + VALUES(copies)""")
                        .leaving(found, row(1, 8), row(4, 6)),
                command(
                                "a row that is there is left alone",
                                two.onConflict(STOCK.bookId).doNothing())
                        .sqlite(
                                "INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON CONFLICT (book_id) DO NOTHING")
                        .postgresql(
                                "INSERT INTO stocks (book_id, copies) VALUES ($1, $2), ($3, $4) ON CONFLICT (book_id) DO NOTHING")
                        .mariadb("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE book_id =
                                stocks.book_id""")
                        .leaving(found, row(1, 3), row(4, 6)),
                command("any key counts", two.onConflict().doNothing())
                        .sqlite("INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON CONFLICT DO NOTHING")
                        .postgresql(
                                "INSERT INTO stocks (book_id, copies) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING")
                        .mariadb("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE book_id =
                                stocks.book_id""")
                        .leaving(found, row(1, 3), row(4, 6)),
                command("any key counts for a change", two.onDuplicateKeyUpdate(STOCK.copies.to(0)))
                        .sqlite(
                                "INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON CONFLICT DO UPDATE SET copies = ?")
                        .mariadb(
                                "INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE copies = ?")
                        .needs(Capability.UPSERT_ANY_KEY)
                        .leaving(found, row(1, 0), row(4, 6)),
                command(
                                "a row that is there is changed under a condition",
                                two.onConflict(STOCK.bookId)
                                        .update(STOCK.copies)
                                        .where(STOCK.copies.gt(excluded(STOCK.copies))))
                        .sqlite("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) ON CONFLICT (book_id) DO UPDATE SET
                                copies = excluded.copies WHERE stocks.copies > excluded.copies""")
                        .postgresql("""
                                INSERT INTO stocks (book_id, copies) VALUES ($1, $2), ($3, $4) ON CONFLICT (book_id) DO UPDATE SET
                                copies = excluded.copies WHERE stocks.copies > excluded.copies""")
                        .needs(Capability.UPSERT_WHERE)
                        .leaving(found, row(1, 3), row(4, 6)),
                command(
                                "the key is that of a constraint",
                                two.onConflictConstraint("pk_stocks").update(STOCK.copies))
                        .postgresql("""
                                INSERT INTO stocks (book_id, copies) VALUES ($1, $2), ($3, $4) ON CONFLICT ON CONSTRAINT pk_stocks
                                DO UPDATE SET copies = excluded.copies""")
                        .needs(Capability.UPSERT_CONSTRAINT)
                        .leaving(found, row(1, 5), row(4, 6)),
                command(
                                "the rows of a query are new or change others",
                                insert(STOCK)
                                        .from(
                                                select(BOOK.id, BOOK.pages).where(BOOK.id.in(1, 4)),
                                                STOCK.bookId,
                                                STOCK.copies)
                                        .onConflict(STOCK.bookId)
                                        .update(STOCK.copies))
                        .sqlite("""
                                INSERT INTO stocks (book_id, copies) SELECT * FROM (SELECT books.id, books.pages FROM books WHERE
                                books.id IN (?)) WHERE TRUE ON CONFLICT (book_id) DO UPDATE SET copies = excluded.copies""")
                        .postgresql("""
                                INSERT INTO stocks (book_id, copies) SELECT books.id, books.pages FROM books WHERE books.id = ANY
                                ($1) ON CONFLICT (book_id) DO UPDATE SET copies = excluded.copies""")
                        .mariadb("""
                                INSERT INTO stocks (book_id, copies) SELECT books.id, books.pages FROM books WHERE books.id IN (?)
                                ON DUPLICATE KEY UPDATE copies = VALUES(copies)""")
                        .leaving(found, row(1, 120), row(4, 310)));
    }
}
