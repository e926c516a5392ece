package dev.aludel.type;

import dev.aludel.error.AludelException;
import dev.aludel.error.DataException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column or expression: the Java class of its values, the kind of database type that keeps them, and its
 * limits. Immutable and compared by value; obtained from {@link SqlTypes}.
 *
 * @param <T> the Java class of the values
 */
public final class SqlType<T> {
    /** Says that a length, precision or scale is not limited. */
    public static final int UNLIMITED = -1;

    /** Takes one column of the current row; called only when it is not NULL. */
    @FunctionalInterface
    interface Read<T> {
        T read(RowReader row, int column);
    }

    private final TypeKind kind;
    private final Class<T> javaType;
    private final int length;
    private final int scale;
    private final String name;
    private final @Nullable Read<T> read;
    private final @Nullable Conversion<T, ?> conversion;
    private final @Nullable SqlType<?> element;
    private final @Nullable Object form;

    /** A type whose values drivers bind and read as they are. */
    SqlType(TypeKind kind, Class<T> javaType, int length, int scale, Read<T> read) {
        this(kind, javaType, length, scale, "", read, null, null, null);
    }

    SqlType(
            TypeKind kind,
            Class<T> javaType,
            int length,
            int scale,
            String name,
            @Nullable Read<T> read,
            @Nullable Conversion<T, ?> conversion,
            @Nullable SqlType<?> element,
            @Nullable Object form) {
        this.kind = kind;
        this.javaType = javaType;
        this.length = length;
        this.scale = scale;
        this.name = name;
        this.read = read;
        this.conversion = conversion;
        this.element = element;
        this.form = form;
    }

    /** Values of another class, kept as this type keeps its own. */
    <U> SqlType<U> as(Class<U> other, Conversion<U, ?> through) {
        return new SqlType<>(kind, other, length, scale, name, null, through, element, form);
    }

    /** The same values under a name that only some databases know. */
    SqlType<T> named(String other, OwnType rules) {
        return new SqlType<>(kind, javaType, length, scale, other, read, conversion, element, rules);
    }

    public TypeKind kind() {
        return kind;
    }

    public Class<T> javaType() {
        return javaType;
    }

    /** Characters of a VARCHAR, digits in all of a DECIMAL, or {@link #UNLIMITED}. */
    public int length() {
        return length;
    }

    /** Digits behind the point of a DECIMAL, or {@link #UNLIMITED}. */
    public int scale() {
        return scale;
    }

    /** The database's own name for a type without a kind of its own, an array, a range or an enumeration; else empty. */
    public String name() {
        return name;
    }

    /** The type of the elements of a {@link TypeKind#ARRAY} made by {@link SqlTypes#array}, otherwise null. */
    public @Nullable SqlType<?> element() {
        return element;
    }

    /**
     * What the one driver that knows this type has to know to read and write it, such as the class of a range's bounds;
     * null for types that every driver knows. See {@link SqlTypes#ofDriver}.
     */
    public @Nullable Object form() {
        return form;
    }

    /**
     * Reads a column of the current row as this type; null for NULL.
     *
     * @throws DataException if what is stored is no value of this type
     */
    public @Nullable T read(RowReader row, int column) {
        if (row.isNull(column)) {
            return null;
        }
        if (conversion != null) {
            return converted(conversion, row, column);
        }
        return read == null ? row.valueAt(column, this) : read.read(row, column);
    }

    private <S> @Nullable T converted(Conversion<T, S> through, RowReader row, int column) {
        S taken = through.take(row, column);
        try {
            return taken == null ? null : javaType.cast(through.made(taken));
        } catch (AludelException e) {
            throw e;
        } catch (Exception e) {
            throw new DataException(
                    "the result column " + row.nameAt(column) + " holds no " + javaType.getSimpleName() + ": "
                            + through.misfit(e),
                    through.remedy(),
                    "22018",
                    e);
        }
    }

    /**
     * Turns a value into the one that drivers bind: one of the classes that {@link RowReader} can read. The identity but for
     * types with a converter, such as enumerations kept by name.
     *
     * @throws DataException if its converter fails
     */
    public @Nullable Object encode(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case KeptValue kept -> kept.form();
            default -> encoded(value, "");
        };
    }

    /** @param what names the column in the error, or is empty */
    private Object encoded(Object value, String what) {
        if (element != null && conversion == null) {
            return ((List<?>) value).stream().map(element::encode).toArray();
        }
        if (conversion == null) {
            return value;
        }
        T own = javaType.cast(value);
        try {
            return conversion.encode(own);
        } catch (AludelException e) {
            throw e;
        } catch (Exception e) {
            throw new DataException(
                    (what.isEmpty() ? "a value" : what + ": the value") + " of the class "
                            + value.getClass().getName() + " cannot be "
                            + (conversion instanceof Conversion.Document ? "written as JSON" : "converted"),
                    "see the cause",
                    null,
                    e);
        }
    }

    /** The value for which drivers bind this: the way back of {@link #encode}. */
    @SuppressWarnings("unchecked") // without a conversion it is the value itself
    @Nullable T decoded(Object encoded) {
        if (element != null && conversion == null) {
            return (T) Arrays.asList((Object[]) encoded).stream()
                    .map(each -> each == null ? null : element.decoded(each))
                    .toList();
        }
        if (conversion == null) {
            return (T) encoded;
        }
        try {
            return javaType.cast(conversion.decode(encoded));
        } catch (AludelException e) {
            throw e;
        } catch (Exception e) {
            throw new DataException(
                    "what was made of a value is no " + javaType.getSimpleName() + ": " + conversion.misfit(e),
                    conversion.remedy(),
                    null,
                    e);
        }
    }

    /**
     * Checks a value that is to be stored in a column of this type and brings it to the column's precision: moments and
     * times are truncated to microseconds, decimals get the column's scale.
     *
     * @param what names the column in the error, such as {@code users.name}
     * @throws DataException if the value is too long, or would lose digits
     */
    public @Nullable T checked(@Nullable T value, String what) {
        Object given = value;
        if (value == null || given instanceof KeptValue) {
            return value; // it was checked when it was made
        }
        if (conversion == null) {
            return javaType.cast(ValueRules.store(this, value, what));
        }
        Object encoded = encoded(value, what);
        Object stored = ValueRules.store(this, encoded, what);
        return stored.equals(encoded) ? value : decoded(stored);
    }

    /**
     * A checked value that a statement may hold, whatever happens to the value before it is executed: of types with a
     * converter a {@link KeptValue}, which {@link #encode} takes like the value itself.
     *
     * @param what names the column in the error, such as {@code users.name}
     * @throws DataException as {@link #checked}
     */
    public @Nullable Object kept(@Nullable T value, String what) {
        Object given = value;
        if (value == null || given instanceof KeptValue) {
            return given;
        }
        return conversion == null && element == null
                ? ValueRules.store(this, value, what)
                : new KeptValue(ValueRules.store(this, encoded(value, what), what));
    }

    /** The value of which {@link #kept} made this: another object with the same contents, where there is a converter. */
    @SuppressWarnings("unchecked") // kept gives this type's own values
    public @Nullable T restored(@Nullable Object kept) {
        return kept instanceof KeptValue value ? decoded(value.form()) : (T) kept;
    }

    /**
     * The same type where enumerations of the database have other names, it or its elements; {@link EnumLabels} tells such types
     * from others.
     */
    public SqlType<T> renamed(UnaryOperator<String> names) {
        if (form instanceof EnumLabels) {
            return new SqlType<>(kind, javaType, length, scale, names.apply(name), read, conversion, element, form);
        }
        return element == null
                ? this
                : new SqlType<>(kind, javaType, length, scale, name, read, conversion, element.renamed(names), form);
    }

    /** The same type without limits: that of a value compared with a column, which must be neither rounded nor refused. */
    public SqlType<T> unlimited() {
        if (length == UNLIMITED && scale == UNLIMITED) {
            return this;
        }
        var plain = kind == TypeKind.VARCHAR ? TypeKind.TEXT : kind;
        return new SqlType<>(plain, javaType, UNLIMITED, UNLIMITED, name, read, conversion, element, form);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SqlType<?> that
                && kind == that.kind
                && javaType == that.javaType
                && length == that.length
                && scale == that.scale
                && name.equals(that.name)
                && Objects.equals(element, that.element)
                && Objects.equals(form, that.form)
                && Objects.equals(conversion, that.conversion);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, javaType, length, scale, name);
    }

    @Override
    public String toString() {
        var limits =
                length == UNLIMITED ? "" : scale == UNLIMITED ? "(" + length + ")" : "(" + length + ", " + scale + ")";
        return element != null ? element + "[]" : (name.isEmpty() ? kind.name() : name) + limits;
    }
}
