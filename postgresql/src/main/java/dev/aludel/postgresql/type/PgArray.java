package dev.aludel.postgresql.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An array of any number of dimensions, with the subscripts that PostgreSQL keeps with it. Immutable. For the usual array of
 * one dimension that starts at 1, a {@link List} is simpler.
 *
 * @param elements all elements, the last dimension running fastest; null for NULL
 * @param dimensions the length of each dimension; none for an empty array
 * @param lowerBounds the first subscript of each dimension, usually 1
 * @param <T> the class of the elements
 */
public record PgArray<T>(List<@Nullable T> elements, List<Integer> dimensions, List<Integer> lowerBounds) {
    /** The most dimensions that PostgreSQL has. */
    public static final int MAX_DIMENSIONS = 6;

    public PgArray {
        elements = Collections.unmodifiableList(new ArrayList<>(elements));
        dimensions = List.copyOf(dimensions);
        lowerBounds = List.copyOf(lowerBounds);
        long count = dimensions.isEmpty() ? 0 : 1;
        for (int length : dimensions) {
            if (length < 1) {
                throw new IllegalArgumentException(
                        "a dimension has at least one element; an empty array has no dimension");
            }
            count = Math.multiplyExact(count, length);
        }
        if (count != elements.size() || dimensions.size() != lowerBounds.size()) {
            throw new IllegalArgumentException(elements.size() + " elements do not fill the dimensions " + dimensions);
        }
        if (dimensions.size() > MAX_DIMENSIONS) {
            throw new IllegalArgumentException("an array has at most " + MAX_DIMENSIONS + " dimensions");
        }
    }

    /** An array of one dimension from subscript 1 on. */
    public static <T> PgArray<T> of(List<? extends @Nullable T> elements) {
        return new PgArray<>(
                new ArrayList<>(elements),
                elements.isEmpty() ? List.of() : List.of(elements.size()),
                elements.isEmpty() ? List.of() : List.of(1));
    }

    /** An array of these dimensions, each from subscript 1 on. */
    public static <T> PgArray<T> of(List<Integer> dimensions, List<? extends @Nullable T> elements) {
        return new PgArray<>(new ArrayList<>(elements), dimensions, Collections.nCopies(dimensions.size(), 1));
    }

    /** The same array with other elements; NULL stays NULL. */
    public <R> PgArray<R> map(Function<? super T, ? extends R> function) {
        List<@Nullable R> mapped = new ArrayList<>(elements.size());
        for (T element : elements) {
            mapped.add(element == null ? null : function.apply(element));
        }
        return new PgArray<>(mapped, dimensions, lowerBounds);
    }

    /**
     * The element with these subscripts, as SQL counts them.
     *
     * @throws IndexOutOfBoundsException if it has none such
     */
    public @Nullable T at(int... subscripts) {
        if (subscripts.length != dimensions.size()) {
            throw new IndexOutOfBoundsException(
                    subscripts.length + " subscripts for " + dimensions.size() + " dimensions");
        }
        int index = 0;
        for (int i = 0; i < subscripts.length; i++) {
            int length = dimensions.get(i);
            index = index * length + java.util.Objects.checkIndex(subscripts[i] - lowerBounds.get(i), length);
        }
        return elements.get(index);
    }
}
