package dev.aludel.conformance;

import static dev.aludel.conformance.Library.AUTHOR;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Sql.row;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.engine.Engine;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.sql.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What an outer join does not find is NULL: said by {@code optional()}, or else reported with what to write. Stateless. */
final class MissingValues {
    private record Pages(String name, int pages) {}

    private record MaybePages(String name, Optional<Integer> pages) {}

    private record Book(String title, int pages) {}

    private MissingValues() {}

    static Stream<DynamicTest> on(Engine engine) {
        var all = select(AUTHOR.name, BOOK.pages)
                .leftJoin(BOOK, BOOK.authorId.eq(AUTHOR.id))
                .where(AUTHOR.name.eq("Dora"));
        var book = row(BOOK.title, BOOK.pages).into(Book::new);
        return Stream.of(
                dynamicTest("a row without it", () -> {
                    var row = list(engine, all).getFirst();
                    assertThat(row.find(BOOK.pages)).isEmpty();
                    assertThatThrownBy(() -> row.get(BOOK.pages))
                            .isInstanceOf(UnexpectedNullException.class)
                            .hasMessageContainingAll("books.pages is NULL", "find(..)", "optional()");
                }),
                dynamicTest(
                        "a component that cannot be null", () -> reports(engine, all.into(Pages::new), "books.pages")),
                dynamicTest(
                        "a component that says it",
                        () -> assertThat(list(
                                        engine,
                                        select(AUTHOR.name, BOOK.pages.optional())
                                                .into(MaybePages::new)
                                                .leftJoin(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                                .where(AUTHOR.name.eq("Dora"))))
                                .containsExactly(new MaybePages("Dora", Optional.empty()))),
                dynamicTest(
                        "a nested record",
                        () -> reports(
                                engine,
                                select(AUTHOR.name, book)
                                        .leftJoin(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                        .where(AUTHOR.name.eq("Dora")),
                                "books.title")),
                dynamicTest(
                        "a nested record that says it",
                        () -> assertThat(list(
                                                engine,
                                                select(AUTHOR.name, book.optional())
                                                        .leftJoin(BOOK, BOOK.authorId.eq(AUTHOR.id))
                                                        .where(AUTHOR.name.eq("Dora")))
                                        .getFirst()
                                        .get(book.optional()))
                                .isEmpty()));
    }

    private static <T> List<T> list(Engine engine, Query<T> query) {
        return engine.with(connection -> connection.list(query));
    }

    private static void reports(Engine engine, Query<?> query, String expression) {
        assertThatThrownBy(() -> list(engine, query))
                .isInstanceOf(UnexpectedNullException.class)
                .hasMessageContainingAll(expression + " is NULL", "optional()", "coalesce");
    }
}
