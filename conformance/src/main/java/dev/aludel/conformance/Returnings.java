package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** What changed rows give back. */
final class Returnings implements Family {
    @Override
    public String name() {
        return "returning";
    }

    @Override
    public List<Case> cases() {
        var two = insert(STOCK)
                .values(STOCK.bookId.to(4), STOCK.copies.to(2))
                .values(STOCK.bookId.to(5), STOCK.copies.to(3));
        var copy = STOCK.as("s");
        return List.of(
                query("new rows with their defaults", two.returning(STOCK.bookId, STOCK.shelf))
                        .everywhere(
                                "INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?) RETURNING book_id, shelf")
                        .needs(Capability.INSERT_RETURNING)
                        .inAnyOrder()
                        .gives(row(4, "A"), row(5, "A")),
                query(
                                "changed rows as they are afterwards",
                                update(STOCK)
                                        .set(STOCK.copies.to(STOCK.copies.plus(1)))
                                        .where(STOCK.copies.gt(0))
                                        .returning(STOCK.copies.times(2).as("twice")))
                        .sqlite("UPDATE stocks SET copies = copies + ? WHERE copies > ? RETURNING copies * ? AS twice")
                        .postgresql(
                                "UPDATE stocks SET copies = copies + $1 WHERE copies > $2 RETURNING copies * $3 AS twice")
                        .needs(Capability.UPDATE_RETURNING)
                        .inSteps()
                        .inAnyOrder()
                        .gives(8, 16)
                        .leaving(select(STOCK.copies).orderBy(STOCK.bookId), 4, 0, 8),
                query(
                                "changed rows by a value of another query",
                                update(STOCK)
                                        .set(STOCK.copies.to(scalar(max(BOOK.pages), query -> query)))
                                        .where(STOCK.bookId.in(1, 2))
                                        .returning(STOCK.bookId, STOCK.copies))
                        .needs(Capability.UPDATE_RETURNING)
                        .inSteps()
                        .sqlite("""
                                UPDATE stocks SET copies = (SELECT max(books.pages) FROM books) WHERE book_id IN (?)
                                RETURNING book_id, copies""")
                        .postgresql("""
                                UPDATE stocks SET copies = (SELECT max(books.pages) FROM books) WHERE book_id = ANY
                                ($1) RETURNING book_id, copies""")
                        .inAnyOrder()
                        .gives(row(1, 310), row(2, 310)),
                query(
                                "deleted rows as they were",
                                delete(STOCK).where(STOCK.shelf.eq("A")).returning(STOCK.bookId, STOCK.copies))
                        .everywhere("DELETE FROM stocks WHERE shelf = ? RETURNING book_id, copies")
                        .needs(Capability.DELETE_RETURNING)
                        .inAnyOrder()
                        .gives(row(1, 3), row(2, 0)),
                query(
                                "changed rows with columns of another table",
                                update(STOCK)
                                        .set(STOCK.copies.to(BOOK.pages))
                                        .from(BOOK)
                                        .where(BOOK.id.eq(STOCK.bookId), BOOK.lent.eq(true))
                                        .returning(STOCK.copies, BOOK.title))
                        .postgresql("""
                                UPDATE stocks SET copies = books.pages FROM books WHERE books.id = stocks.book_id AND books.lent =
                                $1 RETURNING stocks.copies, books.title""")
                        .needs(Capability.UPDATE_RETURNING, Capability.RETURNING_JOINED)
                        .gives(row(80, "Looms")),
                query(
                                "changed rows whose partners are in another table",
                                update(STOCK)
                                        .set(STOCK.copies.to(BOOK.pages))
                                        .from(BOOK)
                                        .where(BOOK.id.eq(STOCK.bookId), BOOK.lent.eq(true))
                                        .returning(STOCK.bookId, STOCK.copies))
                        .sqlite("""
                                UPDATE stocks SET copies = books.pages FROM books WHERE books.id = stocks.book_id AND books.lent = ?
                                RETURNING stocks.book_id, stocks.copies""")
                        .postgresql("""
                                UPDATE stocks SET copies = books.pages FROM books WHERE books.id = stocks.book_id AND books.lent =
                                $1 RETURNING stocks.book_id, stocks.copies""")
                        .needs(Capability.UPDATE_RETURNING)
                        .gives(row(2, 80)),
                query(
                                "deleted rows with columns of another table",
                                delete(STOCK)
                                        .using(BOOK)
                                        .where(BOOK.id.eq(STOCK.bookId), BOOK.lent.eq(true))
                                        .returning(STOCK.copies, BOOK.title))
                        .postgresql("""
                                DELETE FROM stocks USING books WHERE books.id = stocks.book_id AND books.lent = $1 RETURNING
                                stocks.copies, books.title""")
                        .needs(Capability.RETURNING_JOINED)
                        .gives(row(0, "Looms")),
                query(
                                "changed rows under another name",
                                update(copy)
                                        .set(copy.copies.to(5))
                                        .where(copy.bookId.eq(1))
                                        .returning(copy.bookId, copy.copies.plus(1)))
                        .sqlite("UPDATE stocks AS s SET copies = ? WHERE book_id = ? RETURNING book_id, copies + ?")
                        .postgresql(
                                "UPDATE stocks AS s SET copies = $1 WHERE book_id = $2 RETURNING book_id, copies + $3")
                        .needs(Capability.UPDATE_RETURNING)
                        .inSteps()
                        .gives(row(1, 6)),
                query(
                                "a value of another query",
                                delete(STOCK)
                                        .where(STOCK.bookId.eq(1))
                                        .returning(scalar(
                                                max(BOOK.pages), query -> query.where(BOOK.id.eq(STOCK.bookId)))))
                        .everywhere("""
                                DELETE FROM stocks WHERE book_id = ? RETURNING (SELECT max(books.pages) FROM books WHERE books.id =
                                stocks.book_id)""")
                        .needs(Capability.DELETE_RETURNING)
                        .gives(120),
                query(
                                "rows of an upsert",
                                two.values(STOCK.bookId.to(1), STOCK.copies.to(9))
                                        .onConflict(STOCK.bookId)
                                        .update(STOCK.copies)
                                        .returning(STOCK.bookId, STOCK.copies))
                        .sqlite("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?), (?, ?) ON CONFLICT (book_id) DO UPDATE
                                SET copies = excluded.copies RETURNING book_id, copies""")
                        .postgresql("""
                                INSERT INTO stocks (book_id, copies) VALUES ($1, $2), ($3, $4), ($5, $6) ON CONFLICT (book_id) DO
                                UPDATE SET copies = excluded.copies RETURNING book_id, copies""")
                        .mariadb("""
                                INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?), (?, ?) ON DUPLICATE KEY UPDATE copies =
                                VALUES(copies) RETURNING book_id, copies""")
                        .needs(Capability.INSERT_RETURNING)
                        .inAnyOrder()
                        .gives(row(4, 2), row(5, 3), row(1, 9)));
    }
}
