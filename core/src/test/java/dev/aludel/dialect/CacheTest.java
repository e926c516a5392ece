package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.selectAll;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.tuple;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.sql.Query;
import dev.aludel.sql.Row;
import dev.aludel.sql.Statement;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.Structure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What makes two statements the same SQL, and what a cache does with it. */
final class CacheTest {
    private static final Dialect SQL = new StandardDialect();

    private static Structure key(Statement statement) {
        return Flattening.of(statement.tree()).structure();
    }

    private static void same(Statement one, Statement other) {
        assertThat(key(one)).isEqualTo(key(other)).hasSameHashCodeAs(key(other));
    }

    private static void different(Statement one, Statement other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    private static Query<Row> wide(int id, String title) {
        var manager = USER.as("m");
        return selectAll(
                        USER.id,
                        USER.name,
                        USER.email,
                        USER.age,
                        USER.balance,
                        USER.score,
                        USER.active,
                        manager.name,
                        POST.id,
                        POST.title)
                .leftJoin(manager, manager.id.eq(USER.managerId))
                .join(POST, POST.authorId.eq(USER.id))
                .where(USER.id.gt(id), POST.title.startsWith(title));
    }

    @Test
    void valuesAreNotPartOfTheStructure() {
        same(select(USER.id).where(USER.name.eq("a")), select(USER.id).where(USER.name.eq("b")));
        same(select(USER.id).limit(5), select(USER.id).limit(50));
        same(
                update(USER).set(USER.age.to(1)).where(USER.id.eq(2)),
                update(USER).set(USER.age.toNull()).where(USER.id.eq(3)));
        same(text("select :a").bind("a", 1), text("select :a").bind("a", 2));
    }

    @Test
    void lengthsOfListsAreNotPartOfTheStructure() {
        same(select(USER.id).where(USER.id.in(1)), select(USER.id).where(USER.id.in(1, 2, 3)));
        same(select(USER.id).where(USER.id.in(List.of())), select(USER.id).where(USER.id.in(1, 2, 3)));
        same(
                text("select 1 in (:a)").bind("a", List.of(1)),
                text("select 1 in (:a)").bind("a", List.of(1, 2)));
    }

    @Test
    void lengthsOfListsOfTuplesAreNotPartOfTheStructure() {
        var pair = tuple(USER.id, USER.name);
        var none = select(USER.id).where(pair.inPairs(List.of()));
        var two = select(USER.id).where(pair.inPairs(List.of(Map.entry(1, "a"), Map.entry(2, "b"))));

        same(none, two);
        assertThat(SQL.prepare(two).values()).containsExactly(1, "a", 2, "b");
        assertThat(SQL.prepare(two).statement().sql()).endsWith("(users.id, users.name) IN ((?, ?), (?, ?))");
        assertThat(SQL.prepare(none).statement().sql())
                .endsWith("((users.id, users.name) IN ((NULL, NULL)) AND 1 = 0)");
    }

    @Test
    void tuplesOfOtherExpressionsAre() {
        var pair = tuple(USER.id, USER.name);
        different(
                select(USER.id).where(pair.in(tuple(USER.age, USER.name))),
                select(USER.id).where(pair.in(tuple(USER.age, USER.name), tuple(USER.id, USER.name))));
    }

    @Test
    void typesOfValuesAre() {
        different(select(USER.id).where(USER.age.gt(5)), select(USER.id).where(USER.age.gt(5L)));
        different(text("select :a").bind("a", 1), text("select :a").bind("a", "1"));
        different(text("select :a").bind("a", 1), text("select :a").bind("a", List.of(1)));
    }

    @Test
    void everyPartOfAStatementIs() {
        var plain = select(USER.id).where(USER.age.gt(5));
        List<Statement> variants = List.of(
                plain,
                select(USER.name).where(USER.age.gt(5)),
                select(USER.as("x").id).where(USER.age.gt(5)),
                select(USER.id.as("x")).where(USER.age.gt(5)),
                select(USER.id).where(USER.age.ge(5)),
                select(USER.id).where(USER.id.gt(5)),
                select(USER.id).where(USER.age.gt(5).not()),
                select(USER.id).where(USER.age.gt(5), USER.active),
                select(USER.id).where(USER.age.gt(5).or(USER.active)),
                select(USER.id).having(USER.age.gt(5)),
                plain.distinct(),
                plain.from(USER),
                plain.from(USER, POST),
                plain.limit(1),
                plain.offset(1),
                plain.limit(1).offset(1),
                plain.forUpdate(),
                plain.groupBy(USER.id),
                plain.orderBy(USER.id),
                plain.orderBy(USER.id.desc()),
                plain.orderBy(USER.id.asc().nullsFirst()),
                plain.join(POST, POST.authorId.eq(USER.id)),
                plain.leftJoin(POST, POST.authorId.eq(USER.id)),
                select(USER.id).where(USER.age.in(5)),
                select(USER.id).where(USER.age.notIn(5)),
                select(USER.id).where(USER.age.in(select(USER.age))),
                select(USER.id).where(USER.name.like("x")),
                select(USER.id).where(USER.name.notLike("x")),
                select(USER.id).where(USER.name.like("x", '!')),
                select(USER.id).where(USER.age.isNull()),
                select(USER.id).where(USER.age.isNotNull()),
                select(USER.age.count()),
                select(USER.age.countDistinct()),
                select(USER.age.plus(1)),
                select(USER.age.minus(1)),
                select(USER.age.negate()),
                update(USER).set(USER.age.to(5)).where(USER.age.gt(5)),
                update(USER).set(USER.age.to(5)).everywhere(),
                update(USER).set(USER.id.to(5)).where(USER.age.gt(5)),
                USER.delete().where(USER.age.gt(5)),
                USER.delete().where(USER.age.gt(5)).returning(USER.id),
                USER.insert().set(USER.age.to(5)),
                USER.insert().set(USER.age.to(5)).values(USER.age.to(5)),
                USER.insert().defaults());
        for (int i = 0; i < variants.size(); i++) {
            for (int j = 0; j < i; j++) {
                different(variants.get(i), variants.get(j));
            }
        }
    }

    @Test
    void aSharedValueIsNotTwoEqualOnes() {
        var five = value(5);
        var shared = select(USER.id).where(USER.age.gt(five), USER.id.gt(five));
        var apart = select(USER.id).where(USER.age.gt(value(5)), USER.id.gt(value(5)));
        different(shared, apart);
        same(shared, sharing(value(7)));
        assertThat(SQL.prepare(shared).values()).containsExactly(5, 5);
        assertThat(SQL.prepare(sharing(value(7))).values()).containsExactly(7, 7);
        assertThat(SQL.prepare(apart).values()).containsExactly(5, 5);
    }

    private static Query<Integer> sharing(dev.aludel.sql.IntExpression value) {
        return select(USER.id).where(USER.age.gt(value), USER.id.gt(value));
    }

    @Test
    void manyValuesKeepTheirSlots() {
        var conditions = IntStream.range(0, 100).mapToObj(USER.id::ne).toArray(dev.aludel.sql.BooleanExpression[]::new);
        var seventh = value(7);
        var query = select(USER.id).where(conditions).where(USER.age.eq(seventh), USER.id.eq(seventh));
        var values = SQL.prepare(query).values();
        assertThat(values).hasSize(102).startsWith(0, 1, 2, 3).endsWith(98, 99, 7, 7);
    }

    @Test
    void aWideQueryHits() {
        var cache = new StatementCache();
        var first = SQL.prepare(wide(1, "a"), cache);
        var second = SQL.prepare(wide(2, "b"), cache);
        assertThat(cache.hits()).isEqualTo(1);
        assertThat(cache.misses()).isEqualTo(1);
        assertThat(second.statement()).isSameAs(first.statement());
        assertThat(first.values()).containsExactly(1, "a%");
        assertThat(second.values()).containsExactly(2, "b%");
        assertThat(first.statement().columns()).hasSize(10);
    }

    @Test
    void oneInstancePerLengthSoThatDriversCanKeyByIt() {
        var cache = new StatementCache();
        var two = SQL.prepare(select(USER.id).where(USER.id.in(1, 2)), cache);
        var three = SQL.prepare(select(USER.id).where(USER.id.in(1, 2, 3)), cache);
        var again = SQL.prepare(select(USER.id).where(USER.id.in(8, 9)), cache);
        assertThat(again.statement()).isSameAs(two.statement()).isNotSameAs(three.statement());
        assertThat(cache.misses()).isEqualTo(1);
        assertThat(again.values()).containsExactly(8, 9);
        for (int length = 0; length < 200; length++) {
            var bound = SQL.prepare(select(USER.id).where(USER.id.in(Collections.nCopies(length, 1))), cache);
            assertThat(bound.values()).hasSize(length);
        }
        assertThat(cache.misses()).isEqualTo(1);
    }

    @Test
    void theBoundHoldsAndWhatIsUsedStays() {
        var cache = new StatementCache(3);
        var used = select(USER.id);
        SQL.prepare(used, cache);
        for (int i = 0; i < 20; i++) {
            SQL.prepare(used, cache);
            SQL.prepare(select(USER.id.as("c" + i)), cache);
        }
        assertThat(cache.size()).isEqualTo(3);
        assertThat(cache.misses()).isEqualTo(21);
        assertThat(cache.hits()).isEqualTo(20);
    }

    @Test
    void failedCompilationsLeaveNothing() {
        var cache = new StatementCache();
        var wrong = select(USER.id).where(POST.title.eq("x"));
        for (int i = 0; i < 2; i++) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> SQL.prepare(wrong, cache))
                    .isInstanceOf(dev.aludel.error.InvalidStatementException.class);
        }
        assertThat(cache.size()).isZero();
    }

    @Test
    void threadsShareACache() throws Exception {
        var cache = new StatementCache(8);
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, 32)
                    .mapToObj(thread -> executor.submit(() -> {
                        start.await();
                        for (int i = 0; i < 200; i++) {
                            var label = "c" + (thread + i) % 16;
                            var bound = SQL.prepare(select(USER.id.as(label)).where(USER.id.eq(i)), cache);
                            assertThat(bound.statement().sql())
                                    .isEqualTo("SELECT users.id AS " + label + " FROM users WHERE users.id = ?");
                            assertThat(bound.values()).containsExactly(i);
                        }
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (var result : results) {
                result.get();
            }
        }
        assertThat(cache.size()).isEqualTo(8);
        assertThat(cache.hits() + cache.misses()).isEqualTo(32 * 200);
    }
}
