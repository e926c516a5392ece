package dev.aludel.conformance;

import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.dialect.Capability;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.ParameterException;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** Raw SQL that changes rows, once or for each set of values, and what is wrong with names. Stateless. */
final class RawStatements {
    private static final String INSERT = "insert into authors (id, name, country) values (:id, :name, :country)";

    private RawStatements() {}

    static Stream<DynamicTest> on(Engine engine) {
        return Stream.of(
                inTransaction(engine, "rows that a statement changes are counted", RawStatements::counts),
                inTransaction(engine, "a batch takes a set of values for each row", RawStatements::batches),
                inTransaction(engine, "a batch keeps the values that all rows share", RawStatements::sharedValues),
                inTransaction(engine, "rows come back from a statement that changes some", connection -> {
                    if (engine.dialect().has(Capability.INSERT_RETURNING)) {
                        returns(connection);
                    }
                }),
                inTransaction(engine, "operators and casts of PostgreSQL are left alone", connection -> {
                    if (engine.dialect().has(Capability.POSTGRESQL_LANGUAGE)) {
                        operators(connection);
                    }
                }),
                dynamicTest("what is wrong with names is said", RawStatements::names),
                dynamicTest("what is wrong with the sets of a batch is said", RawStatements::sets));
    }

    private static DynamicTest inTransaction(Engine engine, String name, Consumer<Connection> trial) {
        return dynamicTest(name, () -> {
            try (var connection = engine.connect()) {
                var transaction = connection.begin();
                trial.accept(connection);
                transaction.rollback();
            }
        });
    }

    private static void counts(Connection connection) {
        try (var result = connection.execute(text("update authors set country = :to where country = :from")
                .bind("to", "GB")
                .bind("from", "UK"))) {
            assertThat(result.rowCount()).isEqualTo(2);
        }
    }

    private static void batches(Connection connection) {
        var result = connection.executeBatch(text(INSERT)
                .batch(List.of(
                        set("id", 11, "name", "Eve", "country", null), set("id", 12, "name", "Fay", "country", "FR"))));

        assertThat(result.counts()).containsExactly(1L, 1L);
        assertThat(connection.list(select(AUTHOR.name, AUTHOR.country.optional())
                        .where(AUTHOR.id.gt(10))
                        .orderBy(AUTHOR.id)))
                .extracting(row ->
                        row.get(AUTHOR.name) + " of " + row.find(AUTHOR.country).orElse("nowhere"))
                .containsExactly("Eve of nowhere", "Fay of FR");
        assertThat(connection.executeBatch(text(INSERT).batch(List.of())).counts())
                .isEmpty();
    }

    private static void sharedValues(Connection connection) {
        connection.executeBatch(text(INSERT)
                .bind("country", "IT")
                .batch(List.of(set("id", 11, "name", "Eve"), set("id", 12, "name", "Fay"))));

        assertThat(connection.list(
                        select(AUTHOR.id).where(AUTHOR.country.eq("IT")).orderBy(AUTHOR.id)))
                .containsExactly(11, 12);
    }

    private static void returns(Connection connection) {
        var insert = text("insert into authors (id, name) values (:id, :name) returning id, name")
                .bind("id", 11)
                .bind("name", "Eve");

        assertThat(connection.list(insert.into(AUTHOR.name))).containsExactly("Eve");
    }

    private static void operators(Connection connection) {
        var query =
                text("select '{\"a\": 1}'::jsonb ? :key, $$:a ?$$, E'\\':b', cast(:n as text)::int, (array[1, 2])[1:2]")
                        .bind("key", "a")
                        .bind("n", "5");

        Row row = connection.one(query);

        assertThat(row.get(0, Boolean.class)).isTrue();
        assertThat(row.get(1, String.class)).isEqualTo(":a ?");
        assertThat(row.get(2, String.class)).isEqualTo("':b");
        assertThat(row.get(3, Integer.class)).isEqualTo(5);
    }

    private static void names() {
        var query = text("select * from authors where name = :name and country = :country");

        refuses(() -> query.bind("nmae", "x"), "no parameter :nmae", "it has :name, :country");
        refuses(() -> query.bind("name", "x").bind("name", "y"), "parameter :name has a value already");
        refuses(() -> query.bind("name", new Object()), "the value of :name is a java.lang.Object");
        refuses(() -> text("select 1").bind("name", "x"), "no parameter :name", "none at all");
        refuses(() -> query.bind("name", "x").tree(), "the parameter :country has no value");
    }

    private static void sets() {
        refuses(() -> batch(set("id", 1, "name", "a")), "set 1 of the batch has no value for :country");
        refuses(
                () -> batch(set("id", 1, "name", "a", "country", "b", "age", 7)),
                "set 1 of the batch has a value for :age",
                "it asks for :id, :name, :country");
        refuses(
                () -> batch(set("id", 1, "name", "a", "country", "b"), set("id", 2L, "name", "a", "country", "b")),
                "set 2 of the batch has a java.lang.Long for :id, of which others are java.lang.Integer");
        refuses(
                () -> batch(set("id", List.of(1), "name", "a", "country", "b")),
                "set 1 of the batch has a list for :id");
    }

    private static Batch batch(Map<String, @Nullable Object> first) {
        return text(INSERT).batch(List.of(first));
    }

    private static Batch batch(Map<String, @Nullable Object> first, Map<String, @Nullable Object> second) {
        return text(INSERT).batch(List.of(first, second));
    }

    private static Map<String, @Nullable Object> set(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> set = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            set.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return set;
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(ParameterException.class).hasMessageContainingAll(words);
    }
}
