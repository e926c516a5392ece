package dev.aludel.postgresql.type.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/** Dates and times as text, in the style ISO, which the driver asks for: {@code 0044-03-15 12:00:00.5+01 BC}. */
final class TimeText {
    private static final String BC = " BC";

    private TimeText() {}

    static LocalDate date(String text) {
        return switch (text) {
            case "infinity" -> LocalDate.MAX;
            case "-infinity" -> LocalDate.MIN;
            default -> text.endsWith(BC) ? date(text.substring(0, text.length() - 3), true) : date(text, false);
        };
    }

    private static LocalDate date(String text, boolean beforeChrist) {
        int day = text.lastIndexOf('-');
        int month = text.lastIndexOf('-', day - 1);
        int year = Integer.parseInt(text.substring(0, month));
        return LocalDate.of(
                beforeChrist ? 1 - year : year,
                Integer.parseInt(text.substring(month + 1, day)),
                Integer.parseInt(text.substring(day + 1)));
    }

    static LocalTime time(String text) {
        if (text.startsWith("24:")) {
            return Times.ofDay(86_400_000_000L);
        }
        return LocalTime.parse(text);
    }

    static OffsetTime offsetTime(String text) {
        int zone = zone(text, 0);
        return OffsetTime.of(time(text.substring(0, zone)), ZoneOffset.of(text.substring(zone)));
    }

    static LocalDateTime dateTime(String text) {
        if (text.equals("infinity")) {
            return LocalDateTime.MAX;
        }
        if (text.equals("-infinity")) {
            return LocalDateTime.MIN;
        }
        boolean beforeChrist = text.endsWith(BC);
        var plain = beforeChrist ? text.substring(0, text.length() - 3) : text;
        int space = plain.indexOf(' ');
        return LocalDateTime.of(date(plain.substring(0, space), beforeChrist), time(plain.substring(space + 1)));
    }

    static Instant instant(String text) {
        if (text.equals("infinity")) {
            return Instant.MAX;
        }
        if (text.equals("-infinity")) {
            return Instant.MIN;
        }
        boolean beforeChrist = text.endsWith(BC);
        var plain = beforeChrist ? text.substring(0, text.length() - 3) : text;
        int zone = zone(plain, plain.indexOf(' '));
        return dateTime(plain.substring(0, zone) + (beforeChrist ? BC : ""))
                .toInstant(ZoneOffset.of(plain.substring(zone)));
    }

    private static int zone(String text, int from) {
        int plus = text.indexOf('+', from);
        return plus >= 0 ? plus : text.indexOf('-', from);
    }

    static String format(LocalDate date) {
        if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
            return date.equals(LocalDate.MAX) ? "infinity" : "-infinity";
        }
        return day(date) + (date.getYear() <= 0 ? BC : "");
    }

    private static String day(LocalDate date) {
        int year = date.getYear() <= 0 ? 1 - date.getYear() : date.getYear();
        return "%04d-%02d-%02d".formatted(year, date.getMonthValue(), date.getDayOfMonth());
    }

    static String format(LocalDateTime time) {
        if (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
            return time.equals(LocalDateTime.MAX) ? "infinity" : "-infinity";
        }
        return day(time.toLocalDate()) + ' ' + time.toLocalTime() + (time.getYear() <= 0 ? BC : "");
    }

    static String format(Instant moment) {
        if (moment.equals(Instant.MAX) || moment.equals(Instant.MIN)) {
            return moment.equals(Instant.MAX) ? "infinity" : "-infinity";
        }
        var time = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return day(time.toLocalDate()) + ' ' + time.toLocalTime() + "+00" + (time.getYear() <= 0 ? BC : "");
    }
}
