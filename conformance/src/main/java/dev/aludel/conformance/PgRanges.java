package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.function;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.dialect.Capability;
import dev.aludel.sql.Expression;
import dev.aludel.sql.IntExpression;
import dev.aludel.sql.Pg;
import dev.aludel.sql.ValueExpression;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.util.List;

/** Ranges and multiranges: what they contain, how they lie to each other, what is made of them. */
final class PgRanges implements Family {
    /** Read as text only: the classes of ranges are the driver's. */
    private static final SqlType<String> RANGE = SqlTypes.ofDriver(TypeKind.RANGE, String.class, "int4range", "");

    private static final SqlType<String> MULTIRANGE =
            SqlTypes.ofDriver(TypeKind.RANGE, String.class, "int4multirange", "");

    @Override
    public String name() {
        return "ranges of PostgreSQL";
    }

    @Override
    public List<Case> cases() {
        var pages = range(BOOK.id, BOOK.pages);
        var low = range(value(1), value(5));
        var middle = range(value(3), value(8));
        var high = range(value(8), value(9));
        var parts = function("int4multirange", low, high).asValue(MULTIRANGE);
        return List.of(
                query(
                                "a range contains an element, a range contains a range",
                                select(BOOK.id)
                                        .where(
                                                Pg.rangeContains(pages, value(100)),
                                                Pg.contains(pages, low),
                                                Pg.containedBy(low, pages))
                                        .orderBy(BOOK.id))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT books.id FROM books WHERE int4range(books.id, books.pages) @> CAST($1 AS
                                INTEGER) AND int4range(books.id, books.pages) @> int4range($2, $3) AND int4range($2,
                                $3) <@ int4range(books.id, books.pages) ORDER BY books.id""")
                        .gives(1),
                query(
                                "how ranges lie to each other",
                                select(
                                        Pg.overlaps(low, middle),
                                        Pg.overlaps(low, high),
                                        Pg.adjacent(middle, high),
                                        Pg.before(low, high),
                                        Pg.after(low, high),
                                        Pg.isEmpty(Pg.intersection(low, high))))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT int4range($1, $2) && int4range($3, $4), int4range($1, $2) && int4range($5, $6),
                                int4range($3, $4) -|- int4range($5, $6), int4range($1, $2) << int4range($5, $6),
                                int4range($1, $2) >> int4range($5, $6), isempty((int4range($1, $2) * int4range($5,
                                $6)))""")
                        .gives(row(true, false, true, true, false, true)),
                query(
                                "ranges made of others, and their bounds",
                                select(
                                        text(Pg.union(low, middle)),
                                        text(Pg.intersection(low, middle)),
                                        text(Pg.difference(low, middle)),
                                        Pg.lowerBound(middle).asInt(),
                                        Pg.upperBound(middle).asInt()))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT CAST((int4range($1, $2) + int4range($3, $4)) AS TEXT), CAST((int4range($1, $2)
                                * int4range($3, $4)) AS TEXT), CAST((int4range($1, $2) - int4range($3, $4)) AS TEXT),
                                lower(int4range($3, $4)), upper(int4range($3, $4))""")
                        .gives(row("[1,8)", "[3,5)", "[1,3)", 3, 8)),
                query(
                                "ranges without bounds have none",
                                select(
                                                Pg.lowerBound(function("int4range", value(1), BOOK.authorId)
                                                                .asValue(RANGE))
                                                        .asInt(),
                                                Pg.upperBound(function("int4range", value(1), BOOK.authorId)
                                                                .asValue(RANGE))
                                                        .asInt()
                                                        .optional())
                                        .where(BOOK.id.eq(5)))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT lower(int4range($1, books.author_id)), upper(int4range($2, books.author_id))
                                FROM books WHERE books.id = $3""")
                        .gives(row(1, null)),
                query(
                                "a multirange is asked the same",
                                select(
                                        Pg.rangeContains(parts, value(8)),
                                        Pg.rangeContains(parts, value(6)),
                                        Pg.contains(parts, low),
                                        Pg.overlaps(parts, middle),
                                        Pg.before(low, parts),
                                        text(Pg.difference(parts, parts)),
                                        text(Pg.union(parts, parts)),
                                        Pg.upperBound(parts).asInt()))
                        .needs(Capability.POSTGRESQL_LANGUAGE)
                        .postgresql("""
                                SELECT int4multirange(int4range($1, $2), int4range($3, $4)) @> CAST($5 AS INTEGER),
                                int4multirange(int4range($1, $2), int4range($3, $4)) @> CAST($6 AS INTEGER),
                                int4multirange(int4range($1, $2), int4range($3, $4)) @> int4range($1, $2),
                                int4multirange(int4range($1, $2), int4range($3, $4)) && int4range($7, $8),
                                int4range($1, $2) << int4multirange(int4range($1, $2), int4range($3, $4)),
                                CAST((int4multirange(int4range($1, $2), int4range($3, $4)) -
                                int4multirange(int4range($1, $2), int4range($3, $4))) AS TEXT),
                                CAST((int4multirange(int4range($1, $2), int4range($3, $4)) +
                                int4multirange(int4range($1, $2), int4range($3, $4))) AS TEXT),
                                upper(int4multirange(int4range($1, $2), int4range($3, $4)))""")
                        .gives(row(true, false, true, true, false, "{}", "{[1,5),[8,9)}", 9)));
    }

    private static ValueExpression<String> range(IntExpression from, IntExpression to) {
        return function("int4range", from, to).asValue(RANGE);
    }

    private static Expression<String> text(Expression<?> range) {
        return cast(range).asText();
    }
}
