package dev.aludel.type;

import java.util.Objects;
import java.util.function.Function;
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
    private final @Nullable Function<T, Object> encode;
    private final @Nullable SqlType<?> element;
    private final @Nullable Object form;

    SqlType(
            TypeKind kind,
            Class<T> javaType,
            int length,
            int scale,
            String name,
            Read<T> read,
            @Nullable Function<T, Object> encode) {
        this(kind, javaType, length, scale, name, read, encode, null, null);
    }

    SqlType(
            TypeKind kind,
            Class<T> javaType,
            int length,
            int scale,
            String name,
            @Nullable Read<T> read,
            @Nullable Function<T, Object> encode,
            @Nullable SqlType<?> element,
            @Nullable Object form) {
        this.kind = kind;
        this.javaType = javaType;
        this.length = length;
        this.scale = scale;
        this.name = name;
        this.read = read;
        this.encode = encode;
        this.element = element;
        this.form = form;
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

    /** Reads a column of the current row as this type; null for NULL. */
    public @Nullable T read(RowReader row, int column) {
        if (row.isNull(column)) {
            return null;
        }
        return read == null ? row.valueAt(column, this) : read.read(row, column);
    }

    /**
     * Turns a value into the one that drivers bind: one of the classes that {@link RowReader} can read. The identity but for
     * types with a converter, such as enumerations kept by name.
     */
    public @Nullable Object encode(@Nullable Object value) {
        if (value == null || encode == null) {
            return value;
        }
        return encode.apply(javaType.cast(value));
    }

    /**
     * Checks a value that is to be stored in a column of this type and brings it to the column's precision: moments and
     * times are truncated to microseconds, decimals get the column's scale.
     *
     * @param what names the column in the error, such as {@code users.name}
     * @throws dev.aludel.error.DataException if the value is too long, or would lose digits
     */
    public @Nullable T checked(@Nullable T value, String what) {
        return value == null ? null : javaType.cast(ValueRules.store(this, value, what));
    }

    /** The same type without limits: that of a value compared with a column, which must be neither rounded nor refused. */
    public SqlType<T> unlimited() {
        if (length == UNLIMITED && scale == UNLIMITED) {
            return this;
        }
        var plain = kind == TypeKind.VARCHAR ? TypeKind.TEXT : kind;
        return new SqlType<>(plain, javaType, UNLIMITED, UNLIMITED, name, read, encode, element, form);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // two converters are equal only when they are the same one
    public boolean equals(@Nullable Object other) {
        return other instanceof SqlType<?> that
                && kind == that.kind
                && javaType == that.javaType
                && length == that.length
                && scale == that.scale
                && name.equals(that.name)
                && Objects.equals(element, that.element)
                && Objects.equals(form, that.form)
                && (encode == that.encode || (element != null && javaType == (Class<?>) java.util.List.class));
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
