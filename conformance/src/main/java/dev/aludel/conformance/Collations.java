package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.lower;
import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.sql.Hint;
import java.util.List;
import java.util.Set;

/** What only one database has names for, and can be said on each: collations, and hints. */
final class Collations implements Family {
    private enum Hints implements Hint {
        STRAIGHT_JOIN("STRAIGHT_JOIN", false),
        LIMIT_ROWS_EXAMINED("LIMIT ROWS EXAMINED 1000", true);

        private final String words;
        private final boolean atEnd;

        Hints(String words, boolean atEnd) {
            this.words = words;
            this.atEnd = atEnd;
        }

        @Override
        public String words() {
            return words;
        }

        @Override
        public Set<String> databases() {
            return Set.of("mariadb");
        }

        @Override
        public boolean atEnd() {
            return atEnd;
        }
    }

    @Override
    public String name() {
        return "collations and hints";
    }

    @Override
    public List<Case> cases() {
        var title = caseWhen(BOOK.pages.lt(100), lower(BOOK.title)).otherwise(BOOK.title);
        return List.of(
                query("an order by bytes, on PostgreSQL", select(title).orderBy(title.collate("C")))
                        .only("postgresql")
                        .postgresql("""
                                SELECT CASE WHEN books.pages < $1 THEN lower(books.title) ELSE books.title END FROM
                                books ORDER BY CASE WHEN books.pages < $1 THEN lower(books.title) ELSE books.title END
                                COLLATE "C\"""")
                        .gives("Engines", "Graphs", "Tables", "anon", "looms"),
                query("an order by bytes, on SQLite", select(title).orderBy(title.collate("BINARY")))
                        .only("sqlite")
                        .sqlite("""
                                SELECT CASE WHEN books.pages < ? THEN lower(books.title) ELSE books.title END FROM
                                books ORDER BY CASE WHEN books.pages < ? THEN lower(books.title) ELSE books.title END
                                COLLATE "BINARY\"""")
                        .gives("Engines", "Graphs", "Tables", "anon", "looms"),
                query("an order by bytes, on MariaDB", select(title).orderBy(title.collate("utf8mb4_bin")))
                        .only("mariadb")
                        .mariadb("""
                                SELECT CASE WHEN books.pages < ? THEN lower(books.title) ELSE books.title END FROM
                                books ORDER BY CASE WHEN books.pages < ? THEN lower(books.title) ELSE books.title END
                                COLLATE utf8mb4_bin""")
                        .gives("Engines", "Graphs", "Tables", "anon", "looms"),
                query(
                                "capitals do not count, on SQLite",
                                select(BOOK.id)
                                        .where(BOOK.title.collate("NOCASE").eq("LOOMS")))
                        .only("sqlite")
                        .sqlite("SELECT books.id FROM books WHERE books.title COLLATE \"NOCASE\" = ?")
                        .gives(2),
                query(
                                "capitals do not count, on MariaDB",
                                select(BOOK.id)
                                        .where(BOOK.title
                                                .collate("utf8mb4_general_ci")
                                                .eq("LOOMS")))
                        .only("mariadb")
                        .mariadb("SELECT books.id FROM books WHERE books.title COLLATE utf8mb4_general_ci = ?")
                        .gives(2),
                query(
                                "capitals count, on PostgreSQL",
                                select(BOOK.id)
                                        .where(value("looms").collate("C").lt(BOOK.title))
                                        .orderBy(BOOK.id))
                        .only("postgresql")
                        .postgresql("""
                                SELECT books.id FROM books WHERE $1 COLLATE "C" < books.title ORDER BY books.id""")
                        .gives(),
                query(
                                "hints are for the database that knows them",
                                select(BOOK.id)
                                        .where(BOOK.pages.lt(100))
                                        .orderBy(BOOK.id)
                                        .hint(Hints.STRAIGHT_JOIN)
                                        .hint(Hints.LIMIT_ROWS_EXAMINED))
                        .sqlite("SELECT books.id FROM books WHERE books.pages < ? ORDER BY books.id")
                        .postgresql("SELECT books.id FROM books WHERE books.pages < $1 ORDER BY books.id")
                        .mariadb("""
                                SELECT STRAIGHT_JOIN books.id FROM books WHERE books.pages < ? ORDER BY books.id LIMIT
                                ROWS EXAMINED 1000""")
                        .gives(2, 5));
    }
}
