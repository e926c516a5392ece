package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.select;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.Pg;
import java.util.List;

/** Words of a language, found and ranked. */
final class FullText implements Family {
    @Override
    public String name() {
        return "full-text search";
    }

    @Override
    public List<Case> cases() {
        var vector = Pg.searchVector("english", BOOK.title);
        return List.of(
                query(
                                "words in any form",
                                select(BOOK.title)
                                        .where(Pg.matches(vector, Pg.webSearch("english", "table or engine")))
                                        .orderBy(BOOK.id))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT books.title FROM books WHERE to_tsvector(CAST($1 AS REGCONFIG), books.title) @@
                                websearch_to_tsquery(CAST($2 AS REGCONFIG), $3) ORDER BY books.id""")
                        .gives("Engines", "Tables"),
                query(
                                "how well they are found, and where",
                                select(
                                                Pg.rank(vector, Pg.plainSearch("english", "engine"))
                                                        .gt(0.01),
                                                Pg.headline("english", BOOK.title, Pg.plainSearch("english", "engine")))
                                        .where(BOOK.id.eq(1)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT ts_rank(to_tsvector(CAST($1 AS REGCONFIG), books.title),
                                plainto_tsquery(CAST($2 AS REGCONFIG), $3)) > $4, ts_headline(CAST($5 AS REGCONFIG),
                                books.title, plainto_tsquery(CAST($6 AS REGCONFIG), $7)) FROM books WHERE books.id =
                                $8""")
                        .gives(row(true, "<b>Engines</b>")));
    }
}
