package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.Sqlite;
import java.util.List;

/** Functions of SQLite. */
final class SqliteOnly implements Family {
    @Override
    public String name() {
        return "what only SQLite has";
    }

    @Override
    public List<Case> cases() {
        var document = value("{\"a\": 1}");
        return List.of(
                query(
                                "a pattern of files",
                                select(BOOK.title)
                                        .where(Sqlite.glob(BOOK.title, "[A-F]*"))
                                        .orderBy(BOOK.id))
                        .needs(Capability.SQLITE_LANGUAGE)
                        .sqlite("SELECT books.title FROM books WHERE books.title GLOB ? ORDER BY books.id")
                        .gives("Engines", "Anon"),
                query(
                                "how values are kept",
                                select(Sqlite.typeOf(BOOK.price), Sqlite.typeOf(BOOK.pages), Sqlite.rowId(BOOK))
                                        .where(BOOK.id.eq(1)))
                        .needs(Capability.SQLITE_LANGUAGE)
                        .sqlite("""
                                SELECT typeof(books.price), typeof(books.pages), books.rowid FROM books WHERE books.id
                                = ?""")
                        .gives(row("text", "integer", 1)),
                query(
                                "values and times in a format",
                                select(Sqlite.format("%05d", BOOK.pages), Sqlite.strftime("%d.%m.%Y", BOOK.published))
                                        .where(BOOK.id.eq(1)))
                        .needs(Capability.SQLITE_LANGUAGE)
                        .sqlite("""
                                SELECT format(?, books.pages), strftime(?, books.published) FROM books WHERE books.id
                                = ?""")
                        .gives(row("00120", "31.01.1999")),
                query(
                                "a sum that is never NULL",
                                select(Sqlite.total(BOOK.pages)).where(BOOK.id.gt(9)))
                        .needs(Capability.SQLITE_LANGUAGE)
                        .sqlite("SELECT total(books.pages) FROM books WHERE books.id > ?")
                        .gives(0),
                query(
                                "changed documents",
                                select(
                                        Sqlite.jsonSet(document, "$.a", value(2))
                                                .path("a")
                                                .asInt(),
                                        Sqlite.jsonRemove(document, "$.a").asJson(),
                                        Sqlite.jsonPatch(document, value("{\"b\": 1}"))
                                                .path("b")
                                                .asInt()))
                        .needs(Capability.SQLITE_LANGUAGE)
                        .sqlite("""
                                SELECT CAST(CASE json_type(json_set(?, ?, ?), '$' || '.' || json_quote(?)) WHEN 'true'
                                THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(json_extract(json_set(?, ?, ?), '$' ||
                                '.' || json_quote(?)) AS TEXT) END AS INTEGER), json_remove(?, ?), CAST(CASE
                                json_type(json_patch(?, ?), '$' || '.' || json_quote(?)) WHEN 'true' THEN 'true' WHEN
                                'false' THEN 'false' ELSE CAST(json_extract(json_patch(?, ?), '$' || '.' ||
                                json_quote(?)) AS TEXT) END AS INTEGER)""")
                        .gives(row(2, "{}", 1)));
    }
}
