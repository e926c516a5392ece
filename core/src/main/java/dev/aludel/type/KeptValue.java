package dev.aludel.type;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value in the form in which its column keeps it, made by {@link SqlType#kept}: nothing that happens to the value afterwards
 * changes it, and two are equal when the column would keep the same. Immutable and thread-safe.
 */
public final class KeptValue {
    private final Object form;

    KeptValue(Object form) {
        this.form = form;
    }

    /** What drivers bind. */
    Object form() {
        return form;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeptValue that && same(form, that.form);
    }

    private static boolean same(Object one, Object other) {
        return (one instanceof BigDecimal number && other instanceof BigDecimal same)
                ? number.compareTo(same) == 0
                : Objects.deepEquals(one, other);
    }

    @Override
    public int hashCode() {
        return switch (form) {
            case BigDecimal number -> number.stripTrailingZeros().hashCode();
            case byte[] bytes -> java.util.Arrays.hashCode(bytes);
            case Object[] elements -> java.util.Arrays.deepHashCode(elements);
            default -> form.hashCode();
        };
    }

    /** Values are no part of messages. */
    @Override
    public String toString() {
        return "a kept value";
    }
}
