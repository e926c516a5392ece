package dev.aludel.conformance;

import static dev.aludel.conformance.StoredTypes.MARIADB;
import static dev.aludel.conformance.StoredTypes.POSTGRESQL;
import static dev.aludel.conformance.StoredTypes.SQLITE;
import static dev.aludel.conformance.StoredTypes.type;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arrays of every type: what is an edge of the element is one of the array. */
final class ArrayTypes {
    private ArrayTypes() {}

    static List<TypeCase<?>> of(List<TypeCase<?>> elements) {
        List<TypeCase<?>> all = new ArrayList<>();
        elements.forEach(element -> all.add(of(element)));
        all.add(type(
                        "array of what separates elements",
                        SqlTypes.array(SqlTypes.TEXT),
                        random -> List.of(StoredTypes.text(random, 9), StoredTypes.text(random, 9)),
                        List.of(""),
                        withNull("NULL", null, "null", "a,b", "{\"}", "\\", " "))
                .lackingOn(SQLITE, MARIADB));
        all.add(nested("lists of lists", SqlTypes.array(SqlTypes.array(SqlTypes.INTEGER)), random -> {
            List<Integer> row = withNull(random.nextInt(), null, random.nextInt());
            return random.nextBoolean() ? List.of(row) : List.of(row, List.of(1, 2, 3));
        }));
        all.add(nested(
                "lists of lists of lists",
                SqlTypes.array(SqlTypes.array(SqlTypes.array(SqlTypes.TEXT))),
                random -> List.of(List.of(withNull(StoredTypes.text(random, 9), "{a},b"), withNull("NULL", null)))));
        return all;
    }

    /** An array without elements has no dimensions. */
    private static <T> TypeCase<List<List<T>>> nested(
            String name, SqlType<List<List<T>>> type, Function<Random, List<List<T>>> random) {
        List<List<T>> nothing = List.of();
        return StoredTypes.edges(
                        name,
                        type,
                        random,
                        Edge.of(nothing),
                        Edge.of(List.of(List.<T>of(), List.<T>of())).becomes(nothing, POSTGRESQL))
                .lackingOn(SQLITE, MARIADB);
    }

    private static <T> TypeCase<List<T>> of(TypeCase<T> element) {
        List<T> values = withNull();
        List<T> found = withNull();
        List<Edge<List<T>>> edges = new ArrayList<>();
        edges.add(Edge.of(List.of()));
        for (Edge<T> edge : element.edges()) {
            Optional<T> outcome = edge.outcomes().getOrDefault(POSTGRESQL, Optional.of(edge.value()));
            if (outcome.isEmpty()) {
                edges.add(Edge.of(List.of(edge.value())).refusedOn(POSTGRESQL));
            } else {
                values = with(values, edge.value());
                found = with(found, outcome.get());
            }
        }
        edges.add(Edge.of(values).becomes(found, POSTGRESQL));
        return new TypeCase<>(
                        "array of " + element.name(),
                        SqlTypes.array(element.type()),
                        edges,
                        random -> random(element, random),
                        java.util.Set.of(),
                        false)
                .lackingOn(SQLITE, MARIADB);
    }

    private static <T> List<T> random(TypeCase<T> element, Random random) {
        List<T> values = withNull();
        for (int i = random.nextInt(5); i > 0; i--) {
            values = random.nextInt(4) == 0
                    ? with(values, null)
                    : with(values, element.random().apply(random));
        }
        return values;
    }

    @SuppressWarnings("NullAway") // as below
    private static <T> List<T> with(List<T> elements, @Nullable T more) {
        List<T> all = new ArrayList<>(elements);
        all.add(more);
        return all;
    }

    /** Lists whose elements may be null are of the same type, because an element's class cannot say so. */
    @SafeVarargs
    @SuppressWarnings({"NullAway", "varargs"})
    private static <T> List<T> withNull(@Nullable T... elements) {
        return new ArrayList<>(Arrays.asList(elements));
    }
}
