package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.MySql;
import java.util.List;

/** Functions of MySQL and MariaDB. */
final class MySqlOnly implements Family {
    @Override
    public String name() {
        return "what only MySQL and MariaDB have";
    }

    @Override
    public List<Case> cases() {
        var document = value("{\"a\": 1}");
        return List.of(
                query(
                                "an order of one's own",
                                select(BOOK.id)
                                        .orderBy(
                                                MySql.field(BOOK.title, "Looms", "Graphs")
                                                        .desc(),
                                                BOOK.id.asc())
                                        .limit(3))
                        .needs(Capability.MYSQL_LANGUAGE)
                        .mariadb("SELECT books.id FROM books ORDER BY field(books.title, ?, ?) DESC, books.id LIMIT ?")
                        .gives(4, 2, 1),
                query(
                                "parts of texts and lists",
                                select(
                                                MySql.findInSet("b", value("a,b,c")),
                                                MySql.substringIndex(value("a.b.c"), ".", 2),
                                                MySql.hex(value("A")),
                                                MySql.soundex(AUTHOR.name))
                                        .where(AUTHOR.id.eq(1)))
                        .needs(Capability.MYSQL_LANGUAGE)
                        .mariadb("""
                                SELECT find_in_set(?, ?), substring_index(?, ?, ?), hex(?), soundex(authors.name) FROM
                                authors WHERE authors.id = ?""")
                        .gives(row(2, "a.b", "41", "A300")),
                query(
                                "a date in a format",
                                select(MySql.dateFormat(BOOK.published, "%d.%m.%Y"))
                                        .where(BOOK.id.eq(1)))
                        .needs(Capability.MYSQL_LANGUAGE)
                        .mariadb("SELECT date_format(books.published, ?) FROM books WHERE books.id = ?")
                        .gives("31.01.1999"),
                query("bits that are set", select(MySql.bitCount(value(13))))
                        .needs(Capability.MYSQL_LANGUAGE)
                        .mariadb("SELECT bit_count(?)")
                        .gives(3),
                query(
                                "changed documents",
                                select(
                                        MySql.jsonSet(document, "$.a", value(2))
                                                .path("a")
                                                .asInt(),
                                        MySql.jsonRemove(document, "$.a").asJson(),
                                        MySql.jsonContainsPath(document, "$.b")))
                        .needs(Capability.MYSQL_LANGUAGE)
                        .mariadb("""
                                SELECT CAST(CASE json_type(json_extract(json_set(?, ?, ?), concat('$', '.',
                                CAST(json_quote(?) AS CHAR)))) WHEN 'NULL' THEN NULL ELSE
                                CAST(json_unquote(json_extract(json_set(?, ?, ?), concat('$', '.', CAST(json_quote(?)
                                AS CHAR)))) AS CHAR) END AS SIGNED), json_remove(?, ?), json_contains_path(?, 'one',
                                ?)""")
                        .gives(row(2, "{}", false)));
    }
}
