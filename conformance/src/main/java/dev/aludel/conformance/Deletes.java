package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Rows that go. */
final class Deletes implements Family {
    @Override
    public String name() {
        return "deletes";
    }

    @Override
    public List<Case> cases() {
        var copy = STOCK.as("s");
        return List.of(
                command("rows that meet a condition", delete(STOCK).where(STOCK.copies.eq(0)))
                        .everywhere("DELETE FROM stocks WHERE copies = ?")
                        .changes(1)
                        .leaving(select(STOCK.bookId).orderBy(STOCK.bookId), 1, 3),
                command("every row", delete(STOCK).everywhere())
                        .everywhere("DELETE FROM stocks")
                        .changes(3),
                command(
                                "rows whose partner in another table meets a condition",
                                delete(STOCK).using(BOOK).where(BOOK.id.eq(STOCK.bookId), BOOK.lent.eq(true)))
                        .sqlite("""
                                DELETE FROM stocks WHERE EXISTS (SELECT 1 FROM books WHERE books.id = stocks.book_id AND books.lent
                                = ?)""")
                        .postgresql(
                                "DELETE FROM stocks USING books WHERE books.id = stocks.book_id AND books.lent = $1")
                        .mariadb(
                                "DELETE stocks FROM stocks CROSS JOIN books WHERE books.id = stocks.book_id AND books.lent = ?")
                        .needs(Capability.DELETE_USING)
                        .changes(1)
                        .leaving(select(STOCK.bookId).orderBy(STOCK.bookId), 1, 3),
                command(
                                "rows by several joined tables",
                                delete(STOCK)
                                        .using(BOOK)
                                        .join(AUTHOR, AUTHOR.id.eq(BOOK.authorId))
                                        .where(BOOK.id.eq(STOCK.bookId), AUTHOR.name.eq("Ada")))
                        .sqlite("""
                                DELETE FROM stocks WHERE EXISTS (SELECT 1 FROM books JOIN authors ON authors.id = books.author_id
                                WHERE books.id = stocks.book_id AND authors.name = ?)""")
                        .postgresql("""
                                DELETE FROM stocks USING books JOIN authors ON authors.id = books.author_id WHERE books.id =
                                stocks.book_id AND authors.name = $1""")
                        .mariadb("""
                                DELETE stocks FROM stocks CROSS JOIN books JOIN authors ON authors.id = books.author_id WHERE
                                books.id = stocks.book_id AND authors.name = ?""")
                        .needs(Capability.DELETE_USING)
                        .changes(2)
                        .leaving(select(STOCK.bookId), 3),
                command(
                                "rows that others of the same table exceed",
                                delete(STOCK).using(copy).where(copy.copies.gt(STOCK.copies)))
                        .sqlite(
                                "DELETE FROM stocks WHERE EXISTS (SELECT 1 FROM stocks AS s WHERE s.copies > stocks.copies)")
                        .postgresql("DELETE FROM stocks USING stocks AS s WHERE s.copies > stocks.copies")
                        .mariadb("DELETE stocks FROM stocks CROSS JOIN stocks AS s WHERE s.copies > stocks.copies")
                        .needs(Capability.DELETE_USING)
                        .changes(2)
                        .leaving(select(STOCK.bookId), 3),
                command("rows of a table under another name", delete(copy).where(copy.copies.eq(0)))
                        .sqlite("DELETE FROM stocks AS s WHERE copies = ?")
                        .postgresql("DELETE FROM stocks AS s WHERE copies = $1")
                        .mariadb("DELETE s FROM stocks AS s WHERE copies = ?")
                        .changes(1)
                        .leaving(select(STOCK.bookId).orderBy(STOCK.bookId), 1, 3),
                command(
                                "rows of a table under another name, by another one",
                                delete(copy).using(BOOK).where(BOOK.id.eq(copy.bookId), BOOK.lent.eq(true)))
                        .sqlite("""
                                DELETE FROM stocks AS s WHERE EXISTS (SELECT 1 FROM books WHERE books.id = s.book_id AND books.lent =
                                ?)""")
                        .postgresql(
                                "DELETE FROM stocks AS s USING books WHERE books.id = s.book_id AND books.lent = $1")
                        .mariadb(
                                "DELETE s FROM stocks AS s CROSS JOIN books WHERE books.id = s.book_id AND books.lent = ?")
                        .needs(Capability.DELETE_USING)
                        .changes(1)
                        .leaving(select(STOCK.bookId).orderBy(STOCK.bookId), 1, 3),
                command(
                                "rows that another query does not find",
                                delete(STOCK)
                                        .where(STOCK.bookId.notIn(
                                                select(BOOK.id).where(BOOK.lent.eq(true)))))
                        .everywhere(
                                "DELETE FROM stocks WHERE book_id NOT IN (SELECT books.id FROM books WHERE books.lent = ?)")
                        .changes(2)
                        .leaving(select(STOCK.bookId), 2),
                command(
                                "the first rows in an order",
                                delete(STOCK).everywhere().orderBy(STOCK.copies).limit(2))
                        .mariadb("DELETE FROM stocks ORDER BY copies LIMIT ?")
                        .needs(Capability.CHANGE_LIMIT)
                        .changes(2)
                        .leaving(select(STOCK.bookId), 3));
    }
}
