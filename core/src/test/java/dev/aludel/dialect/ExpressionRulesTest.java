package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.FrameBound.preceding;
import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.coalesce;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.function;
import static dev.aludel.sql.Sql.functionIn;
import static dev.aludel.sql.Sql.orderBy;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.ParameterException;
import dev.aludel.sql.Expression;
import dev.aludel.sql.Fn;
import dev.aludel.sql.Statement;
import dev.aludel.sql.tree.FrameNode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What expressions refuse, and that nothing that is given to them becomes SQL. */
final class ExpressionRulesTest {
    private static final Dialect SQL = new StandardDialect();

    private static void refused(ThrowingCallable call, String problem) {
        assertThatThrownBy(call).isInstanceOf(InvalidStatementException.class).hasMessageContaining(problem);
    }

    private static void shape(Statement statement, String sql, Object... values) {
        var bound = SQL.prepare(statement);
        assertThat(bound.statement().sql()).isEqualTo(sql);
        assertThat(bound.values()).containsExactly(values);
    }

    @Test
    void onlyAggregatesAreNarrowedOrdersAndSeenThroughAWindow() {
        refused(() -> USER.age.over(), "users.age is no aggregate, which over(..) needs");
        refused(() -> USER.age.filter(USER.active), "no aggregate, which filter(..) needs");
        refused(() -> USER.name.orderedBy(USER.id), "no aggregate, which orderedBy(..) needs");
        refused(() -> coalesce(sum(USER.age), 0L).distinct(), "no aggregate, which distinct() needs");
    }

    @Test
    void numbersThatMeanNothingAreRefused() {
        refused(() -> Fn.substring(USER.name, 0), "a position in a text is 0");
        refused(() -> Fn.left(USER.name, -1), "a number of characters is -1");
        refused(() -> Fn.ntile(0), "a number of buckets is 0");
        refused(() -> Fn.percentile(1.5, USER.age), "a percentile at 1.5");
        refused(() -> preceding(-1), "-1 rows away");
        refused(() -> Fn.json(USER.name).path("a", 1.5), "1.5 leads nowhere in JSON");
        refused(() -> orderBy(USER.id).exclude(FrameNode.Exclusion.TIES), "a window without a frame");
        assertThatThrownBy(() -> caseWhen(USER.active, 1).otherwise((Integer) null))
                .isInstanceOf(ParameterException.class);
    }

    @Test
    void resultsKeepTheirKind() {
        shape(
                select(coalesce(sum(USER.age).filter(USER.active), 5L).plus(1L)),
                "SELECT coalesce(sum(users.age) FILTER (WHERE users.active), ?) + ? FROM users",
                5L,
                1L);
        shape(
                select(Fn.lag(USER.age).over(orderBy(USER.id)).plus(1)),
                "SELECT lag(users.age) OVER (ORDER BY users.id) + ? FROM users",
                1);
        shape(
                select(cast(USER.name).asInt().bitAnd(7).between(1, 2)),
                "SELECT (CAST(users.name AS INTEGER) & ?) BETWEEN ? AND ? FROM users",
                7,
                1,
                2);
    }

    @Test
    void namesOfFunctionsAreQuotedIfTheyNeedToBe() {
        shape(select(function("my_fn", USER.id).asInt()), "SELECT my_fn(users.id) FROM users");
        shape(
                select(functionIn("My Schema", "f(x); --", USER.id).asText()),
                "SELECT \"My Schema\".\"f(x); --\"(users.id) FROM users");
        shape(select(function("max", USER.id).asInt().over()), "SELECT max(users.id) OVER () FROM users");
    }

    @Test
    void anOperatorIsSymbolsOrWords() {
        shape(select(USER.id.op("<->", 5).asDouble().lt(2)), "SELECT (users.id <-> ?) < ? FROM users", 5, 2.0);
        shape(select(USER.name.op("SOUNDS LIKE", "x").asBoolean()), "SELECT users.name SOUNDS LIKE ? FROM users", "x");
        for (String odd :
                List.of("", " ", "--", "/*", "+ 1 --", "= 1 OR", "a;", "'", "\"", "x y z v w", "<<<<<<<<<", "(")) {
            refused(() -> USER.id.op(odd, 1), "is no operator");
        }
    }

    /** However odd a text is, it is a value, or one quoted name, and the statement has the same shape. */
    @Property(tries = 300)
    void textsNeverBecomeSql(@ForAll String odd) {
        Expression<String> text = value(odd);
        shape(select(Fn.concat(text, value("b")), count()), "SELECT ? || ?, count(*)", odd, "b");
        shape(select(Fn.replace(USER.name, odd, odd)), "SELECT replace(users.name, ?, ?) FROM users", odd, odd);
        shape(
                select(Fn.stringAgg(USER.name, odd).orderedBy(USER.id)),
                "SELECT listagg(users.name, ? ORDER BY users.id) FROM users",
                odd);
        shape(select(USER.name.matches(odd)), "SELECT regexp_like(users.name, ?) FROM users", odd);
        shape(
                select(Fn.json(USER.name).path(odd, 0).asText()),
                "SELECT json_text(users.name, ?, ?) FROM users",
                odd,
                0);
        shape(
                select(caseWhen(USER.active, odd).otherwise(odd)),
                "SELECT CASE WHEN users.active THEN ? ELSE ? END FROM users",
                odd,
                odd);
        if (!odd.isEmpty() && odd.indexOf('\0') < 0) {
            String name = SQL.identifiers().quoted(odd);
            shape(select(function(odd, USER.id).asInt()), "SELECT " + name + "(users.id) FROM users");
            shape(select(USER.name.collate(odd)), "SELECT users.name COLLATE " + name + " FROM users");
            shape(
                    select(count().over(orderBy(USER.id).as(odd))),
                    "SELECT count(*) OVER (ORDER BY users.id) FROM users");
        }
    }
}
