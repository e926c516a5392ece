package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.util.List;

/** Rows that come with the statement. */
final class ValuesLists implements Family {
    @Override
    public String name() {
        return "values";
    }

    @Override
    public List<Case> cases() {
        var fresh = values("fresh", BOOK.id.to(1), BOOK.title.to("Motors")).row(BOOK.id.to(7), BOOK.title.to("Gears"));
        var named = values("named", List.of("Ada", "Zoe"), name -> List.of(AUTHOR.name.to(name)));
        return List.of(
                query(
                                "rows of values are a table of their own",
                                select(fresh.get(BOOK.id), fresh.get(BOOK.title))
                                        .orderBy(fresh.get(BOOK.id).desc()))
                        .sqlite("""
                                SELECT fresh.id, fresh.title FROM (SELECT column1 AS id, column2 AS title FROM (VALUES (?, ?), (?,
                                ?))) AS fresh ORDER BY fresh.id DESC""")
                        .postgresql("""
                                SELECT fresh.id, fresh.title FROM (VALUES (CAST($1 AS INTEGER), CAST($2 AS TEXT)), ($3, $4)) AS
                                fresh (id, title) ORDER BY fresh.id DESC""")
                        .mariadb("""
                                SELECT fresh.id, fresh.title FROM (SELECT ? AS id, ? AS title UNION ALL SELECT ?, ?) AS fresh ORDER
                                BY fresh.id DESC""")
                        .gives(row(7, "Gears"), row(1, "Motors")),
                query(
                                "rows of values are joined",
                                select(BOOK.title, fresh.get(BOOK.title))
                                        .from(BOOK)
                                        .join(fresh, fresh.get(BOOK.id).eq(BOOK.id)))
                        .sqlite("""
                                SELECT books.title, fresh.title FROM books JOIN (SELECT column1 AS id, column2 AS title FROM (VALUES
                                (?, ?), (?, ?))) AS fresh ON fresh.id = books.id""")
                        .postgresql("""
                                SELECT books.title, fresh.title FROM books JOIN (VALUES (CAST($1 AS INTEGER), CAST($2 AS TEXT)),
                                ($3, $4)) AS fresh (id, title) ON fresh.id = books.id""")
                        .mariadb("""
                                SELECT books.title, fresh.title FROM books JOIN (SELECT ? AS id, ? AS title UNION ALL SELECT ?, ?)
                                AS fresh ON fresh.id = books.id""")
                        .gives(row("Engines", "Motors")),
                query(
                                "a row for each item",
                                select(named.get(AUTHOR.name), AUTHOR.id.optional())
                                        .from(named)
                                        .leftJoin(AUTHOR, AUTHOR.name.eq(named.get(AUTHOR.name)))
                                        .orderBy(named.get(AUTHOR.name)))
                        .sqlite("""
                                SELECT named.name, authors.id FROM (SELECT column1 AS name FROM (VALUES (?), (?))) AS named LEFT
                                JOIN authors ON authors.name = named.name ORDER BY named.name""")
                        .postgresql("""
                                SELECT named.name, authors.id FROM (VALUES (CAST($1 AS TEXT)), ($2)) AS named (name) LEFT JOIN
                                authors ON authors.name = named.name ORDER BY named.name""")
                        .mariadb("""
                                SELECT named.name, authors.id FROM (SELECT ? AS name UNION ALL SELECT ?) AS named LEFT JOIN authors
                                ON authors.name = named.name ORDER BY named.name""")
                        .gives(row("Ada", 1), row("Zoe", null)),
                command(
                                "rows are changed by rows of values",
                                update(BOOK)
                                        .set(BOOK.title.to(fresh.get(BOOK.title)))
                                        .from(fresh)
                                        .where(BOOK.id.eq(fresh.get(BOOK.id))))
                        .sqlite("""
                                UPDATE books SET title = fresh.title FROM (SELECT column1 AS id, column2 AS title FROM (VALUES (?,
                                ?), (?, ?))) AS fresh WHERE books.id = fresh.id""")
                        .postgresql("""
                                UPDATE books SET title = fresh.title FROM (VALUES (CAST($1 AS INTEGER), CAST($2 AS TEXT)), ($3, $4))
                                AS fresh (id, title) WHERE books.id = fresh.id""")
                        .mariadb("""
                                UPDATE books CROSS JOIN (SELECT ? AS id, ? AS title UNION ALL SELECT ?, ?) AS fresh SET books.title
                                = fresh.title WHERE books.id = fresh.id""")
                        .needs(Capability.UPDATE_FROM)
                        .changes(1)
                        .leaving(select(BOOK.title).where(BOOK.id.eq(1)), "Motors"));
    }
}
