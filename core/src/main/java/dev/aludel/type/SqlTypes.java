package dev.aludel.type;

import static dev.aludel.type.SqlType.UNLIMITED;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types that Aludel knows, and the way to make one of your own. Thread-safe, stateless. */
public final class SqlTypes {
    public static final SqlType<Short> SMALLINT = plain(TypeKind.SMALLINT, Short.class, RowReader::shortAt);
    public static final SqlType<Integer> INTEGER = plain(TypeKind.INTEGER, Integer.class, RowReader::intAt);
    public static final SqlType<Long> BIGINT = plain(TypeKind.BIGINT, Long.class, RowReader::longAt);
    public static final SqlType<Float> REAL = plain(TypeKind.REAL, Float.class, RowReader::floatAt);
    public static final SqlType<Double> DOUBLE = plain(TypeKind.DOUBLE, Double.class, RowReader::doubleAt);
    public static final SqlType<BigDecimal> DECIMAL = plain(TypeKind.DECIMAL, BigDecimal.class, RowReader::decimalAt);
    public static final SqlType<String> TEXT = plain(TypeKind.TEXT, String.class, RowReader::stringAt);
    public static final SqlType<Boolean> BOOLEAN = plain(TypeKind.BOOLEAN, Boolean.class, RowReader::booleanAt);
    public static final SqlType<byte[]> BYTES = plain(TypeKind.BYTES, byte[].class, RowReader::bytesAt);
    public static final SqlType<Instant> INSTANT = plain(TypeKind.INSTANT, Instant.class, RowReader::instantAt);
    public static final SqlType<LocalDate> DATE = plain(TypeKind.DATE, LocalDate.class, RowReader::dateAt);
    public static final SqlType<LocalTime> TIME = plain(TypeKind.TIME, LocalTime.class, RowReader::timeAt);
    public static final SqlType<LocalDateTime> TIMESTAMP =
            plain(TypeKind.TIMESTAMP, LocalDateTime.class, RowReader::dateTimeAt);
    public static final SqlType<OffsetDateTime> OFFSET_TIMESTAMP =
            plain(TypeKind.OFFSET_TIMESTAMP, OffsetDateTime.class, RowReader::offsetDateTimeAt);
    public static final SqlType<Duration> DURATION = plain(TypeKind.DURATION, Duration.class, RowReader::durationAt);
    public static final SqlType<UUID> UUID = plain(TypeKind.UUID, UUID.class, RowReader::uuidAt);

    /** JSON as text. */
    public static final SqlType<String> JSON = plain(TypeKind.JSON, String.class, RowReader::stringAt);

    /** A value of raw SQL, in whatever class the driver finds natural. */
    public static final SqlType<Object> UNKNOWN = plain(TypeKind.UNKNOWN, Object.class, SqlTypes::object);

    private SqlTypes() {}

    /** Text of at most {@code length} characters (code points). */
    public static SqlType<String> varchar(int length) {
        require(length > 0, "the length of a VARCHAR is at least 1");
        return new SqlType<>(TypeKind.VARCHAR, String.class, length, UNLIMITED, RowReader::stringAt);
    }

    /** A decimal number of {@code precision} digits, {@code scale} of them behind the point. */
    public static SqlType<BigDecimal> decimal(int precision, int scale) {
        require(
                precision > 0 && scale >= 0 && scale <= precision,
                "a DECIMAL has 1 digit or more, and a scale within them");
        return new SqlType<>(TypeKind.DECIMAL, BigDecimal.class, precision, scale, RowReader::decimalAt);
    }

    /** An enumeration kept by its constants' names. */
    public static <E extends Enum<E>> SqlType<E> enumByName(Class<E> type) {
        int longest = 1;
        for (E constant : type.getEnumConstants()) {
            longest = Math.max(longest, constant.name().length());
        }
        return varchar(longest).as(type, new Conversion.EnumNames<>(type));
    }

    /**
     * An enumeration that is a type of the database, where it has such types; elsewhere a column of texts that admits no
     * others.
     *
     * @param name the type's name in the database: {@code mood}, or {@code schema.mood}
     */
    public static <E extends Enum<E>> SqlType<E> nativeEnum(String name, Class<E> type) {
        var labels = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return nativeEnum(name, labels).as(type, new Conversion.EnumNames<>(type));
    }

    /** An enumeration of the database whose values are read as text. */
    public static SqlType<String> nativeEnum(String name, List<String> labels) {
        return new SqlType<>(
                TypeKind.NATIVE_ENUM,
                String.class,
                UNLIMITED,
                UNLIMITED,
                name,
                RowReader::stringAt,
                null,
                null,
                new EnumLabels(labels));
    }

    /** A type that is known by its database's name only; its values are read as the driver finds natural. */
    public static SqlType<Object> unknown(String name) {
        return new SqlType<>(
                TypeKind.UNKNOWN, Object.class, UNLIMITED, UNLIMITED, name, SqlTypes::object, null, null, null);
    }

    /** An enumeration kept by its constants' positions; adding a constant anywhere but at the end changes stored meanings. */
    public static <E extends Enum<E>> SqlType<E> enumByOrdinal(Class<E> type) {
        return SMALLINT.as(type, new Conversion.EnumOrdinals<>(type));
    }

    /**
     * An enumeration kept by a value that each constant has, a text or a number: {@code enumBy(Mood.class, varchar(1),
     * Mood::letter)}. Constants can be renamed and moved.
     *
     * @throws IllegalArgumentException if two constants have the same value, or one has none
     */
    public static <E extends Enum<E>, S> SqlType<E> enumBy(
            Class<E> type, SqlType<S> stored, Function<? super E, ? extends S> value) {
        Map<E, S> values = new EnumMap<>(type);
        Map<S, E> constants = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            S own = value.apply(constant);
            require(own != null, type.getSimpleName() + "." + constant.name() + " has no value to be kept by");
            values.put(constant, own);
            E other = constants.put(own, constant);
            require(
                    other == null,
                    type.getSimpleName() + "." + constant.name() + " and " + (other == null ? "" : other.name())
                            + " are kept by the same value");
        }
        return stored.as(type, new Conversion.EnumValues<>(stored, values, constants));
    }

    /**
     * A list of values, kept in an array of the database's own; its elements may be null. Drivers bind it as an
     * {@code Object[]} of what they bind for an element, with {@link SqlType#element()} saying which type that is.
     */
    public static <T> SqlType<List<T>> array(SqlType<T> element) {
        return new SqlType<>(TypeKind.ARRAY, generic(List.class), UNLIMITED, UNLIMITED, "", null, null, element, null);
    }

    /**
     * A type of your own, kept as another one. Make it once and share it: types with equal functions are equal, and a lambda
     * expression may give another function each time.
     *
     * @param toStored never gets null, and never gives it
     * @param fromStored never gets null; what it gives null for is read as NULL
     */
    public static <T, S> SqlType<T> converted(
            Class<T> type,
            SqlType<S> stored,
            Function<? super T, ? extends S> toStored,
            Function<? super S, ? extends @Nullable T> fromStored) {
        return stored.as(type, new Conversion.Functions<>(stored, toStored, fromStored));
    }

    /** The same for a type with arguments, such as {@code List<String>}. */
    public static <T, S> SqlType<T> converted(
            GenericType<T> type,
            SqlType<S> stored,
            Function<? super T, ? extends S> toStored,
            Function<? super S, ? extends @Nullable T> fromStored) {
        return converted(generic(GenericType.classOf(type.type())), stored, toStored, fromStored);
    }

    /**
     * Values kept as JSON, written and read by the {@linkplain JsonCodec#installed codec that is installed}. A String is the
     * document itself.
     */
    public static <T> SqlType<T> json(Class<T> type) {
        return json(type, JsonCodec.installed());
    }

    /** The same for a type with arguments: {@code json(new GenericType<List<Tag>>() {})}. */
    public static <T> SqlType<T> json(GenericType<T> type) {
        return json(type, JsonCodec.installed());
    }

    /** Values kept as JSON, written and read by this codec. */
    public static <T> SqlType<T> json(Class<T> type, JsonCodec codec) {
        return document(type, codec, JSON);
    }

    /** The same for a type with arguments. */
    public static <T> SqlType<T> json(GenericType<T> type, JsonCodec codec) {
        return json(type, codec, JSON);
    }

    /**
     * Values kept as JSON in a column of some other type of texts, such as {@link #TEXT}, or one of the database's own.
     *
     * @param stored the column's type
     */
    public static <T> SqlType<T> json(GenericType<T> type, JsonCodec codec, SqlType<String> stored) {
        return document(type.type(), codec, stored);
    }

    @SuppressWarnings("unchecked") // a String is the document
    private static <T> SqlType<T> document(Type type, JsonCodec codec, SqlType<String> stored) {
        return type == String.class
                ? (SqlType<T>) stored
                : stored.as(generic(GenericType.classOf(type)), new Conversion.Document<>(type, codec));
    }

    /**
     * A type that only one driver knows: it is read by {@link RowReader#valueAt} and bound as it is. For drivers; their
     * users find such types in the driver's own API.
     *
     * @param name the database's own name of the type, as it stands in a CREATE TABLE
     * @param form what the driver itself needs to know besides, compared by value; see {@link SqlType#form()}
     */
    public static <T> SqlType<T> ofDriver(TypeKind kind, Class<T> javaType, String name, Object form) {
        return new SqlType<>(kind, javaType, UNLIMITED, UNLIMITED, name, null, null, null, form);
    }

    /**
     * A type that some databases have as their own, and whose values are bound and read like those of another one, within limits. For
     * drivers, as {@link #ofDriver}.
     *
     * @param name the database's own name of the type, as it stands in a CREATE TABLE
     * @param like the type whose values these are, without limits and converters
     */
    public static <T> SqlType<T> own(String name, SqlType<T> like, OwnType rules) {
        return like.named(name, rules);
    }

    private static <T> SqlType<T> plain(TypeKind kind, Class<T> javaType, SqlType.Read<T> read) {
        return new SqlType<>(kind, javaType, UNLIMITED, UNLIMITED, read);
    }

    /** The class of a generic type says nothing of its arguments. */
    @SuppressWarnings("unchecked")
    private static <T> Class<T> generic(Class<?> type) {
        return (Class<T>) type;
    }

    private static Object object(RowReader row, int column) {
        var value = row.objectAt(column);
        if (value == null) {
            throw new IllegalStateException("a column that is not NULL was read as null");
        }
        return value;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
