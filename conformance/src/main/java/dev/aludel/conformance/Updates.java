package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Changes of rows. */
final class Updates implements Family {
    @Override
    public String name() {
        return "updates";
    }

    @Override
    public List<Case> cases() {
        var copy = STOCK.as("s");
        var book = BOOK.as("b");
        return List.of(
                command(
                                "rows that meet a condition",
                                update(STOCK)
                                        .set(STOCK.copies.to(1), STOCK.shelf.to("C"))
                                        .where(STOCK.copies.eq(0)))
                        .everywhere("UPDATE stocks SET copies = ?, shelf = ? WHERE copies = ?")
                        .changes(1)
                        .leaving(select(STOCK.shelf).where(STOCK.bookId.eq(2)), "C"),
                command(
                                "every row, by what it has",
                                update(STOCK)
                                        .set(STOCK.copies.to(STOCK.copies.plus(1)))
                                        .everywhere())
                        .everywhere("UPDATE stocks SET copies = copies + ?")
                        .changes(3)
                        .leaving(select(sum(STOCK.copies)), 13),
                command(
                                "rows are counted that meet the condition, also those that stay as they are",
                                update(STOCK).set(STOCK.shelf.to("A")).everywhere())
                        .everywhere("UPDATE stocks SET shelf = ?")
                        .changes(3),
                command(
                                "the database's default",
                                update(STOCK).set(STOCK.shelf.toDefault()).where(STOCK.bookId.eq(3)))
                        .postgresql("UPDATE stocks SET shelf = DEFAULT WHERE book_id = $1")
                        .mariadb("UPDATE stocks SET shelf = DEFAULT WHERE book_id = ?")
                        .needs(Capability.DEFAULT_VALUE)
                        .changes(1)
                        .leaving(select(STOCK.shelf).where(STOCK.bookId.eq(3)), "A"),
                command(
                                "a value of another query",
                                update(STOCK)
                                        .set(STOCK.copies.to(scalar(
                                                max(BOOK.pages), query -> query.where(BOOK.id.eq(STOCK.bookId)))))
                                        .where(STOCK.bookId.eq(1)))
                        .everywhere("""
                                UPDATE stocks SET copies = (SELECT max(books.pages) FROM books WHERE books.id = stocks.book_id)
                                WHERE book_id = ?""")
                        .changes(1)
                        .leaving(select(STOCK.copies).where(STOCK.bookId.eq(1)), 120),
                command(
                                "values and conditions from another table",
                                update(STOCK)
                                        .set(STOCK.copies.to(BOOK.pages))
                                        .from(BOOK)
                                        .where(BOOK.id.eq(STOCK.bookId), BOOK.lent.eq(false)))
                        .sqlite(
                                "UPDATE stocks SET copies = books.pages FROM books WHERE books.id = stocks.book_id AND books.lent = ?")
                        .postgresql("""
                                UPDATE stocks SET copies = books.pages FROM books WHERE books.id = stocks.book_id AND books.lent =
                                $1""")
                        .mariadb("""
                                UPDATE stocks CROSS JOIN books SET stocks.copies = books.pages WHERE books.id = stocks.book_id AND
                                books.lent = ?""")
                        .needs(Capability.UPDATE_FROM)
                        .changes(2)
                        .leaving(select(STOCK.copies).orderBy(STOCK.bookId), 120, 0, 200),
                command(
                                "values from several joined tables",
                                update(STOCK)
                                        .set(STOCK.shelf.to(AUTHOR.name))
                                        .from(BOOK)
                                        .join(AUTHOR, AUTHOR.id.eq(BOOK.authorId))
                                        .where(BOOK.id.eq(STOCK.bookId)))
                        .sqlite("""
                                UPDATE stocks SET shelf = authors.name FROM books JOIN authors ON authors.id = books.author_id WHERE
                                books.id = stocks.book_id""")
                        .postgresql("""
                                UPDATE stocks SET shelf = authors.name FROM books JOIN authors ON authors.id = books.author_id WHERE
                                books.id = stocks.book_id""")
                        .mariadb("""
                                UPDATE stocks CROSS JOIN books JOIN authors ON authors.id = books.author_id SET stocks.shelf =
                                authors.name WHERE books.id = stocks.book_id""")
                        .needs(Capability.UPDATE_FROM)
                        .changes(3)
                        .leaving(select(STOCK.shelf).orderBy(STOCK.bookId), "Ada", "Ada", "Bela"),
                command(
                                "values from other rows of the same table, as they were",
                                update(STOCK)
                                        .set(STOCK.copies.to(copy.copies))
                                        .from(copy)
                                        .where(copy.bookId.eq(STOCK.bookId.minus(1))))
                        .sqlite(
                                "UPDATE stocks SET copies = s.copies FROM stocks AS s WHERE s.book_id = stocks.book_id - ?")
                        .postgresql(
                                "UPDATE stocks SET copies = s.copies FROM stocks AS s WHERE s.book_id = stocks.book_id - $1")
                        .mariadb("""
                                UPDATE stocks CROSS JOIN stocks AS s SET stocks.copies = s.copies WHERE s.book_id = stocks.book_id -
                                ?""")
                        .needs(Capability.UPDATE_FROM)
                        .changes(2)
                        .leaving(select(STOCK.copies).orderBy(STOCK.bookId), 3, 3, 0),
                command(
                                "a table under another name, and another one as well",
                                update(copy)
                                        .set(copy.copies.to(book.pages))
                                        .from(book)
                                        .where(book.id.eq(copy.bookId)))
                        .sqlite("UPDATE stocks AS s SET copies = b.pages FROM books AS b WHERE b.id = s.book_id")
                        .postgresql("UPDATE stocks AS s SET copies = b.pages FROM books AS b WHERE b.id = s.book_id")
                        .mariadb(
                                "UPDATE stocks AS s CROSS JOIN books AS b SET s.copies = b.pages WHERE b.id = s.book_id")
                        .needs(Capability.UPDATE_FROM)
                        .changes(3)
                        .leaving(select(STOCK.copies).orderBy(STOCK.bookId), 120, 80, 200),
                command(
                                "the first rows in an order",
                                update(STOCK)
                                        .set(STOCK.copies.to(99))
                                        .everywhere()
                                        .orderBy(STOCK.copies.desc())
                                        .limit(1))
                        .mariadb("UPDATE stocks SET copies = ? ORDER BY copies DESC LIMIT ?")
                        .needs(Capability.CHANGE_LIMIT)
                        .changes(1)
                        .leaving(select(STOCK.copies).orderBy(STOCK.bookId), 3, 0, 99));
    }
}
