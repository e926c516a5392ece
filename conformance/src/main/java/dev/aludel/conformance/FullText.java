package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.Table;
import dev.aludel.sql.MySql;
import dev.aludel.sql.Pg;
import dev.aludel.sql.Sqlite;
import dev.aludel.sql.Text;
import dev.aludel.sql.TextColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words of a language, found and ranked. */
final class FullText implements Family {
    private static final Articles ARTICLE = new Articles(null);
    private static final Text ROWS =
            text("insert into articles (title, body) values ('Looms', 'they weave cloth of threads'), "
                    + "('Engines', 'they calculate, as looms weave'), ('Bread', 'flour and water')");
    private static final Text INDEXED = text("create table articles (title varchar(100) not null, "
            + "body text not null, fulltext key articles_words (title, body))");
    private static final Text VIRTUAL = text("create virtual table articles using fts5(title, body)");
    private static final Text DROP = text("drop table articles");

    /** Made by raw SQL, because an index over words is another thing on each database. */
    private static final class Articles extends Table {
        final TextColumn title = textColumn("title");
        final TextColumn body = textColumn("body");

        private Articles(@Nullable String alias) {
            super("articles", alias);
        }

        @Override
        public Articles as(String alias) {
            return new Articles(alias);
        }
    }

    @Override
    public String name() {
        return "full-text search";
    }

    @Override
    public List<Case> cases() {
        var words = MySql.match(ARTICLE.title, ARTICLE.body);
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
                        .gives(row(true, "<b>Engines</b>")),
                query(
                                "a search with operators",
                                select(BOOK.title)
                                        .where(Pg.matches(vector, Pg.search("english", "(engine | table) & !loom")))
                                        .orderBy(BOOK.id))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT books.title FROM books WHERE to_tsvector(CAST($1 AS REGCONFIG), books.title) @@
                                to_tsquery(CAST($2 AS REGCONFIG), $3) ORDER BY books.id""")
                        .gives("Engines", "Tables"),
                query(
                                "words of MySQL and MariaDB, the best first",
                                select(
                                                ARTICLE.title,
                                                words.against("looms weave").gt(0.0))
                                        .where(words.againstBoolean("+weave -flour"))
                                        .orderBy(words.against("cloth").desc()))
                        .needs(Capability.MYSQL_LANGUAGE)
                        .given(INDEXED, ROWS)
                        .cleanedUpBy(DROP)
                        .mariadb("""
                                SELECT articles.title, (MATCH (articles.title, articles.body) AGAINST (?)) > ? FROM
                                articles WHERE MATCH (articles.title, articles.body) AGAINST (? IN BOOLEAN MODE) ORDER
                                BY MATCH (articles.title, articles.body) AGAINST (?) DESC""")
                        .gives(row("Looms", true), row("Engines", true)),
                query(
                                "what goes with the words that are found",
                                select(count())
                                        .from(ARTICLE)
                                        .where(words.againstExpanded("cloth").gt(0.0)))
                        .needs(Capability.MYSQL_LANGUAGE)
                        .given(INDEXED, ROWS)
                        .cleanedUpBy(DROP)
                        .mariadb("""
                                SELECT count(*) FROM articles WHERE (MATCH (articles.title, articles.body) AGAINST (?
                                WITH QUERY EXPANSION)) > ?""")
                        .gives(2),
                query(
                                "words of SQLite, the best first",
                                select(
                                                ARTICLE.title,
                                                Sqlite.highlight(ARTICLE, 1, "<", ">"),
                                                Sqlite.snippet(ARTICLE, 0, "[", "]", 5))
                                        .where(Sqlite.match(ARTICLE, "weave looms"))
                                        .orderBy(Sqlite.bm25(ARTICLE)))
                        .needs(Capability.SQLITE_LANGUAGE)
                        .given(VIRTUAL, ROWS)
                        .cleanedUpBy(DROP)
                        .sqlite("""
                                SELECT articles.title, highlight(articles.articles, ?, ?, ?),
                                snippet(articles.articles, ?, ?, ?, ?, ?) FROM articles WHERE articles.articles MATCH
                                ? ORDER BY bm25(articles.articles)""")
                        .gives(
                                row("Looms", "they <weave> cloth of threads", "[Looms]"),
                                row("Engines", "they calculate, as <looms> <weave>", "Engines")),
                query(
                                "words in one column of SQLite",
                                select(ARTICLE.title).where(Sqlite.match(ARTICLE.title, "loom*")))
                        .needs(Capability.SQLITE_LANGUAGE)
                        .given(VIRTUAL, ROWS)
                        .cleanedUpBy(DROP)
                        .sqlite("SELECT articles.title FROM articles WHERE articles.title MATCH ?")
                        .gives("Looms"));
    }
}
