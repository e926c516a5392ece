package dev.aludel.type;

import dev.aludel.error.DataException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values of a class become values that drivers bind, and back. Compared by what it does, as far as that can be known: types
 * with equal conversions are equal, and so are the statements that they stand in.
 *
 * @param <T> the class of the values
 * @param <S> what they are made of when a row is read
 */
sealed interface Conversion<T, S> {
    /** What drivers bind for a value. */
    Object encode(T value) throws Exception;

    /** The value of which a driver would bind this. */
    @Nullable T decode(Object form) throws Exception;

    /** Takes out of a row what the value is made of. */
    @Nullable S take(RowReader row, int column);

    /** Makes the value of it. */
    @Nullable T made(S taken) throws Exception;

    /** Why something is no value of the type, and what to do. */
    default String misfit(Exception e) {
        return "its converter fails";
    }

    default String remedy() {
        return "see the cause: let the converter take such values, or repair the row";
    }

    /** Constants by their names. */
    record EnumNames<E extends Enum<E>>(Class<E> type) implements Conversion<E, String> {
        @Override
        public Object encode(E value) {
            return value.name();
        }

        @Override
        public E decode(Object form) {
            return made((String) form);
        }

        @Override
        public String take(RowReader row, int column) {
            return row.stringAt(column);
        }

        @Override
        public E made(String taken) {
            return Enum.valueOf(type, taken);
        }

        @Override
        public String misfit(Exception e) {
            return "no constant has the name in it";
        }

        @Override
        public String remedy() {
            return "repair the row, or bring the enumeration up to date";
        }
    }

    /** Constants by their positions. */
    record EnumOrdinals<E extends Enum<E>>(Class<E> type) implements Conversion<E, Integer> {
        @Override
        @SuppressWarnings("EnumOrdinal") // the position is what this type keeps
        public Object encode(E value) {
            return (short) value.ordinal();
        }

        @Override
        public E decode(Object form) {
            return made(((Number) form).intValue());
        }

        @Override
        public Integer take(RowReader row, int column) {
            return row.intAt(column);
        }

        @Override
        public E made(Integer taken) {
            return type.getEnumConstants()[taken];
        }

        @Override
        public String misfit(Exception e) {
            return "no constant has the position in it";
        }

        @Override
        public String remedy() {
            return "repair the row, or bring the enumeration up to date";
        }
    }

    /** Constants by values of their own. */
    record EnumValues<E extends Enum<E>, S>(SqlType<S> stored, Map<E, S> values, Map<S, E> constants)
            implements Conversion<E, S> {
        @Override
        public Object encode(E value) {
            return Objects.requireNonNull(stored.encode(values.get(value)), "each constant has a value");
        }

        @Override
        public @Nullable E decode(Object form) {
            S taken = stored.decoded(form);
            return taken == null ? null : made(taken);
        }

        @Override
        public @Nullable S take(RowReader row, int column) {
            return stored.read(row, column);
        }

        @Override
        public E made(S taken) {
            E constant = constants.get(taken);
            if (constant == null) {
                throw new IllegalArgumentException("no constant is kept by " + taken);
            }
            return constant;
        }

        @Override
        public String misfit(Exception e) {
            return "no constant is kept by the value in it";
        }

        @Override
        public String remedy() {
            return "repair the row, or bring the enumeration up to date";
        }
    }

    /** Two functions of someone's own. */
    record Functions<T, S>(
            SqlType<S> stored,
            Function<? super T, ? extends @Nullable S> toStored,
            Function<? super S, ? extends @Nullable T> fromStored)
            implements Conversion<T, S> {
        @Override
        public Object encode(T value) {
            S form = toStored.apply(value);
            if (form == null) {
                throw new DataException(
                        "a converter made null of a value",
                        "give each value a form of its own; null itself is never converted, it is NULL");
            }
            return Objects.requireNonNull(stored.encode(form), "a type that makes null of a value");
        }

        @Override
        public @Nullable T decode(Object form) {
            S taken = stored.decoded(form);
            return taken == null ? null : fromStored.apply(taken);
        }

        @Override
        public @Nullable S take(RowReader row, int column) {
            return stored.read(row, column);
        }

        @Override
        public @Nullable T made(S taken) {
            return fromStored.apply(taken);
        }
    }

    /** Documents, kept as another type keeps texts. */
    record Document<T>(Type type, JsonCodec codec) implements Conversion<T, String> {
        @Override
        public Object encode(T value) throws Exception {
            return codec.write(value, type);
        }

        @Override
        public @Nullable T decode(Object form) throws Exception {
            return made((String) form);
        }

        @Override
        public String take(RowReader row, int column) {
            return row.stringAt(column);
        }

        @Override
        @SuppressWarnings("unchecked") // its class is looked at afterwards
        public @Nullable T made(String taken) throws Exception {
            return (T) codec.read(taken, type);
        }

        @Override
        public String misfit(Exception e) {
            return "the JSON in it does not fit";
        }

        @Override
        public String remedy() {
            return "see the cause: repair the row, or let the type take such documents";
        }
    }
}
