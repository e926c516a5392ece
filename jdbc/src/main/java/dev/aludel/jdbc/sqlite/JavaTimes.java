package dev.aludel.jdbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * Calculations with the times that {@link SqliteTimes} writes, to the microsecond, which SQLite's own functions cannot do.
 * Their first argument says which form the text has: {@code date}, {@code time}, {@code timestamp} or {@code moment}. A moment
 * is its date and time in UTC. Stateless.
 */
final class JavaTimes {
    private JavaTimes() {}

    static void register(Connection connection) throws SQLException {
        JavaFunction.register(
                connection, "time_trunc", 3, f -> write(f.text(0), truncated(read(f.text(0), f.text(2)), f.text(1))));
        JavaFunction.register(connection, "time_extract", 3, f -> extracted(read(f.text(0), f.text(2)), f.text(1)));
        JavaFunction.register(
                connection,
                "time_plus",
                4,
                f -> write(f.text(0), plus(read(f.text(0), f.text(2)), f.text(1), f.whole(3))));
        JavaFunction.register(
                connection,
                "time_until",
                4,
                f -> until(read(f.text(0), f.text(2)), read(f.text(0), f.text(3)), f.text(1)));
        JavaFunction.register(
                connection,
                "time_convert",
                3,
                f -> write(f.text(1), read(f.text(0).equals("text") ? f.text(1) : f.text(0), f.text(2))));
        JavaFunction.register(
                connection, "time_format", 3, f -> formatter(f.text(1)).format(read(f.text(0), f.text(2))));
        JavaFunction.register(
                connection, "time_epoch", 2, f -> read(f.text(0), f.text(1)).toEpochSecond(ZoneOffset.UTC));
        JavaFunction.register(
                connection,
                "make_date",
                3,
                f -> SqliteTimes.date(LocalDate.of((int) f.whole(0), (int) f.whole(1), (int) f.whole(2))));
    }

    private static LocalDateTime read(String form, String text) {
        return switch (form) {
            case "date" -> SqliteTimes.parseDate(text).atStartOfDay();
            case "time" -> SqliteTimes.parseTime(text).atDate(LocalDate.EPOCH);
            case "timestamp" -> SqliteTimes.parseDateTime(text);
            default -> LocalDateTime.ofInstant(SqliteTimes.parseMoment(text), ZoneOffset.UTC);
        };
    }

    private static String write(String form, LocalDateTime time) {
        return switch (form) {
            case "date" -> SqliteTimes.date(time.toLocalDate());
            case "time" -> SqliteTimes.time(time.toLocalTime());
            case "timestamp" -> SqliteTimes.dateTime(time);
            default -> SqliteTimes.moment(time.toInstant(ZoneOffset.UTC));
        };
    }

    private static LocalDateTime truncated(LocalDateTime time, String part) {
        LocalDate day = time.toLocalDate();
        return switch (part) {
            case "year" -> day.withDayOfYear(1).atStartOfDay();
            case "quarter" ->
                day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1)
                        .withDayOfMonth(1)
                        .atStartOfDay();
            case "month" -> day.withDayOfMonth(1).atStartOfDay();
            case "week" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
            default -> time.truncatedTo(unit(part));
        };
    }

    /** Weeks are those of ISO 8601, whatever the letters mean in Java elsewhere. */
    private static DateTimeFormatter formatter(String pattern) {
        var formatter = new DateTimeFormatterBuilder();
        for (String piece : pattern.splitWithDelimiters("YYYY|ww|e", 0)) {
            switch (piece) {
                case "" -> {}
                case "YYYY" -> formatter.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
                case "ww" -> formatter.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
                case "e" -> formatter.appendValue(ChronoField.DAY_OF_WEEK, 1);
                default -> formatter.appendPattern(piece);
            }
        }
        return formatter.toFormatter(Locale.ROOT);
    }

    private static int extracted(LocalDateTime time, String part) {
        return switch (part) {
            case "year" -> time.getYear();
            case "quarter" -> time.get(IsoFields.QUARTER_OF_YEAR);
            case "month" -> time.getMonthValue();
            case "week" -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "day" -> time.getDayOfMonth();
            case "hour" -> time.getHour();
            case "minute" -> time.getMinute();
            case "second" -> time.getSecond();
            case "microsecond" -> time.get(ChronoField.MICRO_OF_SECOND);
            case "day_of_week" -> time.getDayOfWeek().getValue();
            default -> time.getDayOfYear();
        };
    }

    private static LocalDateTime plus(LocalDateTime time, String part, long number) {
        return part.equals("quarter") ? time.plusMonths(Math.multiplyExact(number, 3L)) : time.plus(number, unit(part));
    }

    private static long until(LocalDateTime from, LocalDateTime to, String part) {
        return part.equals("quarter")
                ? ChronoUnit.MONTHS.between(from, to) / 3
                : unit(part).between(from, to);
    }

    private static ChronoUnit unit(String part) {
        return switch (part) {
            case "year" -> ChronoUnit.YEARS;
            case "month" -> ChronoUnit.MONTHS;
            case "week" -> ChronoUnit.WEEKS;
            case "day" -> ChronoUnit.DAYS;
            case "hour" -> ChronoUnit.HOURS;
            case "minute" -> ChronoUnit.MINUTES;
            case "second" -> ChronoUnit.SECONDS;
            case "microsecond" -> ChronoUnit.MICROS;
            default -> throw new IllegalArgumentException(part + " is no unit of time");
        };
    }
}
