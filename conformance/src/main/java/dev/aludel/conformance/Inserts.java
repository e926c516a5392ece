package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.sql.Sql.*;

import java.util.List;

/** New rows. */
final class Inserts implements Family {
    @Override
    public String name() {
        return "inserts";
    }

    @Override
    public List<Case> cases() {
        var books = select(BOOK.id, BOOK.pages).where(BOOK.pages.gt(300));
        return List.of(
                command("one row", insert(STOCK).values(STOCK.bookId.to(4), STOCK.shelf.to("C"), STOCK.copies.to(2)))
                        .everywhere("INSERT INTO stocks (book_id, shelf, copies) VALUES (?, ?, ?)")
                        .changes(1)
                        .leaving(select(STOCK.shelf, STOCK.copies).where(STOCK.bookId.eq(4)), row("C", 2)),
                command(
                                "several rows in one statement",
                                insert(STOCK)
                                        .values(STOCK.bookId.to(4), STOCK.copies.to(2))
                                        .values(STOCK.bookId.to(5), STOCK.copies.to(3)))
                        .everywhere("INSERT INTO stocks (book_id, copies) VALUES (?, ?), (?, ?)")
                        .changes(2)
                        .leaving(
                                select(STOCK.bookId, STOCK.shelf, STOCK.copies)
                                        .where(STOCK.bookId.gt(3))
                                        .orderBy(STOCK.bookId),
                                row(4, "A", 2),
                                row(5, "A", 3)),
                command("a row for each item", insert(STOCK).rows(List.of(4, 5), id -> List.of(STOCK.bookId.to(id))))
                        .everywhere("INSERT INTO stocks (book_id) VALUES (?), (?)")
                        .changes(2)
                        .leaving(select(STOCK.copies).where(STOCK.bookId.gt(3)), 1, 1),
                command("the rows of a query", insert(STOCK).from(books, STOCK.bookId, STOCK.copies))
                        .everywhere(
                                "INSERT INTO stocks (book_id, copies) SELECT books.id, books.pages FROM books WHERE books.pages > ?")
                        .changes(1)
                        .leaving(select(STOCK.copies).where(STOCK.bookId.eq(4)), 310),
                command(
                                "an expression as a value",
                                insert(STOCK)
                                        .values(
                                                STOCK.bookId.to(4),
                                                STOCK.copies.to(scalar(max(BOOK.pages), query -> query))))
                        .everywhere(
                                "INSERT INTO stocks (book_id, copies) VALUES (?, (SELECT max(books.pages) FROM books))")
                        .changes(1)
                        .leaving(select(STOCK.copies).where(STOCK.bookId.eq(4)), 310));
    }
}
