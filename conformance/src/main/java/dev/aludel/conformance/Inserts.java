package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.conformance.Library.STOCK;
import static dev.aludel.schema.ColumnOption.initial;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import java.util.List;

/** New rows. */
final class Inserts implements Family {
    /** The stocks, with values of their own for what an INSERT does not assign. */
    private static final Table FILLED = Table.of("stocks")
            .intColumn("book_id", primaryKey())
            .textColumn("shelf", 10, initial("Z"))
            .intColumn("copies", initial(value(1).plus(2)))
            .build();

    private static final IntColumn FILLED_ID = FILLED.column("book_id", IntColumn.class);
    private static final IntColumn FILLED_COPIES = FILLED.column("copies", IntColumn.class);

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
                                "a column that is left to the database",
                                insert(STOCK).values(STOCK.bookId.to(4), STOCK.shelf.toDefault(), STOCK.copies.to(2)))
                        .sqlite("INSERT INTO stocks (book_id, copies) VALUES (?, ?)")
                        .postgresql("INSERT INTO stocks (book_id, shelf, copies) VALUES ($1, DEFAULT, $2)")
                        .mariadb("INSERT INTO stocks (book_id, shelf, copies) VALUES (?, DEFAULT, ?)")
                        .changes(1)
                        .leaving(select(STOCK.shelf).where(STOCK.bookId.eq(4)), "A"),
                command(
                                "a column that some rows leave to the database",
                                insert(STOCK)
                                        .values(STOCK.bookId.to(4), STOCK.shelf.to("C"))
                                        .values(STOCK.bookId.to(5), STOCK.shelf.toDefault()))
                        .postgresql("INSERT INTO stocks (book_id, shelf) VALUES ($1, $2), ($3, DEFAULT)")
                        .mariadb("INSERT INTO stocks (book_id, shelf) VALUES (?, ?), (?, DEFAULT)")
                        .needs(Capability.DEFAULT_VALUE)
                        .changes(2)
                        .leaving(select(STOCK.shelf).where(STOCK.bookId.gt(3)).orderBy(STOCK.bookId), "C", "A"),
                command("columns that the table fills in", insert(FILLED).values(FILLED_ID.to(4)))
                        .everywhere("INSERT INTO stocks (book_id, shelf, copies) VALUES (?, ?, ? + ?)")
                        .changes(1)
                        .leaving(select(STOCK.shelf, STOCK.copies).where(STOCK.bookId.eq(4)), row("Z", 3)),
                command(
                                "the rows of a query, and columns that the table fills in",
                                insert(FILLED).from(books, FILLED_ID, FILLED_COPIES))
                        .sqlite("""
                                INSERT INTO stocks (book_id, copies, shelf) SELECT filled.id, filled.pages, ? FROM (SELECT books.id,
                                books.pages FROM books WHERE books.pages > ?) AS filled""")
                        .postgresql("""
                                INSERT INTO stocks (book_id, copies, shelf) SELECT filled.id, filled.pages, $1 FROM (SELECT books.id,
                                books.pages FROM books WHERE books.pages > $2) AS filled""")
                        .mariadb("""
                                INSERT INTO stocks (book_id, copies, shelf) SELECT filled.id, filled.pages, ? FROM (SELECT books.id,
                                books.pages FROM books WHERE books.pages > ?) AS filled""")
                        .changes(1)
                        .leaving(select(STOCK.shelf).where(STOCK.bookId.eq(4)), "Z"),
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
