package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.error.UnexpectedNullException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result, copied out of the driver's memory. Immutable and thread-safe; equal to another row with equal values.
 *
 * <p>Read it by the expressions that were selected: {@code row.get(USER.name)}.
 */
public final class Row {
    private final RowShape shape;
    private final @Nullable Object[] values;

    /** Takes the array over. */
    Row(RowShape shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * The value of what was selected; an {@link Optional} for {@code item.optional()}.
     *
     * @throws UnexpectedNullException for NULL, naming the expression
     * @throws ParameterException if it was not selected
     */
    @SuppressWarnings("unchecked") // the item that was selected with this type
    public <T> T get(Selectable<T> item) {
        int index = shape.indexOf(item);
        Object value = values[index];
        if (item instanceof OptionalSelectable<?>) {
            return (T) (value instanceof Optional<?> ? value : Optional.ofNullable(value));
        }
        Object plain = required(index, unwrapped(value));
        if (item instanceof Expression<?> expression) {
            return (T) Conversions.convert(plain, expression.type().javaType(), shape.describe(index));
        }
        return (T) plain;
    }

    /** The value of what was selected, or empty for NULL. */
    public <T> Optional<T> find(Expression<T> expression) {
        int index = shape.indexOf(expression);
        Object value = unwrapped(values[index]);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(Conversions.convert(value, expression.type().javaType(), shape.describe(index)));
    }

    /**
     * The value at a position, counted from 0.
     *
     * @throws dev.aludel.error.DataException if it cannot be given exactly as this class
     * @throws UnexpectedNullException for NULL
     */
    public <T> T get(int index, Class<T> type) {
        checkIndex(index);
        return Conversions.convert(
                required(index, unwrapped(values[index])), Conversions.boxed(type), shape.describe(index));
    }

    /**
     * The value of the column with this name, whatever its case if only one fits.
     *
     * @throws dev.aludel.error.AmbiguousColumnException if several have it
     * @throws ParameterException if none has it; the message lists those there are
     */
    public <T> T get(String name, Class<T> type) {
        return get(shape.indexOf(name), type);
    }

    /** Like {@link #get(int, Class)}, empty for NULL. */
    public <T> Optional<T> find(int index, Class<T> type) {
        checkIndex(index);
        Object value = unwrapped(values[index]);
        return value == null
                ? Optional.empty()
                : Optional.of(Conversions.convert(value, Conversions.boxed(type), shape.describe(index)));
    }

    /** Like {@link #get(String, Class)}, empty for NULL. */
    public <T> Optional<T> find(String name, Class<T> type) {
        return find(shape.indexOf(name), type);
    }

    /** The names of its columns, in order; an expression without a name has an empty one. */
    public List<String> names() {
        return shape.names();
    }

    /**
     * Its values by name, in order.
     *
     * @throws dev.aludel.error.AmbiguousColumnException if two columns have one name
     */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name : names()) {
            map.put(name, unwrapped(values[shape.indexOf(name)]));
        }
        return Collections.unmodifiableMap(map);
    }

    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row that && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Row[");
        for (int i = 0; i < values.length; i++) {
            String name = names().get(i);
            text.append(i == 0 ? "" : ", ")
                    .append(name.isEmpty() ? String.valueOf(i) : name)
                    .append('=');
            text.append(values[i] instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(values[i]));
        }
        return text.append(']').toString();
    }

    private void checkIndex(int index) {
        if (index < 0 || index >= values.length) {
            throw new ParameterException(
                    "the row has " + values.length + " columns, counted from 0, and none at " + index,
                    "its columns are " + names());
        }
    }

    private Object required(int index, @Nullable Object value) {
        if (value == null) {
            throw new UnexpectedNullException(
                    shape.describe(index) + " is NULL in the row",
                    "read it with find(..), or select it with optional()");
        }
        return value;
    }

    private static @Nullable Object unwrapped(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
}
