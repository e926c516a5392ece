package dev.aludel.conformance;

import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.schema.ColumnOption.comment;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.dialect.Capability;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.schema.Check;
import dev.aludel.schema.Index;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableBuilder;
import dev.aludel.schema.TableName;
import dev.aludel.schema.UniqueKey;
import dev.aludel.schema.compare.Difference;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Names and texts made at random of what means something in SQL: each stays one name or one text, wherever it is written, and none
 * becomes a part of the statement. Belongs to one test.
 */
final class OddNames {
    private static final int TIMES = 25;
    private static final int LONGEST = 24;
    private static final List<String> PARTS = List.of(
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            ";",
            "--",
            "/*",
            "*/",
            "?",
            ":x",
            "$1",
            "$$",
            "\n",
            "\t",
            "%",
            "%s",
            "_",
            " ",
            "{0}",
            "#",
            "E'",
            "select",
            "; drop table authors",
            "\u00e9",
            "\u2019",
            "[",
            "]",
            "(",
            ")",
            ",",
            ".",
            "a",
            "Z",
            "9",
            "NULL",
            "@@",
            "&");

    private final Random random;
    private final Engine engine;
    private final Table table;
    private final IntColumn id;
    private final TextColumn word;
    private final TextColumn mood;
    private final MetaData schema;
    private final String standard;
    private final String label;

    private OddNames(Engine engine, long seed) {
        this.random = new Random(seed);
        this.engine = engine;
        this.standard = words();
        this.label = name(".");
        var dialect = engine.dialect();
        @Nullable String home = dialect.has(Capability.SCHEMAS) ? "conformance_" + name("schema") : null;
        String first = name("id");
        String second = name("word");
        String third = name("mood");
        var builder = Table.of(new TableName(home, name("table")))
                .intColumn(first)
                .textColumn(second, 200, serverDefault(value(standard)), comment(name(".")))
                .textColumn(
                        third, SqlTypes.nativeEnum(name("moods").replace(".", ""), List.of("plain", label)), nullable())
                .primaryKey(first)
                .comment(name("."))
                .constraint(UniqueKey.of(first, second).named(name("unique")))
                .constraint(Check.of(dialect.identifiers().quoted(second) + " <> 'x'")
                        .named(name("check")))
                .index(Index.of(second, first).named(name("index")));
        this.table = builder.build();
        this.id = table.column(first, IntColumn.class);
        this.word = table.column(second, TextColumn.class);
        this.mood = table.column(third, TextColumn.class);
        var tables = MetaData.builder().tables(List.of(table.definition()));
        this.schema = (home == null ? tables : tables.schemas(home)).build();
    }

    static Stream<DynamicTest> on(Engine engine) {
        var random = LongStream.range(0, TIMES)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> new OddNames(engine, seed).run()));
        var refused = Stream.of("", "a\0b", "half \uD83D", "\uDE80\uD83D")
                .map(name ->
                        dynamicTest("no name: " + name.codePoints().boxed().toList(), () -> refused(engine, name)));
        return Stream.concat(random, refused);
    }

    /** MySQL and MariaDB know letters of 16 bits only in names, labels and comments; and no blank at the end. */
    private String name(String end) {
        boolean mysql = List.of(StoredTypes.MARIADB, StoredTypes.MYSQL)
                .contains(engine.dialect().name().toLowerCase(Locale.ROOT));
        return parts() + (mysql || random.nextBoolean() ? "" : "\uD83D\uDE80") + end;
    }

    private String words() {
        return parts() + (random.nextBoolean() ? "\uD83D\uDE80" : "") + parts() + ".";
    }

    private String parts() {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String part = PARTS.get(random.nextInt(PARTS.size()));
            text.append(text.length() + part.length() > LONGEST ? "" : part);
        }
        return text.toString();
    }

    private void run() {
        engine.use(connection -> {
            long authors = connection.count(select(AUTHOR.id));
            schema.createAll(connection);
            try {
                assertThat(SchemaComparison.of(schema, connection)
                                .without(this::ofOthers)
                                .toString())
                        .as("read back after %s", String.join(";\n", schema.ddl(connection.ddl())))
                        .isEmpty();
                rows(connection);
            } finally {
                schema.dropAll(connection);
            }
            assertThat(connection.count(select(AUTHOR.id))).isEqualTo(authors);
        });
    }

    private boolean ofOthers(Difference difference) {
        return difference instanceof Difference.ExtraTable || difference instanceof Difference.ExtraObject;
    }

    private void rows(Connection connection) {
        String odd = words();
        String alias = name("alias");
        connection.execute(insert(table).set(id.to(1), mood.to(label)));
        connection.execute(insert(table).set(id.to(2), word.to(odd), mood.to("plain")));
        assertThat(connection.list(select(word).orderBy(id))).containsExactly(standard, odd);
        assertThat(connection.list(select(id).where(mood.eq(label), word.eq(standard))))
                .containsExactly(1);
        connection.execute(update(table).set(word.to(word.concat(odd))).where(word.in(odd, "none")));
        assertThat(connection.list(select(id).where(word.contains(odd), word.startsWith(odd), word.eq(odd + odd))))
                .containsExactly(2);
        var other = table.as(alias);
        var named = select(
                        other.column(id.name(), IntColumn.class).as(alias),
                        value(odd).as(name("value")))
                .where(other.column(word.name(), TextColumn.class).eq(standard));
        assertThat(connection.one(named).get(alias, Integer.class)).isEqualTo(1);
        assertThat(connection.list(text("select :odd, :other, ':odd' -- :none\n, :odd")
                        .bind("odd", odd)
                        .bind("other", standard)
                        .map(row -> IntStream.range(0, 4)
                                .mapToObj(i -> row.get(i, String.class))
                                .toList())))
                .containsExactly(List.of(odd, standard, ":odd", odd));
        assertThat(connection.list(text("select :each where :each in (:all)")
                        .bind("each", odd)
                        .bindAll("all", List.of(standard, odd), SqlTypes.TEXT)
                        .map(row -> row.get(0, String.class))))
                .containsExactly(odd);
    }

    private static void refused(Engine engine, String name) {
        assertThatThrownBy(() -> engine.<Object, RuntimeException>with(
                        connection -> connection.one(select(AUTHOR.id.as(name)).limit(1))))
                .isInstanceOf(AludelException.class);
        if (!name.isEmpty()) {
            assertThatThrownBy(() -> create(engine, Table.of("odd_" + name).intColumn("id", primaryKey())))
                    .isInstanceOf(AludelException.class);
            assertThatThrownBy(() -> create(
                            engine,
                            Table.of("odd_text")
                                    .intColumn("id", primaryKey())
                                    .textColumn("word", serverDefault(value(name)))))
                    .isInstanceOf(AludelException.class);
            assertThatThrownBy(() -> engine.<Object, RuntimeException>with(
                            connection -> connection.one(text("select '" + name + "'"))))
                    .isInstanceOf(AludelException.class);
        }
    }

    private static void create(Engine engine, TableBuilder table) {
        engine.use(connection -> MetaData.of(table.build()).createAll(connection));
    }
}
