package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgArray;
import dev.aludel.postgresql.type.form.Form;
import dev.aludel.type.SqlType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java value taken apart as an array: lists, Java arrays and {@link PgArray}; lists of lists are dimensions.
 *
 * @param elements all elements, in the form that codecs write
 * @param elementType what is known of the elements' Java side, or null
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, and nobody compares them
record ArrayValue(
        List<@Nullable Object> elements,
        int[] dimensions,
        int[] lowerBounds,
        @Nullable SqlType<?> elementType) {

    /** @param codec the array's type if it is known, which tells elements that are lists themselves from dimensions */
    static ArrayValue of(Object value, @Nullable ArrayCodec codec, @Nullable SqlType<?> type) {
        SqlType<?> element = elementType(type);
        if (value instanceof PgArray<?> array) {
            var elements = new ArrayList<@Nullable Object>(array.elements().size());
            for (var part : array.elements()) {
                elements.add(element == null ? part : element.encode(part));
            }
            return new ArrayValue(elements, numbers(array.dimensions()), numbers(array.lowerBounds()), element);
        }
        var lengths = new ArrayList<Integer>();
        var elements = new ArrayList<@Nullable Object>();
        // What the type itself has encoded is an Object[]; only a list still has its elements as the caller gave them.
        var encoding = value instanceof Collection<?> ? element : null;
        collect(value, 0, codec == null ? null : codec.element(), lengths, elements, encoding);
        if (elements.isEmpty()) {
            lengths.clear();
        }
        var lowerBounds = new int[lengths.size()];
        Arrays.fill(lowerBounds, 1);
        return new ArrayValue(elements, numbers(lengths), lowerBounds, element);
    }

    static @Nullable SqlType<?> elementType(@Nullable SqlType<?> type) {
        if (type == null) {
            return null;
        }
        return type.element() == null && type.form() instanceof Form.ArrayOf form ? form.element() : type.element();
    }

    boolean hasNulls() {
        return elements.contains(null);
    }

    private static void collect(
            Object value,
            int level,
            @Nullable Codec element,
            List<Integer> lengths,
            List<@Nullable Object> elements,
            @Nullable SqlType<?> encoding) {
        int length = length(value);
        if (level == PgArray.MAX_DIMENSIONS) {
            throw new UnfitValue(
                    "has more than 6 dimensions, the most that PostgreSQL has", "store it otherwise", null);
        }
        if (lengths.size() == level) {
            lengths.add(length);
        } else if (lengths.get(level) != length) {
            throw new UnfitValue("is a list of lists of different lengths", "make them equally long", "2202E");
        }
        boolean nested = false;
        boolean flat = false;
        for (var part : parts(value)) {
            if (part != null && encoding == null && isDimension(part, element)) {
                nested = true;
                collect(part, level + 1, element, lengths, elements, null);
            } else {
                flat = true;
                elements.add(encoding == null ? part : encoding.encode(part));
            }
        }
        if ((nested && flat) || (flat && lengths.size() > level + 1)) {
            throw new UnfitValue("mixes lists and single values", "make all dimensions equally deep", "2202E");
        }
    }

    static boolean isArray(Object value) {
        return value instanceof Collection<?>
                || value instanceof PgArray<?>
                || (value.getClass().isArray() && !(value instanceof byte[]));
    }

    private static boolean isDimension(Object part, @Nullable Codec element) {
        if (part instanceof float[] && element instanceof LeafCodec<?> leaf && leaf.javaType() == float[].class) {
            return false;
        }
        return !(part instanceof PgArray<?>) && isArray(part) && !(element instanceof MultirangeCodec);
    }

    private static int length(Object value) {
        return value instanceof Collection<?> list ? list.size() : Array.getLength(value);
    }

    private static Iterable<@Nullable Object> parts(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        var parts = new ArrayList<@Nullable Object>(length(value));
        if (value instanceof Collection<?> list) {
            parts.addAll(list);
        } else {
            for (int i = 0; i < length(value); i++) {
                parts.add(Array.get(value, i));
            }
        }
        return parts;
    }

    private static int[] numbers(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
