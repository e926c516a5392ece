package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.cumeDist;
import static dev.aludel.sql.Fn.denseRank;
import static dev.aludel.sql.Fn.firstValue;
import static dev.aludel.sql.Fn.lag;
import static dev.aludel.sql.Fn.lastValue;
import static dev.aludel.sql.Fn.lead;
import static dev.aludel.sql.Fn.nthValue;
import static dev.aludel.sql.Fn.ntile;
import static dev.aludel.sql.Fn.percentRank;
import static dev.aludel.sql.Fn.rank;
import static dev.aludel.sql.Fn.rowNumber;
import static dev.aludel.sql.FrameBound.currentRow;
import static dev.aludel.sql.FrameBound.following;
import static dev.aludel.sql.FrameBound.preceding;
import static dev.aludel.sql.FrameBound.unboundedFollowing;
import static dev.aludel.sql.FrameBound.unboundedPreceding;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.max;
import static dev.aludel.sql.Sql.min;
import static dev.aludel.sql.Sql.orderBy;
import static dev.aludel.sql.Sql.partitionBy;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.tree.FrameNode;
import java.math.BigDecimal;
import java.util.List;

/** Functions of the rows around each row. */
final class Windows implements Family {
    @Override
    public String name() {
        return "windows";
    }

    @Override
    public List<Case> cases() {
        var all = orderBy(BOOK.pages).rows(unboundedPreceding(), unboundedFollowing());
        return List.of(
                query(
                                "row numbers start anew in each partition",
                                select(
                                                BOOK.id,
                                                rowNumber()
                                                        .over(partitionBy(BOOK.lent)
                                                                .orderBy(BOOK.id)))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, row_number() OVER (PARTITION BY books.lent ORDER BY books.id) FROM
                                books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, row_number() OVER (PARTITION BY books.lent ORDER BY books.id) FROM
                                books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, row_number() OVER (PARTITION BY books.lent ORDER BY books.id) FROM
                                books ORDER BY books.id""")
                        .gives(row(1, 1), row(2, 1), row(3, 2), row(4, 2), row(5, 3)),
                query(
                                "equals share a rank",
                                select(
                                                BOOK.id,
                                                rank().over(orderBy(BOOK.price.desc())),
                                                denseRank().over(orderBy(BOOK.price.desc())))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, rank() OVER (ORDER BY decimal_key(books.price) DESC), dense_rank()
                                OVER (ORDER BY decimal_key(books.price) DESC) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, rank() OVER (ORDER BY books.price DESC), dense_rank() OVER (ORDER BY
                                books.price DESC) FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, rank() OVER (ORDER BY books.price DESC), dense_rank() OVER (ORDER BY
                                books.price DESC) FROM books ORDER BY books.id""")
                        .gives(row(1, 2, 2), row(2, 4, 3), row(3, 2, 2), row(4, 1, 1), row(5, 5, 4)),
                query(
                                "ranks as parts of the whole",
                                select(
                                                BOOK.id,
                                                percentRank().over(orderBy(BOOK.pages)),
                                                cumeDist().over(orderBy(BOOK.pages)))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, percent_rank() OVER (ORDER BY books.pages), cume_dist() OVER (ORDER
                                BY books.pages) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, percent_rank() OVER (ORDER BY books.pages), cume_dist() OVER (ORDER
                                BY books.pages) FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, percent_rank() OVER (ORDER BY books.pages), cume_dist() OVER (ORDER
                                BY books.pages) FROM books ORDER BY books.id""")
                        .gives(row(1, 0.5, 0.6), row(2, 0.25, 0.4), row(3, 0.75, 0.8), row(4, 1, 1), row(5, 0, 0.2)),
                query(
                                "rows are dealt into buckets",
                                select(BOOK.id, ntile(2).over(orderBy(BOOK.id))).orderBy(BOOK.id))
                        .sqlite("SELECT books.id, ntile(?) OVER (ORDER BY books.id) FROM books ORDER BY books.id")
                        .postgresql("SELECT books.id, ntile($1) OVER (ORDER BY books.id) FROM books ORDER BY books.id")
                        .mariadb("SELECT books.id, ntile(?) OVER (ORDER BY books.id) FROM books ORDER BY books.id")
                        .gives(row(1, 1), row(2, 1), row(3, 1), row(4, 2), row(5, 2)),
                query(
                                "the rows before and after",
                                select(
                                                BOOK.id,
                                                lag(BOOK.pages).over(orderBy(BOOK.id)),
                                                lead(BOOK.title, 2).over(orderBy(BOOK.id)))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, lag(books.pages) OVER (ORDER BY books.id), lead(books.title, ?) OVER
                                (ORDER BY books.id) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, lag(books.pages) OVER (ORDER BY books.id), lead(books.title, $1) OVER
                                (ORDER BY books.id) FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, lag(books.pages) OVER (ORDER BY books.id), lead(books.title, ?) OVER
                                (ORDER BY books.id) FROM books ORDER BY books.id""")
                        .gives(
                                row(1, null, "Tables"),
                                row(2, 120, "Graphs"),
                                row(3, 80, "Anon"),
                                row(4, 200, null),
                                row(5, 310, null)),
                query(
                                "what stands where there is no row before or after",
                                select(
                                                BOOK.id,
                                                lag(BOOK.authorId, 1, 0).over(orderBy(BOOK.id)),
                                                lead(BOOK.pages, 2, BOOK.id).over(orderBy(BOOK.id)),
                                                lag(BOOK.price, 4, new BigDecimal("1.5"))
                                                        .over(orderBy(BOOK.id)))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, lag(books.author_id, ?, ?) OVER (ORDER BY books.id),
                                lead(books.pages, ?, books.id) OVER (ORDER BY books.id), lag(books.price, ?, ?) OVER
                                (ORDER BY books.id) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, lag(books.author_id, $1, $2) OVER (ORDER BY books.id),
                                lead(books.pages, $3, books.id) OVER (ORDER BY books.id), lag(books.price, $4, $5)
                                OVER (ORDER BY books.id) FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, if(lag(TRUE, ?) OVER (ORDER BY books.id) IS NULL, ?,
                                lag(books.author_id, ?) OVER (ORDER BY books.id)), if(lead(TRUE, ?) OVER (ORDER BY
                                books.id) IS NULL, books.id, lead(books.pages, ?) OVER (ORDER BY books.id)),
                                if(lag(TRUE, ?) OVER (ORDER BY books.id) IS NULL, ?, lag(books.price, ?) OVER (ORDER
                                BY books.id)) FROM books ORDER BY books.id""")
                        .gives(
                                row(1, 0, 200, new BigDecimal("1.5")),
                                row(2, 1, 310, new BigDecimal("1.5")),
                                row(3, 1, 16, new BigDecimal("1.5")),
                                row(4, 2, 4, new BigDecimal("1.5")),
                                row(5, 3, 5, new BigDecimal("12.5"))),
                query(
                                "the first, the last and the second row of a frame",
                                select(
                                                BOOK.id,
                                                firstValue(BOOK.title).over(all),
                                                lastValue(BOOK.title).over(all),
                                                nthValue(BOOK.title, 2).over(all))
                                        .where(BOOK.id.ne(3))
                                        .orderBy(BOOK.id)
                                        .limit(1))
                        .sqlite("""
                                SELECT books.id, first_value(books.title) OVER (ORDER BY books.pages ROWS BETWEEN
                                UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), last_value(books.title) OVER (ORDER BY
                                books.pages ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                nth_value(books.title, ?) OVER (ORDER BY books.pages ROWS BETWEEN UNBOUNDED PRECEDING
                                AND UNBOUNDED FOLLOWING) FROM books WHERE books.id <> ? ORDER BY books.id LIMIT ?""")
                        .postgresql("""
                                SELECT books.id, first_value(books.title) OVER (ORDER BY books.pages ROWS BETWEEN
                                UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), last_value(books.title) OVER (ORDER BY
                                books.pages ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                nth_value(books.title, $1) OVER (ORDER BY books.pages ROWS BETWEEN UNBOUNDED PRECEDING
                                AND UNBOUNDED FOLLOWING) FROM books WHERE books.id <> $2 ORDER BY books.id LIMIT $3""")
                        .mariadb("""
                                SELECT books.id, first_value(books.title) OVER (ORDER BY books.pages ROWS BETWEEN
                                UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), last_value(books.title) OVER (ORDER BY
                                books.pages ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                nth_value(books.title, ?) OVER (ORDER BY books.pages ROWS BETWEEN UNBOUNDED PRECEDING
                                AND UNBOUNDED FOLLOWING) FROM books WHERE books.id <> ? ORDER BY books.id LIMIT ?""")
                        .gives(row(1, "Anon", "Graphs", "Looms")),
                query(
                                "a running total",
                                select(
                                                BOOK.id,
                                                sum(BOOK.price)
                                                        .over(orderBy(BOOK.id)
                                                                .rows(unboundedPreceding(), currentRow())))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, decimal_sum(books.price) OVER (ORDER BY books.id ROWS BETWEEN
                                UNBOUNDED PRECEDING AND CURRENT ROW) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, sum(books.price) OVER (ORDER BY books.id ROWS BETWEEN UNBOUNDED
                                PRECEDING AND CURRENT ROW) FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, sum(books.price) OVER (ORDER BY books.id ROWS BETWEEN UNBOUNDED
                                PRECEDING AND CURRENT ROW) FROM books ORDER BY books.id""")
                        .gives(row(1, 12.5), row(2, 20.5), row(3, 33), row(4, 63), row(5, 64.25)),
                query(
                                "a sum that moves along",
                                select(
                                                BOOK.id,
                                                sum(BOOK.pages)
                                                        .over(orderBy(BOOK.id).rows(preceding(1), following(1))))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.id ROWS BETWEEN ? PRECEDING AND
                                ? FOLLOWING) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.id ROWS BETWEEN $1 PRECEDING
                                AND $2 FOLLOWING) FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.id ROWS BETWEEN ? PRECEDING AND
                                ? FOLLOWING) FROM books ORDER BY books.id""")
                        .gives(row(1, 200), row(2, 400), row(3, 590), row(4, 526), row(5, 326)),
                query(
                                "extremes that move along",
                                select(
                                                BOOK.id,
                                                min(BOOK.price)
                                                        .over(orderBy(BOOK.id).rows(preceding(1), currentRow())),
                                                max(BOOK.pages)
                                                        .over(orderBy(BOOK.id).rows(preceding(1), currentRow())))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, decimal_min_over(books.price) OVER (ORDER BY books.id ROWS BETWEEN ?
                                PRECEDING AND CURRENT ROW), max(books.pages) OVER (ORDER BY books.id ROWS BETWEEN ?
                                PRECEDING AND CURRENT ROW) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, min(books.price) OVER (ORDER BY books.id ROWS BETWEEN $1 PRECEDING
                                AND CURRENT ROW), max(books.pages) OVER (ORDER BY books.id ROWS BETWEEN $2 PRECEDING
                                AND CURRENT ROW) FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, min(books.price) OVER (ORDER BY books.id ROWS BETWEEN ? PRECEDING AND
                                CURRENT ROW), max(books.pages) OVER (ORDER BY books.id ROWS BETWEEN ? PRECEDING AND
                                CURRENT ROW) FROM books ORDER BY books.id""")
                        .gives(row(1, 12.5, 120), row(2, 8, 120), row(3, 8, 200), row(4, 12.5, 310), row(5, 1.25, 310)),
                query(
                                "a frame by the difference of values",
                                select(
                                                BOOK.id,
                                                sum(BOOK.pages)
                                                        .over(orderBy(BOOK.pages)
                                                                .range(preceding(100), currentRow())))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.pages RANGE BETWEEN ? PRECEDING
                                AND CURRENT ROW) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.pages RANGE BETWEEN $1
                                PRECEDING AND CURRENT ROW) FROM books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, sum(books.pages) OVER (ORDER BY books.pages RANGE BETWEEN ? PRECEDING
                                AND CURRENT ROW) FROM books ORDER BY books.id""")
                        .gives(row(1, 200), row(2, 96), row(3, 320), row(4, 310), row(5, 16)),
                query(
                                "a frame by groups of equals, without the row itself",
                                select(
                                                BOOK.id,
                                                count().over(orderBy(BOOK.price)
                                                        .groups(preceding(1), following(1))
                                                        .exclude(FrameNode.Exclusion.CURRENT_ROW)))
                                        .orderBy(BOOK.id))
                        .needs(Capability.WINDOW_GROUPS, Capability.WINDOW_EXCLUDE)
                        .sqlite("""
                                SELECT books.id, count(*) OVER (ORDER BY decimal_key(books.price) GROUPS BETWEEN ?
                                PRECEDING AND ? FOLLOWING EXCLUDE CURRENT ROW) FROM books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, count(*) OVER (ORDER BY books.price GROUPS BETWEEN $1 PRECEDING AND
                                $2 FOLLOWING EXCLUDE CURRENT ROW) FROM books ORDER BY books.id""")
                        .gives(row(1, 3), row(2, 3), row(3, 3), row(4, 2), row(5, 1)),
                query(
                                "a rank of groups",
                                select(
                                                BOOK.authorId,
                                                sum(BOOK.pages),
                                                rank().over(orderBy(
                                                        sum(BOOK.pages).desc())))
                                        .where(BOOK.authorId.isNotNull())
                                        .groupBy(BOOK.authorId))
                        .sqlite("""
                                SELECT books.author_id, sum(books.pages), rank() OVER (ORDER BY sum(books.pages) DESC)
                                FROM books WHERE books.author_id IS NOT NULL GROUP BY books.author_id""")
                        .postgresql("""
                                SELECT books.author_id, sum(books.pages), rank() OVER (ORDER BY sum(books.pages) DESC)
                                FROM books WHERE books.author_id IS NOT NULL GROUP BY books.author_id""")
                        .mariadb("""
                                SELECT books.author_id, sum(books.pages), rank() OVER (ORDER BY sum(books.pages) DESC)
                                FROM books WHERE books.author_id IS NOT NULL GROUP BY books.author_id""")
                        .gives(row(1, 200, 2), row(2, 200, 2), row(3, 310, 1))
                        .inAnyOrder(),
                query(
                                "a filter within a window",
                                select(BOOK.id, count().filter(BOOK.lent).over(orderBy(BOOK.id)))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, count(*) FILTER (WHERE books.lent) OVER (ORDER BY books.id) FROM
                                books ORDER BY books.id""")
                        .postgresql("""
                                SELECT books.id, count(*) FILTER (WHERE books.lent) OVER (ORDER BY books.id) FROM
                                books ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, count(CASE WHEN books.lent THEN TRUE END) OVER (ORDER BY books.id)
                                FROM books ORDER BY books.id""")
                        .gives(row(1, 0), row(2, 1), row(3, 1), row(4, 2), row(5, 2)),
                query(
                                "all rows",
                                select(BOOK.id, sum(BOOK.pages).over())
                                        .orderBy(BOOK.id)
                                        .limit(2))
                        .sqlite("SELECT books.id, sum(books.pages) OVER () FROM books ORDER BY books.id LIMIT ?")
                        .postgresql("SELECT books.id, sum(books.pages) OVER () FROM books ORDER BY books.id LIMIT $1")
                        .mariadb("SELECT books.id, sum(books.pages) OVER () FROM books ORDER BY books.id LIMIT ?")
                        .gives(row(1, 726), row(2, 726)));
    }
}
