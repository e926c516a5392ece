package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.column;
import static dev.aludel.sql.Sql.countOf;
import static dev.aludel.sql.Sql.exists;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.with;

import dev.aludel.sql.Sql;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Raw SQL with values, read as anything, and as a part of other statements. */
final class RawQueries implements Family {
    /** A title and a number. */
    private record Counted(String title, long number) {}

    @Override
    public String name() {
        return "raw SQL";
    }

    @Override
    public List<Case> cases() {
        var books = text("select author_id, sum(pages) as pages from books where pages > :least group by author_id")
                .bind("least", 50);
        var pages = column("pages").asLong();
        var totals = books.columns(BOOK.authorId, pages).as("totals");
        var common = with("written", books.columns(BOOK.authorId, pages));
        var title = column("title").notNull().asText();
        var number = column("number").notNull().asLong();
        return List.of(
                query(
                                "values have names, one name any number of places",
                                text("select id from books where pages > :n and (pages < :n + 100 or title = :title) order by id")
                                        .bind("n", 100)
                                        .bind("title", "Graphs")
                                        .into(BOOK.id))
                        .sqlite("select id from books where pages > ? and (pages < ? + 100 or title = ?) order by id")
                        .postgresql(
                                "select id from books where pages > $1 and (pages < $1 + 100 or title = $2) order by id")
                        .mariadb("select id from books where pages > ? and (pages < ? + 100 or title = ?) order by id")
                        .gives(1, 4),
                query(
                                "a list of values",
                                text("select id from books where id in (:ids) order by id")
                                        .bind("ids", List.of(3, 1))
                                        .into(BOOK.id))
                        .sqlite("select id from books where id in (?) order by id")
                        .postgresql("select id from books where id in ($1) order by id")
                        .mariadb("select id from books where id in (?) order by id")
                        .gives(1, 3),
                query(
                                "nothing is in a list of no values",
                                text("select id from books where id in (:ids) or (id not in (:none) and id > :four)")
                                        .bind("ids", List.of())
                                        .bindAll("none", List.of(), SqlTypes.INTEGER)
                                        .bind("four", 4)
                                        .into(BOOK.id))
                        .sqlite("select id from books where id in (?) or (id not in (?) and id > ?)")
                        .postgresql("select id from books where id in ($1) or (id not in ($2) and id > $3)")
                        .mariadb("select id from books where id in (?) or (id not in (?) and id > ?)")
                        .gives(5),
                query(
                                "a null in a list is NULL",
                                text("select id from books where author_id in (:ids) or author_id not in (:others) order by id")
                                        .bind("ids", Arrays.asList(null, 3))
                                        .bind("others", Arrays.asList(3, null))
                                        .into(BOOK.id))
                        .sqlite("select id from books where author_id in (?) or author_id not in (?) order by id")
                        .postgresql("""
                                select id from books where author_id in ($1) or author_id not in ($2) order by id""")
                        .mariadb("select id from books where author_id in (?) or author_id not in (?) order by id")
                        .gives(4),
                query(
                                "a null is NULL",
                                text("select id from authors where country is null and :nothing is null")
                                        .bind("nothing", null, SqlTypes.TEXT)
                                        .into(AUTHOR.id))
                        .sqlite("select id from authors where country is null and ? is null")
                        .postgresql("select id from authors where country is null and $1 is null")
                        .mariadb("select id from authors where country is null and ? is null")
                        .gives(4),
                query(
                                "what stands in strings, names and comments is no value",
                                text("select ':a' as x, 'it''s :b' as y, title as c -- :d ?\n from books /* :e ' ? */ where id = :id")
                                        .bind("id", 2)
                                        .into(Sql.row(
                                                column("x").asText(),
                                                column("c").asText())))
                        .gives(row(":a", "Looms")),
                query(
                                "columns in any order, read as a record",
                                text("select 7 as number, title from books where id = 1")
                                        .into(Sql.row(title, number).into(Counted::new)))
                        .sqlite("select 7 as number, title from books where id = 1")
                        .postgresql("select 7 as number, title from books where id = 1")
                        .mariadb("select 7 as number, title from books where id = 1")
                        .gives(new Counted("Engines", 7)),
                query(
                                "rows read by names, with types that were said",
                                text("select price as amount, lent from books where id = 2")
                                        .column("amount", SqlTypes.DECIMAL)
                                        .column("lent", SqlTypes.BOOLEAN)
                                        .map(found -> row(
                                                found.get("amount", BigDecimal.class),
                                                found.get("LENT", Boolean.class))))
                        .sqlite("select price as amount, lent from books where id = 2")
                        .postgresql("select price as amount, lent from books where id = 2")
                        .mariadb("select price as amount, lent from books where id = 2")
                        .gives(row(8, true)),
                query(
                                "a part of FROM, read by the expressions that say its columns",
                                select(AUTHOR.name, totals.get(pages))
                                        .join(totals, totals.get(BOOK.authorId).eq(AUTHOR.id))
                                        .where(totals.get(pages).gt(199))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.name, totals.pages FROM authors JOIN (select author_id, sum(pages) as
                                pages from books where pages > ? group by author_id) AS totals ON totals.author_id =
                                authors.id WHERE totals.pages > ? ORDER BY authors.id""")
                        .postgresql("""
                                SELECT authors.name, totals.pages FROM authors JOIN (select author_id, sum(pages) as
                                pages from books where pages > $1 group by author_id) AS totals ON totals.author_id =
                                authors.id WHERE totals.pages > $2 ORDER BY authors.id""")
                        .mariadb("""
                                SELECT authors.name, totals.pages FROM authors JOIN (select author_id, sum(pages) as
                                pages from books where pages > ? group by author_id) AS totals ON totals.author_id =
                                authors.id WHERE totals.pages > ? ORDER BY authors.id""")
                        .gives(row("Ada", 200), row("Bela", 200), row("Cleo", 310)),
                query(
                                "a common table",
                                select(common.get(BOOK.authorId), common.get(pages))
                                        .from(common)
                                        .where(common.get(pages).gt(300)))
                        .sqlite("""
                                WITH written AS (select author_id, sum(pages) as pages from books where pages > ?
                                group by author_id) SELECT written.author_id, written.pages FROM written WHERE
                                written.pages > ?""")
                        .postgresql("""
                                WITH written AS (select author_id, sum(pages) as pages from books where pages > $1
                                group by author_id) SELECT written.author_id, written.pages FROM written WHERE
                                written.pages > $2""")
                        .mariadb("""
                                WITH written AS (select author_id, sum(pages) as pages from books where pages > ?
                                group by author_id) SELECT written.author_id, written.pages FROM written WHERE
                                written.pages > ?""")
                        .gives(row(3, 310)),
                query(
                                "a part of conditions",
                                select(AUTHOR.id)
                                        .where(
                                                AUTHOR.id.in(text("select author_id from books where pages > :n")
                                                        .bind("n", 150)
                                                        .into(BOOK.authorId)),
                                                exists(text("select 1 from books where lent = :lent")
                                                        .bind("lent", true)))
                                        .orderBy(AUTHOR.id))
                        .sqlite("""
                                SELECT authors.id FROM authors WHERE authors.id IN (select author_id from books where
                                pages > ?) AND EXISTS (select 1 from books where lent = ?) ORDER BY authors.id""")
                        .postgresql("""
                                SELECT authors.id FROM authors WHERE authors.id IN (select author_id from books where
                                pages > $1) AND EXISTS (select 1 from books where lent = $2) ORDER BY authors.id""")
                        .mariadb("""
                                SELECT authors.id FROM authors WHERE authors.id IN (select author_id from books where
                                pages > ?) AND EXISTS (select 1 from books where lent = ?) ORDER BY authors.id""")
                        .gives(2, 3),
                query(
                                "how many rows it has",
                                countOf(text("select id from books where id > :n")
                                        .bind("n", 3)))
                        .sqlite("SELECT count(*) FROM (select id from books where id > ?) AS counted")
                        .postgresql("SELECT count(*) FROM (select id from books where id > $1) AS counted")
                        .mariadb("SELECT count(*) FROM (select id from books where id > ?) AS counted")
                        .gives(2));
    }
}
