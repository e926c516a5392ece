package dev.aludel.type;

import dev.aludel.error.DataException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What a value must satisfy to be stored, and the form in which it is: the same on every database. */
final class ValueRules {
    private ValueRules() {}

    static Object store(SqlType<?> type, Object value, String what) {
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
            case OffsetDateTime time ->
                time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
            default -> value;
        };
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
        BigDecimal scaled;
        try {
            scaled = decimal.setScale(type.scale(), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new DataException(
                    what + " keeps " + type.scale() + " decimal places, but the value has "
                            + decimal.stripTrailingZeros().scale(),
                    "round the value as your application means it, or widen the column",
                    null,
                    e);
        }
        if (type.length() != SqlType.UNLIMITED && scaled.precision() > type.length()) {
            throw new DataException(
                    what + " keeps " + type.length() + " digits, " + type.scale()
                            + " of them behind the point, and the value has more",
                    "widen the column");
        }
        return scaled;
    }
}
