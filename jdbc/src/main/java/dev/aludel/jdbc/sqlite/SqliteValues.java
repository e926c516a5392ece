package dev.aludel.jdbc.sqlite;

import dev.aludel.error.DataException;
import dev.aludel.error.ParameterException;
import dev.aludel.jdbc.Utf8Length;
import dev.aludel.jdbc.WholeMicros;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns values into what SQLite keeps: integers, doubles, text and blobs. See {@code docs/types.md}. */
final class SqliteValues {
    /** Beyond this many digits a decimal is a mistake, or an attack on memory. */
    private static final long LONGEST_DECIMAL = 100_000;

    private SqliteValues() {}

    static @Nullable Object[] encode(List<SqlType<?>> types, @Nullable Object[] values) {
        var encoded = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            encoded[i] = value == null ? null : encode(value, i < types.size() ? types.get(i) : null, i);
        }
        return encoded;
    }

    private static Object encode(Object value, @Nullable SqlType<?> type, int index) {
        return switch (value) {
            case Integer number when !decimal(type) -> number;
            case Long number when !decimal(type) -> number;
            case Short number when !decimal(type) -> Integer.valueOf(number);
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Short number -> number.toString();
            case Boolean flag -> flag ? 1 : 0;
            case String text -> text(text, index);
            case BigDecimal number -> decimal(number);
            case Double number -> real(number, index);
            case Float number -> real(number.doubleValue(), index);
            case byte[] bytes -> bytes;
            case Instant moment -> SqliteTimes.moment(moment);
            case LocalDate date -> SqliteTimes.date(date);
            case LocalTime time -> SqliteTimes.time(time);
            case LocalDateTime time -> SqliteTimes.dateTime(time);
            case OffsetDateTime time -> SqliteTimes.moment(time.toInstant());
            case Duration duration -> WholeMicros.micros(duration);
            case UUID uuid -> uuid.toString();
            default ->
                throw new ParameterException(
                        "parameter " + (index + 1) + " is a " + value.getClass().getName()
                                + ", which SQLite has no form for",
                        "convert it, or give its column a converted type");
        };
    }

    private static boolean decimal(@Nullable SqlType<?> type) {
        return type != null && type.kind() == TypeKind.DECIMAL;
    }

    static String decimal(BigDecimal number) {
        if (number.precision() + Math.abs((long) number.scale()) > LONGEST_DECIMAL) {
            throw new DataException(
                    "the decimal number has more than " + LONGEST_DECIMAL + " digits", "round it", "22003", null);
        }
        return number.toPlainString();
    }

    private static Double real(double number, int index) {
        if (Double.isNaN(number)) {
            throw new DataException(
                    "parameter " + (index + 1) + " is NaN, which SQLite does not keep: it would become NULL",
                    "use NULL if that is meant",
                    "22003",
                    null);
        }
        return number;
    }

    private static String text(String text, int index) {
        var _ = Utf8Length.of(text, index);
        return text;
    }
}
