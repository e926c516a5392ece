package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.and;
import static dev.aludel.sql.Sql.literal;
import static dev.aludel.sql.Sql.or;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;
import static dev.aludel.sql.Sql.when;

import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;

/** Conditions in three-valued logic, and operators of the database's own. */
final class Operators implements Family {
    @Override
    public String name() {
        return "operators";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query(
                                "different, where NULL is a value",
                                select(AUTHOR.id)
                                        .where(AUTHOR.country.isDistinctFrom("UK"))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.id FROM authors WHERE authors.country IS DISTINCT FROM ? ORDER BY
                                authors.id""")
                        .postgresql("""
                                SELECT authors.id FROM authors WHERE authors.country IS DISTINCT FROM $1 ORDER BY
                                authors.id""")
                        .mariadb("SELECT authors.id FROM authors WHERE NOT authors.country <=> ? ORDER BY authors.id")
                        .gives(2, 4),
                query(
                                "the same, where NULL is a value",
                                select(AUTHOR.id)
                                        .where(AUTHOR.mentorId.isNotDistinctFrom((Integer) null))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.id FROM authors WHERE authors.mentor_id IS NOT DISTINCT FROM ? ORDER BY
                                authors.id""")
                        .postgresql("""
                                SELECT authors.id FROM authors WHERE authors.mentor_id IS NOT DISTINCT FROM $1 ORDER
                                BY authors.id""")
                        .mariadb("SELECT authors.id FROM authors WHERE authors.mentor_id <=> ? ORDER BY authors.id")
                        .gives(1),
                query(
                                "true, false and neither",
                                select(
                                                AUTHOR.country.eq("UK").isTrue(),
                                                AUTHOR.country.eq("UK").isNotTrue(),
                                                AUTHOR.country.eq("UK").isFalse(),
                                                AUTHOR.country.eq("UK").isUnknown())
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT (authors.country = ?) IS TRUE, (authors.country = ?) IS NOT TRUE,
                                (authors.country = ?) IS FALSE, (authors.country = ?) IS NULL FROM authors ORDER BY
                                authors.id""")
                        .postgresql("""
                                SELECT (authors.country = $1) IS TRUE, (authors.country = $2) IS NOT TRUE,
                                (authors.country = $3) IS FALSE, (authors.country = $4) IS NULL FROM authors ORDER BY
                                authors.id""")
                        .mariadb("""
                                SELECT (authors.country = ?) IS TRUE, (authors.country = ?) IS NOT TRUE,
                                (authors.country = ?) IS FALSE, (authors.country = ?) IS NULL FROM authors ORDER BY
                                authors.id""")
                        .gives(
                                row(true, false, false, false),
                                row(false, true, true, false),
                                row(true, false, false, false),
                                row(false, true, false, true)),
                query(
                                "unknown and false is false, unknown or true is true",
                                select(
                                                and(AUTHOR.country.eq("UK"), value(false)),
                                                or(AUTHOR.country.eq("UK"), value(true)),
                                                AUTHOR.country.eq("UK").not())
                                        .where(AUTHOR.id.eq(4)))
                        .sqlite("""
                                SELECT authors.country = ? AND FALSE, authors.country = ? OR TRUE, NOT authors.country
                                = ? FROM authors WHERE authors.id = ?""")
                        .postgresql("""
                                SELECT authors.country = $1 AND FALSE, authors.country = $2 OR TRUE, NOT
                                authors.country = $3 FROM authors WHERE authors.id = $4""")
                        .mariadb("""
                                SELECT authors.country = ? AND FALSE, authors.country = ? OR TRUE, NOT authors.country
                                = ? FROM authors WHERE authors.id = ?""")
                        .gives(row(false, true, null)),
                query(
                                "within and outside of a range",
                                select(BOOK.id)
                                        .where(
                                                BOOK.pages.between(80, 200),
                                                BOOK.price.notBetween(new BigDecimal("9"), new BigDecimal("100"))))
                        .sqlite("""
                                SELECT books.id FROM books WHERE books.pages BETWEEN ? AND ? AND books.price NOT
                                BETWEEN ? AND ?""")
                        .postgresql("""
                                SELECT books.id FROM books WHERE books.pages BETWEEN $1 AND $2 AND books.price NOT
                                BETWEEN $3 AND $4""")
                        .mariadb("""
                                SELECT books.id FROM books WHERE books.pages BETWEEN ? AND ? AND books.price NOT
                                BETWEEN ? AND ?""")
                        .gives(2),
                query(
                                "a condition that is not false, a text that is not like another",
                                select(AUTHOR.id)
                                        .where(
                                                AUTHOR.country.eq("UK").isNotFalse(),
                                                AUTHOR.name.notIlike("ADA"),
                                                value("x").ne(literal("y", SqlTypes.TEXT)))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.id FROM authors WHERE (authors.country = ?) IS NOT FALSE AND
                                lower(authors.name) NOT LIKE lower(?) AND ? <> ? ORDER BY authors.id""")
                        .postgresql("""
                                SELECT authors.id FROM authors WHERE (authors.country = $1) IS NOT FALSE AND
                                authors.name NOT ILIKE $2 ESCAPE '' AND $3 <> $4 ORDER BY authors.id""")
                        .mariadb("""
                                SELECT authors.id FROM authors WHERE (authors.country = ?) IS NOT FALSE AND
                                lower(authors.name) NOT LIKE lower(?) AND ? <> ? ORDER BY authors.id""")
                        .gives(3, 4),
                query(
                                "conditions that are wanted, and others that are not",
                                select(AUTHOR.id)
                                        .where(
                                                when(true, () -> AUTHOR.id.gt(1)),
                                                when(false, () -> AUTHOR.id.gt(99)),
                                                when("UK", AUTHOR.country::eq))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.id FROM authors WHERE authors.id > ? AND authors.country = ? ORDER BY
                                authors.id""")
                        .postgresql("""
                                SELECT authors.id FROM authors WHERE authors.id > $1 AND authors.country = $2 ORDER BY
                                authors.id""")
                        .mariadb("""
                                SELECT authors.id FROM authors WHERE authors.id > ? AND authors.country = ? ORDER BY
                                authors.id""")
                        .gives(3),
                query(
                                "none of no values",
                                select(AUTHOR.id)
                                        .where(AUTHOR.country.notIn(List.of()))
                                        .orderBy(AUTHOR.id))
                        .sqlite("SELECT authors.id FROM authors WHERE authors.country NOT IN (?) ORDER BY authors.id")
                        .postgresql(
                                "SELECT authors.id FROM authors WHERE authors.country <> ALL ($1) ORDER BY authors.id")
                        .mariadb("SELECT authors.id FROM authors WHERE authors.country NOT IN (?) ORDER BY authors.id")
                        .gives(1, 2, 3, 4),
                query(
                                "an operator of the database's own",
                                select(BOOK.pages.op("+", BOOK.id).asInt().times(2))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("SELECT (books.pages + books.id) * ? FROM books WHERE books.id = ?")
                        .postgresql("SELECT (books.pages + books.id) * $1 FROM books WHERE books.id = $2")
                        .mariadb("SELECT (books.pages + books.id) * ? FROM books WHERE books.id = ?")
                        .gives(242),
                query(
                                "precedence is kept by parentheses",
                                select(
                                                BOOK.pages
                                                        .plus(1)
                                                        .times(2)
                                                        .minus(BOOK.id.minus(1).minus(1)),
                                                BOOK.pages.minus(BOOK.id.plus(1)))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT (books.pages + ?) * ? - (books.id - ? - ?), books.pages - (books.id + ?) FROM
                                books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT (books.pages + $1) * $2 - (books.id - $3 - $4), books.pages - (books.id + $5)
                                FROM books WHERE books.id = $6""")
                        .mariadb("""
                                SELECT (books.pages + ?) * ? - (books.id - ? - ?), books.pages - (books.id + ?) FROM
                                books WHERE books.id = ?""")
                        .gives(row(243, 118)));
    }
}
