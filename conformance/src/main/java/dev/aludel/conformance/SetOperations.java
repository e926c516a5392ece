package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.*;

import dev.aludel.dialect.Capability;
import java.math.BigDecimal;
import java.util.List;

/** Rows of several queries put together. */
final class SetOperations implements Family {
    @Override
    public String name() {
        return "set operations";
    }

    @Override
    public List<Case> cases() {
        var uk = select(AUTHOR.name).where(AUTHOR.country.eq("UK"));
        var mentored = select(AUTHOR.name).where(AUTHOR.mentorId.isNotNull());
        var first = select(AUTHOR.name).orderBy(AUTHOR.name).limit(1);
        var last = select(AUTHOR.name).orderBy(AUTHOR.name.desc()).limit(1);
        var prices = select(BOOK.price).where(BOOK.pages.ge(100));
        var priced = prices.union(select(BOOK.price).where(BOOK.pages.lt(100)));
        var all = uk.union(mentored).as("everyone");
        return List.of(
                query("a union gives equal rows once", uk.union(mentored).orderBy(AUTHOR.name))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE authors.country = ? UNION SELECT authors.name FROM authors
                                WHERE authors.mentor_id IS NOT NULL ORDER BY name""")
                        .gives("Ada", "Bela", "Cleo", "Dora"),
                query("union all gives every row", uk.unionAll(mentored).orderBy(AUTHOR.name))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE authors.country = ? UNION ALL SELECT authors.name FROM
                                authors WHERE authors.mentor_id IS NOT NULL ORDER BY name""")
                        .gives("Ada", "Bela", "Cleo", "Cleo", "Dora"),
                query("an intersection gives the rows of both", uk.intersect(mentored))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE authors.country = ? INTERSECT SELECT authors.name FROM
                                authors WHERE authors.mentor_id IS NOT NULL""")
                        .gives("Cleo"),
                query("a difference gives the rows that the other lacks", uk.except(mentored))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE authors.country = ? EXCEPT SELECT authors.name FROM authors
                                WHERE authors.mentor_id IS NOT NULL""")
                        .gives("Ada"),
                query(
                                "a difference of rows counts them",
                                uk.unionAll(mentored).exceptAll(uk).orderBy(AUTHOR.name))
                        .postgresql("""
                                SELECT authors.name FROM authors WHERE authors.country = $1 UNION ALL SELECT authors.name FROM
                                authors WHERE authors.mentor_id IS NOT NULL EXCEPT ALL SELECT authors.name FROM authors WHERE
                                authors.country = $1 ORDER BY name""")
                        .mariadb("""
                                SELECT authors.name FROM authors WHERE authors.country = ? UNION ALL SELECT authors.name FROM
                                authors WHERE authors.mentor_id IS NOT NULL EXCEPT ALL SELECT authors.name FROM authors WHERE
                                authors.country = ? ORDER BY name""")
                        .needs(Capability.SET_ALL)
                        .gives("Bela", "Cleo", "Dora"),
                query(
                                "an intersection of rows counts them",
                                uk.unionAll(mentored)
                                        .intersectAll(uk.unionAll(uk))
                                        .orderBy(AUTHOR.name))
                        .postgresql("""
                                (SELECT authors.name FROM authors WHERE authors.country = $1 UNION ALL SELECT authors.name FROM
                                authors WHERE authors.mentor_id IS NOT NULL) INTERSECT ALL (SELECT authors.name FROM authors WHERE
                                authors.country = $1 UNION ALL SELECT authors.name FROM authors WHERE authors.country = $1) ORDER BY
                                name""")
                        .mariadb("""
                                (SELECT authors.name FROM authors WHERE authors.country = ? UNION ALL SELECT authors.name FROM
                                authors WHERE authors.mentor_id IS NOT NULL) INTERSECT ALL (SELECT authors.name FROM authors WHERE
                                authors.country = ? UNION ALL SELECT authors.name FROM authors WHERE authors.country = ?) ORDER BY
                                name""")
                        .needs(Capability.SET_ALL)
                        .gives("Ada", "Cleo", "Cleo"),
                query(
                                "order and limit belong to the whole",
                                uk.unionAll(mentored)
                                        .orderBy(AUTHOR.name.desc())
                                        .limit(2)
                                        .offset(1))
                        .everywhere("""
                                SELECT authors.name FROM authors WHERE authors.country = ? UNION ALL SELECT authors.name FROM
                                authors WHERE authors.mentor_id IS NOT NULL ORDER BY name DESC LIMIT ? OFFSET ?""")
                        .gives("Cleo", "Cleo"),
                query(
                                "order and limit of one of the queries stay with it",
                                first.unionAll(last).orderBy(AUTHOR.name))
                        .sqlite("""
                                SELECT * FROM (SELECT authors.name FROM authors ORDER BY authors.name LIMIT ?) UNION ALL SELECT *
                                FROM (SELECT authors.name FROM authors ORDER BY authors.name DESC LIMIT ?) ORDER BY name""")
                        .postgresql("""
                                (SELECT authors.name FROM authors ORDER BY authors.name LIMIT $1) UNION ALL (SELECT authors.name
                                FROM authors ORDER BY authors.name DESC LIMIT $2) ORDER BY name""")
                        .mariadb("""
                                (SELECT authors.name FROM authors ORDER BY authors.name LIMIT ?) UNION ALL (SELECT authors.name FROM
                                authors ORDER BY authors.name DESC LIMIT ?) ORDER BY name""")
                        .gives("Ada", "Dora"),
                query(
                                "what is put together first is told by nesting",
                                uk.except(mentored.except(uk)).orderBy(AUTHOR.name))
                        .sqlite("""
                                SELECT authors.name FROM authors WHERE authors.country = ? EXCEPT SELECT * FROM (SELECT authors.name
                                FROM authors WHERE authors.mentor_id IS NOT NULL EXCEPT SELECT authors.name FROM authors WHERE
                                authors.country = ?) ORDER BY name""")
                        .postgresql("""
                                SELECT authors.name FROM authors WHERE authors.country = $1 EXCEPT (SELECT authors.name FROM authors
                                WHERE authors.mentor_id IS NOT NULL EXCEPT SELECT authors.name FROM authors WHERE authors.country =
                                $1) ORDER BY name""")
                        .mariadb("""
                                SELECT authors.name FROM authors WHERE authors.country = ? EXCEPT (SELECT authors.name FROM authors
                                WHERE authors.mentor_id IS NOT NULL EXCEPT SELECT authors.name FROM authors WHERE authors.country =
                                ?) ORDER BY name""")
                        .gives("Ada", "Cleo"),
                query(
                                "an intersection of a union",
                                uk.union(mentored).intersect(mentored).orderBy(AUTHOR.name))
                        .sqlite("""
                                SELECT authors.name FROM authors WHERE authors.country = ? UNION SELECT authors.name FROM authors
                                WHERE authors.mentor_id IS NOT NULL INTERSECT SELECT authors.name FROM authors WHERE
                                authors.mentor_id IS NOT NULL ORDER BY name""")
                        .postgresql("""
                                (SELECT authors.name FROM authors WHERE authors.country = $1 UNION SELECT authors.name FROM authors
                                WHERE authors.mentor_id IS NOT NULL) INTERSECT SELECT authors.name FROM authors WHERE
                                authors.mentor_id IS NOT NULL ORDER BY name""")
                        .mariadb("""
                                (SELECT authors.name FROM authors WHERE authors.country = ? UNION SELECT authors.name FROM authors
                                WHERE authors.mentor_id IS NOT NULL) INTERSECT SELECT authors.name FROM authors WHERE
                                authors.mentor_id IS NOT NULL ORDER BY name""")
                        .gives("Bela", "Cleo", "Dora"),
                query(
                                "several columns are put together and ordered by a label",
                                select(AUTHOR.name, AUTHOR.id.as("place"))
                                        .where(AUTHOR.id.eq(1))
                                        .unionAll(select(BOOK.title, BOOK.pages).where(BOOK.id.eq(2)))
                                        .orderBy(AUTHOR.id.as("place").desc()))
                        .everywhere("""
                                SELECT authors.name, authors.id AS place FROM authors WHERE authors.id = ? UNION ALL SELECT
                                books.title, books.pages FROM books WHERE books.id = ? ORDER BY place DESC""")
                        .gives(row("Looms", 80), row("Ada", 1)),
                query("decimals are ordered as numbers", priced.orderBy(BOOK.price))
                        .sqlite("""
                                SELECT * FROM (SELECT books.price FROM books WHERE books.pages >= ? UNION SELECT books.price FROM
                                books WHERE books.pages < ?) ORDER BY decimal_key(price)""")
                        .postgresql("""
                                SELECT books.price FROM books WHERE books.pages >= $1 UNION SELECT books.price FROM books WHERE
                                books.pages < $2 ORDER BY price""")
                        .mariadb("""
                                SELECT books.price FROM books WHERE books.pages >= ? UNION SELECT books.price FROM books WHERE
                                books.pages < ? ORDER BY price""")
                        .gives(
                                new BigDecimal("1.25"),
                                new BigDecimal("8.00"),
                                new BigDecimal("12.50"),
                                new BigDecimal("30.00")),
                query(
                                "a union stands in FROM",
                                select(all.get(AUTHOR.name))
                                        .where(all.get(AUTHOR.name).startsWith("C")))
                        .everywhere("""
                                SELECT everyone.name FROM (SELECT authors.name FROM authors WHERE authors.country = ? UNION SELECT
                                authors.name FROM authors WHERE authors.mentor_id IS NOT NULL) AS everyone WHERE everyone.name LIKE
                                ? ESCAPE '\\'""")
                        .gives("Cleo"),
                query(
                                "membership in a union",
                                select(AUTHOR.id)
                                        .where(AUTHOR.name.in(uk.union(mentored)))
                                        .orderBy(AUTHOR.id))
                        .everywhere("""
                                SELECT authors.id FROM authors WHERE authors.name IN (SELECT authors.name FROM authors WHERE
                                authors.country = ? UNION SELECT authors.name FROM authors WHERE authors.mentor_id IS NOT NULL)
                                ORDER BY authors.id""")
                        .gives(1, 2, 3, 4),
                query("the rows of a union are counted", countOf(uk.union(mentored)))
                        .everywhere("""
                                SELECT count(*) FROM (SELECT authors.name AS c1 FROM authors WHERE authors.country = ? UNION SELECT
                                authors.name FROM authors WHERE authors.mentor_id IS NOT NULL) AS counted""")
                        .gives(4));
    }
}
