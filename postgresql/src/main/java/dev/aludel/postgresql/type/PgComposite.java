package dev.aludel.postgresql.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a composite type: a row as a value. Immutable.
 *
 * @param typeName the type's name, {@code record} for an anonymous one
 * @param names the attributes' names, {@code f1}, {@code f2} .. in an anonymous one
 * @param values their values in the classes natural to them; null for NULL
 */
public record PgComposite(String typeName, List<String> names, List<@Nullable Object> values) {
    public PgComposite {
        names = List.copyOf(names);
        values = Collections.unmodifiableList(new ArrayList<>(values));
        if (names.size() != values.size()) {
            throw new IllegalArgumentException(names.size() + " attributes, but " + values.size() + " values");
        }
    }

    /** An anonymous one. */
    public static PgComposite of(@Nullable Object... values) {
        var names = new ArrayList<String>(values.length);
        for (int i = 1; i <= values.length; i++) {
            names.add("f" + i);
        }
        return new PgComposite("record", names, java.util.Arrays.asList(values));
    }

    /**
     * The value of an attribute.
     *
     * @throws IllegalArgumentException if it has none of this name
     */
    public @Nullable Object value(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no attribute " + name + " among " + names);
        }
        return values.get(index);
    }
}
