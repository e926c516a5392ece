package dev.aludel.jdbc.sqlite;

import dev.aludel.error.DataException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The text in which dates and times are kept: ISO 8601 with a space, always six fraction digits, moments in UTC with a
 * {@code Z}. Fixed widths make the order of the text the order of the times. Reading is lenient: {@code T} or space, no or
 * up to nine fraction digits, seconds left out, an offset or none.
 */
final class SqliteTimes {
    private SqliteTimes() {}

    static String date(LocalDate date) {
        var text = new StringBuilder(10);
        append(text, date);
        return text.toString();
    }

    static String time(LocalTime time) {
        var text = new StringBuilder(15);
        append(text, time);
        return text.toString();
    }

    static String dateTime(LocalDateTime dateTime) {
        var text = new StringBuilder(27);
        append(text, dateTime.toLocalDate());
        append(text.append(' '), dateTime.toLocalTime());
        return text.toString();
    }

    static String moment(Instant moment) {
        LocalDateTime utc;
        try {
            utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw outOfRange();
        }
        return dateTime(utc) + 'Z';
    }

    static LocalDate parseDate(String text) {
        return parse(text, "a date", () -> {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
            var full = parseDateTime(text);
            return full.toLocalTime().equals(LocalTime.MIDNIGHT) ? full.toLocalDate() : null;
        });
    }

    static LocalTime parseTime(String text) {
        return parse(text, "a time of day", () -> LocalTime.parse(text));
    }

    static LocalDateTime parseDateTime(String text) {
        return parse(text, "a date and time without a zone", () -> {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay();
            }
            return LocalDateTime.of(LocalDate.parse(text.substring(0, 10)), LocalTime.parse(timePart(text)));
        });
    }

    /** A moment; without an offset it is one in UTC. */
    static Instant parseMoment(String text) {
        return parse(text, "a moment", () -> {
            var zone = zoneStart(text);
            var offset = zone < 0 ? ZoneOffset.UTC : ZoneOffset.of(text.substring(zone));
            return parseDateTime(zone < 0 ? text : text.substring(0, zone).stripTrailing())
                    .toInstant(offset);
        });
    }

    static OffsetDateTime parseOffsetDateTime(String text) {
        return parseMoment(text).atOffset(ZoneOffset.UTC);
    }

    private static String timePart(String text) {
        var separator = text.charAt(10);
        if (separator != ' ' && separator != 'T') {
            throw new DateTimeException("no separator");
        }
        return text.substring(11);
    }

    private static int zoneStart(String text) {
        for (int i = Math.min(11, text.length()); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return -1;
    }

    private static void append(StringBuilder text, LocalDate date) {
        var year = date.getYear();
        if (year < 0 || year > 9999) {
            throw outOfRange();
        }
        digits(text, year, 4);
        digits(text.append('-'), date.getMonthValue(), 2);
        digits(text.append('-'), date.getDayOfMonth(), 2);
    }

    private static void append(StringBuilder text, LocalTime time) {
        digits(text, time.getHour(), 2);
        digits(text.append(':'), time.getMinute(), 2);
        digits(text.append(':'), time.getSecond(), 2);
        digits(text.append('.'), time.getNano() / 1000, 6);
    }

    private static void digits(StringBuilder text, int value, int width) {
        var number = Integer.toString(value);
        text.repeat('0', width - number.length()).append(number);
    }

    private static DataException outOfRange() {
        return new DataException(
                "the date lies outside of the years 0000 to 9999, which SQLite keeps in order",
                "use NULL, or a date within them, for \"never\"",
                "22008",
                null);
    }

    private static <T> T parse(String text, String what, Attempt<T> attempt) {
        T value;
        try {
            value = attempt.parse();
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            value = null;
        }
        if (value == null) {
            throw new DataException(
                    "the stored text (" + text.length() + " characters) is not " + what,
                    "repair the row, or read the column as text",
                    "22007",
                    null);
        }
        return value;
    }

    private interface Attempt<T> {
        @Nullable T parse();
    }
}
