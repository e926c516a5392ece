package dev.aludel.conformance;

import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.sql.Sql.insert;

import dev.aludel.engine.Engine;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.BooleanColumn;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.DoubleColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the suite, and the rows that each case finds in them. Immutable and thread-safe. */
final class Library {
    static final Authors AUTHOR = new Authors(null);
    static final Books BOOK = new Books(null);
    static final Stocks STOCK = new Stocks(null);
    static final SqlType<Label> LABEL = SqlTypes.json(Label.class, Label.CODEC);
    static final Notes NOTE = new Notes(null);
    static final Parcels PARCEL = new Parcels(null);

    private record Author(
            int id,
            String name,
            @Nullable String country,
            @Nullable Integer mentorId) {}

    private record Book(
            int id,
            String title,
            @Nullable Integer authorId,
            String price,
            int pages,
            LocalDate published,
            boolean lent) {}

    private record Stock(int bookId, String shelf, int copies) {}

    private record Note(int id, @Nullable Label label) {}

    /** Two of one country, one of none; Dora has no book. */
    private static final List<Author> AUTHORS = List.of(
            new Author(1, "Ada", "UK", null),
            new Author(2, "Bela", "HU", 1),
            new Author(3, "Cleo", "UK", 1),
            new Author(4, "Dora", null, 2));

    /** The last has no author. */
    private static final List<Book> BOOKS = List.of(
            new Book(1, "Engines", 1, "12.50", 120, LocalDate.of(1999, 1, 31), false),
            new Book(2, "Looms", 1, "8.00", 80, LocalDate.of(2003, 6, 15), true),
            new Book(3, "Tables", 2, "12.50", 200, LocalDate.of(2010, 12, 1), false),
            new Book(4, "Graphs", 3, "30.00", 310, LocalDate.of(2010, 3, 9), true),
            new Book(5, "Anon", null, "1.25", 16, LocalDate.of(1987, 2, 28), false));

    private static final List<Stock> STOCKS = List.of(new Stock(1, "A", 3), new Stock(2, "A", 0), new Stock(3, "B", 7));

    private static final List<Note> NOTES =
            List.of(new Note(1, new Label(1, "first")), new Note(2, new Label(2, "second")), new Note(3, null));

    private Library() {}

    static final class Authors extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final TextColumn name = textColumn("name", 50);
        final TextColumn country = textColumn("country", 2, nullable());
        final IntColumn mentorId = intColumn("mentor_id", nullable(), references("authors"));

        private Authors(@Nullable String alias) {
            super("authors", alias);
        }

        @Override
        public Authors as(String alias) {
            return new Authors(alias);
        }
    }

    static final class Books extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final TextColumn title = textColumn("title", 100);
        final IntColumn authorId = intColumn("author_id", nullable(), references("authors"));
        final DecimalColumn price = decimalColumn("price", 8, 2);
        final IntColumn pages = intColumn("pages");
        final ComparableColumn<LocalDate> published = column("published", SqlTypes.DATE);
        final BooleanColumn lent = booleanColumn("lent");

        private Books(@Nullable String alias) {
            super("books", alias);
        }

        @Override
        public Books as(String alias) {
            return new Books(alias);
        }
    }

    /** How many copies of a book there are on a shelf. */
    static final class Stocks extends Table {
        final IntColumn bookId = intColumn("book_id", primaryKey(), references("books"));
        final TextColumn shelf = textColumn("shelf", 10, serverDefault("'A'"));
        final IntColumn copies = intColumn("copies", serverDefault("1"));
        final DoubleColumn rating = doubleColumn("rating", nullable());

        private Stocks(@Nullable String alias) {
            super("stocks", alias);
        }

        @Override
        public Stocks as(String alias) {
            return new Stocks(alias);
        }
    }

    /** Values kept as JSON; the last is NULL. */
    static final class Notes extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final ValueColumn<Label> label = valueColumn("label", LABEL, nullable());

        private Notes(@Nullable String alias) {
            super("notes", alias);
        }

        @Override
        public Notes as(String alias) {
            return new Notes(alias);
        }
    }

    static void prepare(Engine engine) {
        var tables = MetaData.of(AUTHOR, BOOK, STOCK, NOTE, PARCEL);
        engine.begin(connection -> {
            tables.dropAll(connection);
            tables.createAll(connection);
            connection.execute(insert(AUTHOR)
                    .rows(
                            AUTHORS,
                            author -> List.of(
                                    AUTHOR.id.to(author.id()),
                                    AUTHOR.name.to(author.name()),
                                    AUTHOR.country.to(author.country()),
                                    AUTHOR.mentorId.to(author.mentorId()))));
            connection.execute(insert(BOOK)
                    .rows(
                            BOOKS,
                            book -> List.of(
                                    BOOK.id.to(book.id()),
                                    BOOK.title.to(book.title()),
                                    BOOK.authorId.to(book.authorId()),
                                    BOOK.price.to(new BigDecimal(book.price())),
                                    BOOK.pages.to(book.pages()),
                                    BOOK.published.to(book.published()),
                                    BOOK.lent.to(book.lent()))));
            connection.execute(insert(STOCK)
                    .rows(
                            STOCKS,
                            stock -> List.of(
                                    STOCK.bookId.to(stock.bookId()),
                                    STOCK.shelf.to(stock.shelf()),
                                    STOCK.copies.to(stock.copies()))));
            PARCEL.fill(connection);
            connection.execute(insert(NOTE)
                    .rows(NOTES, note -> List.of(NOTE.id.to(note.id()), NOTE.label.to(note.label()))));
        });
    }
}
