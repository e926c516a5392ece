package dev.aludel.conformance;

import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Every type, with the values at its edges: the table in {@code docs/types.md}, executed. */
final class StoredTypes {
    static final String SQLITE = "sqlite";
    static final String MARIADB = "mariadb";
    static final String MYSQL = "mysql";
    static final String POSTGRESQL = "postgresql";

    private StoredTypes() {}

    enum Colour {
        RED,
        DARK_BLUE,
        GREEN
    }

    static List<TypeCase<?>> all() {
        List<TypeCase<?>> all = new ArrayList<>(NumberTypes.all());
        all.addAll(TextTypes.all());
        all.addAll(TimeTypes.all());
        all.addAll(ArrayTypes.of(all));
        return all;
    }

    /** Any characters but NUL and halves of pairs. */
    static String text(Random random, int most) {
        var text = new StringBuilder();
        random.ints(random.nextInt(most + 1), 1, Character.MAX_CODE_POINT)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 'x' : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Refused by every database. */
    static <T> Edge<T> everywhere(T value) {
        return Edge.of(value).refusedOn(SQLITE, POSTGRESQL, MARIADB);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    static <T> TypeCase<T> type(String name, SqlType<T> type, Function<Random, T> random, T... values) {
        return new TypeCase<>(name, type, Arrays.stream(values).map(Edge::of).toList(), random, Set.of(), false);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    static <T> TypeCase<T> edges(String name, SqlType<T> type, Function<Random, T> random, Edge<T>... edges) {
        return TypeCase.of(name, type, random, edges);
    }
}
