package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The types of values that come without one. */
final class ValueTypes {
    /** Of nothing: a NULL, an empty list. */
    static final SqlType<?> NONE = SqlTypes.UNKNOWN;

    private ValueTypes() {}

    /** The type of a value's class. */
    @SuppressWarnings("unchecked") // of(..) goes by the value's class
    static <T> SqlType<T> typeOf(T value) {
        return (SqlType<T>) of(value, "a literal");
    }

    /** The type of the first value that is there. */
    static SqlType<?> ofAll(Iterable<? extends @Nullable Object> values, String name) {
        for (Object value : values) {
            if (value != null) {
                return of(value, name);
            }
        }
        return NONE;
    }

    static SqlType<?> of(@Nullable Object value, String name) {
        return switch (value) {
            case null -> NONE;
            case String text -> SqlTypes.TEXT;
            case Integer number -> SqlTypes.INTEGER;
            case Long number -> SqlTypes.BIGINT;
            case Short number -> SqlTypes.SMALLINT;
            case Double number -> SqlTypes.DOUBLE;
            case Float number -> SqlTypes.REAL;
            case BigDecimal number -> SqlTypes.DECIMAL;
            case Boolean flag -> SqlTypes.BOOLEAN;
            case byte[] bytes -> SqlTypes.BYTES;
            case Instant time -> SqlTypes.INSTANT;
            case LocalDate date -> SqlTypes.DATE;
            case LocalTime time -> SqlTypes.TIME;
            case LocalDateTime time -> SqlTypes.TIMESTAMP;
            case OffsetDateTime time -> SqlTypes.OFFSET_TIMESTAMP;
            case Duration duration -> SqlTypes.DURATION;
            case UUID id -> SqlTypes.UUID;
            case Enum<?> constant -> byName(constant);
            default ->
                throw new ParameterException(
                        "the value of :" + name + " is a " + value.getClass().getName()
                                + ", which has no SQL type by itself",
                        "give its type: bind(\"" + name + "\", value, type)");
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enumeration's class is a Class<E>, which wildcards cannot say
    private static SqlType<?> byName(Enum<?> constant) {
        return SqlTypes.enumByName((Class) constant.getDeclaringClass());
    }
}
