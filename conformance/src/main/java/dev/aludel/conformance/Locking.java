package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Rows that are locked as they are read. */
final class Locking implements Family {
    @Override
    public String name() {
        return "locking";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "rows are locked against changes",
                                select(STOCK.copies).where(STOCK.bookId.eq(1)).forUpdate())
                        .sqlite("SELECT stocks.copies FROM stocks WHERE stocks.book_id = ?")
                        .postgresql("SELECT stocks.copies FROM stocks WHERE stocks.book_id = $1 FOR UPDATE")
                        .mariadb("SELECT stocks.copies FROM stocks WHERE stocks.book_id = ? FOR UPDATE")
                        .needs(Capability.FOR_UPDATE)
                        .gives(3),
                query(
                                "rows that are locked are left out",
                                select(STOCK.copies)
                                        .where(STOCK.bookId.eq(1))
                                        .forUpdate()
                                        .skipLocked())
                        .sqlite("SELECT stocks.copies FROM stocks WHERE stocks.book_id = ?")
                        .postgresql("SELECT stocks.copies FROM stocks WHERE stocks.book_id = $1 FOR UPDATE SKIP LOCKED")
                        .mariadb("SELECT stocks.copies FROM stocks WHERE stocks.book_id = ? FOR UPDATE SKIP LOCKED")
                        .needs(Capability.FOR_UPDATE, Capability.SKIP_LOCKED)
                        .gives(3),
                query(
                                "rows that are locked are an error",
                                select(STOCK.copies)
                                        .where(STOCK.bookId.eq(1))
                                        .forUpdate()
                                        .noWait())
                        .postgresql("SELECT stocks.copies FROM stocks WHERE stocks.book_id = $1 FOR UPDATE NOWAIT")
                        .mariadb("SELECT stocks.copies FROM stocks WHERE stocks.book_id = ? FOR UPDATE NOWAIT")
                        .needs(Capability.FOR_UPDATE, Capability.LOCK_NO_WAIT)
                        .gives(3),
                query(
                                "only the rows of some tables are locked",
                                select(STOCK.copies, BOOK.title)
                                        .from(STOCK)
                                        .join(BOOK, BOOK.id.eq(STOCK.bookId))
                                        .where(STOCK.bookId.eq(1))
                                        .forUpdate()
                                        .of(STOCK))
                        .sqlite("""
                                SELECT stocks.copies, books.title FROM stocks JOIN books ON books.id = stocks.book_id WHERE
                                stocks.book_id = ?""")
                        .postgresql("""
                                SELECT stocks.copies, books.title FROM stocks JOIN books ON books.id = stocks.book_id WHERE
                                stocks.book_id = $1 FOR UPDATE OF stocks""")
                        .needs(Capability.LOCK_OF)
                        .gives(row(3, "Engines")),
                query(
                                "rows without a partner have nothing to lock",
                                select(BOOK.title, STOCK.copies.optional())
                                        .from(BOOK)
                                        .leftJoin(STOCK, BOOK.id.eq(STOCK.bookId))
                                        .where(BOOK.id.eq(5))
                                        .forUpdate())
                        .sqlite("""
                                SELECT books.title, stocks.copies FROM books LEFT JOIN stocks ON books.id = stocks.book_id WHERE
                                books.id = ?""")
                        .postgresql("""
                                SELECT books.title, stocks.copies FROM books LEFT JOIN stocks ON books.id = stocks.book_id WHERE
                                books.id = $1 FOR UPDATE OF books""")
                        .mariadb("""
                                SELECT books.title, stocks.copies FROM books LEFT JOIN stocks ON books.id = stocks.book_id WHERE
                                books.id = ? FOR UPDATE""")
                        .needs(Capability.FOR_UPDATE)
                        .gives(row("Anon", null)),
                query(
                                "rows are locked for reading",
                                select(STOCK.copies).where(STOCK.bookId.eq(1)).forShare())
                        .sqlite("SELECT stocks.copies FROM stocks WHERE stocks.book_id = ?")
                        .postgresql("SELECT stocks.copies FROM stocks WHERE stocks.book_id = $1 FOR SHARE")
                        .mariadb("SELECT stocks.copies FROM stocks WHERE stocks.book_id = ? LOCK IN SHARE MODE")
                        .needs(Capability.FOR_SHARE)
                        .gives(3),
                query(
                                "rows are locked but for references to them",
                                select(BOOK.title).where(BOOK.id.eq(1)).forNoKeyUpdate())
                        .sqlite("SELECT books.title FROM books WHERE books.id = ?")
                        .postgresql("SELECT books.title FROM books WHERE books.id = $1 FOR NO KEY UPDATE")
                        .needs(Capability.KEY_LOCKS)
                        .gives("Engines"),
                query("keys are locked", select(BOOK.title).where(BOOK.id.eq(1)).forKeyShare())
                        .sqlite("SELECT books.title FROM books WHERE books.id = ?")
                        .postgresql("SELECT books.title FROM books WHERE books.id = $1 FOR KEY SHARE")
                        .needs(Capability.KEY_LOCKS)
                        .gives("Engines"));
    }
}
