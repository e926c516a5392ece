package dev.aludel.type;

import dev.aludel.error.DataException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value must satisfy to be stored, and the form in which it is: the same on every database. */
final class ValueRules {
    private ValueRules() {}

    static Object store(SqlType<?> type, Object value, String what) {
        if (type.form() instanceof OwnType own) {
            own.check(value, what);
        }
        if (type.form() instanceof PartedForm parts) {
            return parts.stored(value, what);
        }
        return switch (value) {
            case String text -> length(type, text, what);
            case BigDecimal decimal -> digits(type, decimal, what);
            case Instant moment when moment.equals(Instant.MAX) -> moment;
            case Instant moment -> moment.truncatedTo(ChronoUnit.MICROS);
            case LocalTime time -> time.truncatedTo(ChronoUnit.MICROS);
            case LocalDateTime time when time.equals(LocalDateTime.MAX) -> time;
            case LocalDateTime time -> time.truncatedTo(ChronoUnit.MICROS);
            // The ends of the time line stand for infinity where a database has it, and have no form in UTC.
            case OffsetDateTime time when time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN) -> time;
            case OffsetDateTime time -> utc(time, what);
            case Duration duration -> Duration.ofSeconds(duration.getSeconds(), duration.getNano() / 1000 * 1000L);
            case List<?> list when type.element() != null -> elements(type.element(), list, what);
            case Object[] encoded when type.element() != null -> encoded(type.element(), encoded, what);
            default -> value;
        };
    }

    private static OffsetDateTime utc(OffsetDateTime time, String what) {
        try {
            return time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new DataException(
                    what + " cannot keep a moment that has no form in UTC",
                    "store one within the years of the database; the MAX and MIN of the class stand for infinity",
                    "22008",
                    e);
        }
    }

    /** Elements obey the rules of their own type: databases round and cut them in silence where they would refuse a column's value. */
    private static <E> List<@Nullable E> elements(SqlType<E> type, List<?> list, String what) {
        List<@Nullable E> stored = new ArrayList<>(list.size());
        for (Object element : list) {
            stored.add(element == null ? null : type.checked(type.javaType().cast(element), what));
        }
        return Collections.unmodifiableList(stored);
    }

    private static @Nullable Object[] encoded(SqlType<?> type, @Nullable Object[] elements, String what) {
        var stored = elements.clone();
        for (int i = 0; i < stored.length; i++) {
            Object element = stored[i];
            stored[i] = element == null ? null : store(type, element, what);
        }
        return stored;
    }

    private static String length(SqlType<?> type, String text, String what) {
        if (text.indexOf('\0') >= 0) {
            throw new DataException(
                    what + ": the text contains the character NUL, which databases do not store",
                    "remove it, or use a bytes column");
        }
        if (type.length() != SqlType.UNLIMITED && text.length() > type.length()) {
            int characters = text.codePointCount(0, text.length());
            if (characters > type.length()) {
                throw new DataException(
                        what + " holds at most " + type.length() + " characters, but the value has " + characters,
                        "shorten the value or widen the column");
            }
        }
        return text;
    }

    private static BigDecimal digits(SqlType<?> type, BigDecimal decimal, String what) {
        if (type.scale() == SqlType.UNLIMITED) {
            return decimal;
        }
        if (decimal.signum() == 0) {
            return BigDecimal.ZERO.setScale(type.scale());
        }
        // Told by the exponent: written out, 1E+1000000000 would fill the memory.
        int places = decimal.scale() <= type.scale()
                ? type.scale()
                : decimal.stripTrailingZeros().scale();
        if (places > type.scale()) {
            throw new DataException(
                    what + " keeps " + type.scale() + " decimal places, but the value has " + places,
                    "round the value as your application means it, or widen the column");
        }
        if (type.length() != SqlType.UNLIMITED
                && (long) decimal.precision() - decimal.scale() > type.length() - type.scale()) {
            throw new DataException(
                    what + " keeps " + type.length() + " digits, " + type.scale()
                            + " of them behind the point, and the value has more",
                    "widen the column");
        }
        return decimal.setScale(type.scale(), RoundingMode.UNNECESSARY);
    }
}
