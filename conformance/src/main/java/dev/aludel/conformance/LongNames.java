package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.with;

import java.util.List;

/** Labels and aliases that are longer than a database keeps: they are shortened, and those that begin alike stay apart. */
final class LongNames implements Family {
    private static final String LONG = "the_number_that_this_author_has_in_the_list_of_all_authors_of_one";

    @Override
    public String name() {
        return "long names";
    }

    @Override
    public List<Case> cases() {
        var library = AUTHOR.id.as(LONG + "_library");
        var town = AUTHOR.name.as(LONG + "_town");
        var inner = select(library, town).where(AUTHOR.id.lt(3)).as(LONG + "_country");
        var first = with(LONG + "_land", select(AUTHOR.id).where(AUTHOR.id.eq(1)));
        var second = with(LONG + "_sea", select(BOOK.id).where(BOOK.id.eq(2)));
        return List.of(
                query(
                                "two labels that begin alike",
                                select(library, town).where(AUTHOR.id.lt(3)).orderBy(library.desc()))
                        .sqlite("""
                                SELECT authors.id AS the_number_that_this_author_has_in_the_list_of_all_authors_of_one_library, authors.name
                                AS the_number_that_this_author_has_in_the_list_of_all_authors_of_one_town FROM authors WHERE authors.id < ?
                                ORDER BY the_number_that_this_author_has_in_the_list_of_all_authors_of_one_library DESC""")
                        .postgresql("""
                                SELECT authors.id AS the_number_that_this_author_has_in_the_list_of_all_aut_43278e79, authors.name AS
                                the_number_that_this_author_has_in_the_list_of_all_aut_786c299b FROM authors WHERE authors.id < $1 ORDER BY
                                the_number_that_this_author_has_in_the_list_of_all_aut_43278e79 DESC""")
                        .mariadb("""
                                SELECT authors.id AS the_number_that_this_author_has_in_the_list_of_all_auth_43278e79, authors.name AS
                                the_number_that_this_author_has_in_the_list_of_all_auth_786c299b FROM authors WHERE authors.id < ? ORDER BY
                                the_number_that_this_author_has_in_the_list_of_all_auth_43278e79 DESC""")
                        .gives(row(2, "Bela"), row(1, "Ada")),
                query(
                                "columns of a query",
                                select(inner.get(library), inner.get(town)).orderBy(inner.get(town)))
                        .sqlite("""
                                SELECT
                                the_number_that_this_author_has_in_the_list_of_all_authors_of_one_country.the_number_that_this_author_has_in_the_list_of_all_authors_of_one_library,
                                the_number_that_this_author_has_in_the_list_of_all_authors_of_one_country.the_number_that_this_author_has_in_the_list_of_all_authors_of_one_town
                                FROM (SELECT authors.id AS the_number_that_this_author_has_in_the_list_of_all_authors_of_one_library,
                                authors.name AS the_number_that_this_author_has_in_the_list_of_all_authors_of_one_town FROM authors WHERE
                                authors.id < ?) AS the_number_that_this_author_has_in_the_list_of_all_authors_of_one_country ORDER BY
                                the_number_that_this_author_has_in_the_list_of_all_authors_of_one_country.the_number_that_this_author_has_in_the_list_of_all_authors_of_one_town""")
                        .postgresql("""
                                SELECT
                                the_number_that_this_author_has_in_the_list_of_all_aut_b1d4dfa3.the_number_that_this_author_has_in_the_list_of_all_aut_43278e79,
                                the_number_that_this_author_has_in_the_list_of_all_aut_b1d4dfa3.the_number_that_this_author_has_in_the_list_of_all_aut_786c299b
                                FROM (SELECT authors.id AS the_number_that_this_author_has_in_the_list_of_all_aut_43278e79, authors.name AS
                                the_number_that_this_author_has_in_the_list_of_all_aut_786c299b FROM authors WHERE authors.id < $1) AS
                                the_number_that_this_author_has_in_the_list_of_all_aut_b1d4dfa3 ORDER BY
                                the_number_that_this_author_has_in_the_list_of_all_aut_b1d4dfa3.the_number_that_this_author_has_in_the_list_of_all_aut_786c299b""")
                        .mariadb("""
                                SELECT
                                the_number_that_this_author_has_in_the_list_of_all_auth_b1d4dfa3.the_number_that_this_author_has_in_the_list_of_all_auth_43278e79,
                                the_number_that_this_author_has_in_the_list_of_all_auth_b1d4dfa3.the_number_that_this_author_has_in_the_list_of_all_auth_786c299b
                                FROM (SELECT authors.id AS the_number_that_this_author_has_in_the_list_of_all_auth_43278e79, authors.name AS
                                the_number_that_this_author_has_in_the_list_of_all_auth_786c299b FROM authors WHERE authors.id < ?) AS
                                the_number_that_this_author_has_in_the_list_of_all_auth_b1d4dfa3 ORDER BY
                                the_number_that_this_author_has_in_the_list_of_all_auth_b1d4dfa3.the_number_that_this_author_has_in_the_list_of_all_auth_786c299b""")
                        .gives(row(1, "Ada"), row(2, "Bela")),
                query(
                                "two common tables",
                                select(first.get(AUTHOR.id), second.get(BOOK.id))
                                        .from(first)
                                        .crossJoin(second))
                        .sqlite("""
                                WITH the_number_that_this_author_has_in_the_list_of_all_authors_of_one_land AS (SELECT authors.id FROM authors
                                WHERE authors.id = ?), the_number_that_this_author_has_in_the_list_of_all_authors_of_one_sea AS (SELECT
                                books.id FROM books WHERE books.id = ?) SELECT
                                the_number_that_this_author_has_in_the_list_of_all_authors_of_one_land.id,
                                the_number_that_this_author_has_in_the_list_of_all_authors_of_one_sea.id FROM
                                the_number_that_this_author_has_in_the_list_of_all_authors_of_one_land CROSS JOIN
                                the_number_that_this_author_has_in_the_list_of_all_authors_of_one_sea""")
                        .postgresql("""
                                WITH the_number_that_this_author_has_in_the_list_of_all_aut_9c8a3be7 AS (SELECT authors.id FROM authors WHERE
                                authors.id = $1), the_number_that_this_author_has_in_the_list_of_all_aut_6ffe025e AS (SELECT books.id FROM
                                books WHERE books.id = $2) SELECT the_number_that_this_author_has_in_the_list_of_all_aut_9c8a3be7.id,
                                the_number_that_this_author_has_in_the_list_of_all_aut_6ffe025e.id FROM
                                the_number_that_this_author_has_in_the_list_of_all_aut_9c8a3be7 CROSS JOIN
                                the_number_that_this_author_has_in_the_list_of_all_aut_6ffe025e""")
                        .mariadb("""
                                WITH the_number_that_this_author_has_in_the_list_of_all_auth_9c8a3be7 AS (SELECT authors.id FROM authors WHERE
                                authors.id = ?), the_number_that_this_author_has_in_the_list_of_all_auth_6ffe025e AS (SELECT books.id FROM
                                books WHERE books.id = ?) SELECT the_number_that_this_author_has_in_the_list_of_all_auth_9c8a3be7.id,
                                the_number_that_this_author_has_in_the_list_of_all_auth_6ffe025e.id FROM
                                the_number_that_this_author_has_in_the_list_of_all_auth_9c8a3be7 CROSS JOIN
                                the_number_that_this_author_has_in_the_list_of_all_auth_6ffe025e""")
                        .gives(row(1, 2)));
    }
}
