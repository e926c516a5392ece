package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.concat;
import static dev.aludel.sql.Fn.concatWs;
import static dev.aludel.sql.Fn.left;
import static dev.aludel.sql.Fn.length;
import static dev.aludel.sql.Fn.lower;
import static dev.aludel.sql.Fn.md5;
import static dev.aludel.sql.Fn.octetLength;
import static dev.aludel.sql.Fn.padEnd;
import static dev.aludel.sql.Fn.padStart;
import static dev.aludel.sql.Fn.position;
import static dev.aludel.sql.Fn.repeat;
import static dev.aludel.sql.Fn.replace;
import static dev.aludel.sql.Fn.reverse;
import static dev.aludel.sql.Fn.right;
import static dev.aludel.sql.Fn.sha256;
import static dev.aludel.sql.Fn.substring;
import static dev.aludel.sql.Fn.trim;
import static dev.aludel.sql.Fn.trimEnd;
import static dev.aludel.sql.Fn.trimStart;
import static dev.aludel.sql.Fn.upper;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import java.util.List;

/** Functions and conditions of text. */
final class Strings implements Family {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "capitals and lengths",
                                select(lower(BOOK.title), upper(BOOK.title), length(BOOK.title))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT lower(books.title), upper(books.title), length(books.title) FROM books WHERE
                                books.id = ?""")
                        .postgresql("""
                                SELECT lower(books.title), upper(books.title), length(books.title) FROM books WHERE
                                books.id = $1""")
                        .mariadb("""
                                SELECT lower(books.title), upper(books.title), char_length(books.title) FROM books
                                WHERE books.id = ?""")
                        .gives(row("engines", "ENGINES", 7)),
                query(
                                "characters and bytes",
                                select(length(value("a\u00e9\uD83D\uDE00")), octetLength(value("a\u00e9\uD83D\uDE00"))))
                        .sqlite("SELECT length(?), octet_length(?)")
                        .postgresql("SELECT length($1), octet_length($2)")
                        .mariadb("SELECT char_length(?), length(?)")
                        .gives(row(3, 7)),
                query(
                                "parts of a text",
                                select(
                                                substring(BOOK.title, 2, 3),
                                                substring(BOOK.title, 5),
                                                left(BOOK.title, 3),
                                                right(BOOK.title, 3),
                                                right(BOOK.title, 0))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT substr(books.title, ?, ?), substr(books.title, ?), substr(books.title, 1, ?),
                                substr(books.title, max(length(books.title) - ?, 0) + 1), substr(books.title,
                                max(length(books.title) - ?, 0) + 1) FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT substring(books.title, $1, $2), substring(books.title, $3), left(books.title,
                                $4), right(books.title, $5), right(books.title, $6) FROM books WHERE books.id = $7""")
                        .mariadb("""
                                SELECT substring(books.title, ?, ?), substring(books.title, ?), left(books.title, ?),
                                right(books.title, ?), right(books.title, ?) FROM books WHERE books.id = ?""")
                        .gives(row("ngi", "nes", "Eng", "nes", "")),
                query(
                                "spaces and other characters at the ends",
                                select(
                                        trim(value("  x ")),
                                        trimStart(value("  x ")),
                                        trimEnd(value("  x ")),
                                        trim(value("--x-"), '-')))
                        .sqlite("SELECT trim(?), ltrim(?), rtrim(?), trim(?, ?)")
                        .postgresql("SELECT btrim($1), ltrim($2), rtrim($3), btrim($4, $5)")
                        .mariadb("SELECT trim(?), ltrim(?), rtrim(?), trim(? FROM ?)")
                        .gives(row("x", "x ", "  x", "x")),
                query(
                                "where a text is in another",
                                select(position("in", BOOK.title), position("IN", BOOK.title))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("SELECT instr(books.title, ?), instr(books.title, ?) FROM books WHERE books.id = ?")
                        .postgresql("""
                                SELECT position($1 IN books.title), position($2 IN books.title) FROM books WHERE
                                books.id = $3""")
                        .mariadb("SELECT locate(?, books.title), locate(?, books.title) FROM books WHERE books.id = ?")
                        .gives(row(4, 0)),
                query(
                                "replaced, filled, repeated and turned round",
                                select(
                                                replace(BOOK.title, "n", "N"),
                                                padStart(BOOK.title, 10, "ab"),
                                                padEnd(BOOK.title, 3, "x"),
                                                repeat(value("ab"), 3),
                                                reverse(BOOK.title))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT replace(books.title, ?, ?), lpad(books.title, ?, ?), rpad(books.title, ?, ?),
                                replace(hex(zeroblob(?)), '00', ?), reverse(books.title) FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT replace(books.title, $1, $2), lpad(books.title, $3, $4), rpad(books.title, $5,
                                $6), repeat($7, $8), reverse(books.title) FROM books WHERE books.id = $9""")
                        .mariadb("""
                                SELECT replace(books.title, ?, ?), lpad(books.title, ?, ?), rpad(books.title, ?, ?),
                                repeat(?, ?), reverse(books.title) FROM books WHERE books.id = ?""")
                        .gives(row("ENgiNes", "abaEngines", "Eng", "ababab", "senignE")),
                query(
                                "one behind the other",
                                select(
                                                concat(AUTHOR.name, value("-"), AUTHOR.country),
                                                concatWs("-", AUTHOR.name, AUTHOR.country))
                                        .where(AUTHOR.id.ge(3))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT (authors.name || ?) || authors.country, concat_ws(?, authors.name,
                                authors.country) FROM authors WHERE authors.id >= ? ORDER BY authors.id""")
                        .postgresql("""
                                SELECT (authors.name || $1) || authors.country, concat_ws(CAST($2 AS TEXT),
                                authors.name, authors.country) FROM authors WHERE authors.id >= $3 ORDER BY authors.id""")
                        .mariadb("""
                                SELECT concat(concat(authors.name, ?), authors.country), concat_ws(?, authors.name,
                                authors.country) FROM authors WHERE authors.id >= ? ORDER BY authors.id""")
                        .gives(row("Cleo-UK", "Cleo-UK"), row(null, "Dora")),
                query("digests", select(md5(AUTHOR.name), sha256(AUTHOR.name)).where(AUTHOR.id.eq(1)))
                        .sqlite("SELECT md5(authors.name), sha256(authors.name) FROM authors WHERE authors.id = ?")
                        .postgresql("""
                                SELECT md5(authors.name), encode(sha256(convert_to(authors.name, 'UTF8')), 'hex') FROM
                                authors WHERE authors.id = $1""")
                        .mariadb("SELECT md5(authors.name), sha2(authors.name, 256) FROM authors WHERE authors.id = ?")
                        .gives(row(
                                "1a382809b7c03f686e12dd15677c5497",
                                "99a563ab2f6e21e96998f9fddd2a2bab82b70ac019579502b8d7fc0032ff62bb")),
                query(
                                "a pattern, and one in which a character escapes",
                                select(BOOK.id)
                                        .where(BOOK.title.like("%s"), BOOK.title.notLike("T!_%", '!'))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE books.title LIKE ? AND books.title NOT LIKE ? ESCAPE
                                '!' ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE books.title LIKE $1 ESCAPE '' AND books.title NOT
                                LIKE $2 ESCAPE '!' ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE books.title LIKE ? AND books.title NOT LIKE ? ESCAPE
                                '!' ORDER BY books.id""")
                        .gives(1, 2, 3, 4),
                query(
                                "a pattern without regard to capitals",
                                select(BOOK.id)
                                        .where(BOOK.title.ilike("ENG%").or(BOOK.title.containsIgnoreCase("OOM")))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id FROM books WHERE lower(books.title) LIKE lower(?) OR
                                lower(books.title) LIKE lower(?) ESCAPE '\\' ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE books.title ILIKE $1 ESCAPE '' OR books.title ILIKE
                                $2 ESCAPE '\\' ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE lower(books.title) LIKE lower(?) OR
                                lower(books.title) LIKE lower(?) ESCAPE '\\' ORDER BY books.id""")
                        .gives(1, 2),
                query(
                                "a text that is found as it is",
                                select(
                                        value("100% sure_").contains("0% s"),
                                        value("100 sure").contains("0% s"),
                                        value("a_b").startsWith("a_"),
                                        value("axb").startsWith("a_"),
                                        value("a\\b").endsWith("\\b")))
                        .sqlite("""
                                SELECT ? LIKE ? ESCAPE '\\', ? LIKE ? ESCAPE '\\', ? LIKE ? ESCAPE '\\', ? LIKE ? ESCAPE
                                '\\', ? LIKE ? ESCAPE '\\'""")
                        .postgresql("""
                                SELECT $1 LIKE $2 ESCAPE '\\', $3 LIKE $4 ESCAPE '\\', $5 LIKE $6 ESCAPE '\\', $7 LIKE $8
                                ESCAPE '\\', $9 LIKE $10 ESCAPE '\\'""")
                        .mariadb("""
                                SELECT ? LIKE ? ESCAPE '\\', ? LIKE ? ESCAPE '\\', ? LIKE ? ESCAPE '\\', ? LIKE ? ESCAPE
                                '\\', ? LIKE ? ESCAPE '\\'""")
                        .gives(row(true, false, true, false, true)),
                query(
                                "a text in a column that is found as it is",
                                select(AUTHOR.name)
                                        .where(value("Beladonna")
                                                .startsWith(AUTHOR.name)
                                                .or(value("xDora").endsWith(AUTHOR.name))
                                                .or(value("xCleox").contains(AUTHOR.name)))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.name FROM authors WHERE substr(?, 1, length(authors.name)) =
                                authors.name OR substr(?, max(length(?) - length(authors.name), 0) + 1) = authors.name
                                OR instr(?, authors.name) > ? ORDER BY authors.id""")
                        .postgresql("""
                                SELECT authors.name FROM authors WHERE left($1, length(authors.name)) = authors.name
                                OR right($2, length(authors.name)) = authors.name OR position(authors.name IN $3) > $4
                                ORDER BY authors.id""")
                        .mariadb("""
                                SELECT authors.name FROM authors WHERE left(?, char_length(authors.name)) =
                                authors.name OR right(?, char_length(authors.name)) = authors.name OR
                                locate(authors.name, ?) > ? ORDER BY authors.id""")
                        .gives("Bela", "Cleo", "Dora"));
    }
}
