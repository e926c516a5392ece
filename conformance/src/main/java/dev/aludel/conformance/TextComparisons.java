package dev.aludel.conformance;

import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.unique;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Texts are equal when all their characters are, blanks at the end too; UNIQUE means the same. Stateless. */
final class TextComparisons {
    private static final List<String> DIFFERENT = List.of(
            "", " ", "a", "a ", "a  ", " a", "A", "\u00e1", "a\u0301", "\u00c1", "\u00df", "ss", "a\t", "\u00a0");

    private static final class Words extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final TextColumn word = textColumn("word", 9, unique());

        private Words() {
            super("different_words", null);
        }
    }

    private TextComparisons() {}

    static Stream<DynamicTest> on(Engine engine) {
        return Stream.of(dynamicTest("texts that look alike differ", () -> differ(engine)));
    }

    private static void differ(Engine engine) {
        var words = new Words();
        var tables = MetaData.of(words);
        engine.use(connection -> {
            tables.dropAll(connection);
            tables.createAll(connection);
            try {
                for (int i = 0; i < DIFFERENT.size(); i++) {
                    connection.execute(insert(words).set(words.id.to(i), words.word.to(DIFFERENT.get(i))));
                }
                IntStream.range(0, DIFFERENT.size()).forEach(i -> onlyItself(connection, words, i));
            } finally {
                tables.dropAll(connection);
            }
        });
    }

    private static void onlyItself(Connection connection, Words words, int id) {
        String text = DIFFERENT.get(id);
        assertThat(connection.list(select(words.id).where(words.word.eq(text))))
                .as("equal to '%s'", text)
                .containsExactly(id);
        assertThat(connection.list(select(words.id).where(words.word.in(List.of(text)))))
                .as("in a list with '%s'", text)
                .containsExactly(id);
        assertThat(connection.count(select(words.id).where(words.word.ne(text))))
                .isEqualTo(DIFFERENT.size() - 1L);
        assertThatThrownBy(() -> connection.execute(insert(words).set(words.id.to(id + 100), words.word.to(text))))
                .isInstanceOf(UniqueException.class);
    }
}
