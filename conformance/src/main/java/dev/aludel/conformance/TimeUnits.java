package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;

import dev.aludel.sql.TemporalExpression;
import dev.aludel.sql.tree.DatePart;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every unit of time, where years, months and weeks end: each database must come to what Java does. */
final class TimeUnits implements Family {
    private static final List<LocalDateTime> EDGES = List.of(
            LocalDateTime.parse("2024-02-29T23:59:59.999999"),
            LocalDateTime.parse("2021-01-03T00:00:00"),
            LocalDateTime.parse("1969-12-31T23:00:00.500001"),
            LocalDateTime.parse("2018-12-31T12:30:00"),
            LocalDateTime.parse("1999-01-31T01:02:03.000004"));

    @Override
    public String name() {
        return "units of time";
    }

    @Override
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < EDGES.size(); i++) {
            LocalDateTime edge = EDGES.get(i);
            LocalDateTime next = EDGES.get((i + 1) % EDGES.size());
            cases.addAll(cases(edge, next, "a date", LocalDateTime::toLocalDate));
            cases.addAll(cases(edge, next, "a date with time", Function.identity()));
            cases.addAll(cases(edge, next, "a moment", time -> time.toInstant(ZoneOffset.UTC)));
            cases.addAll(timesOfDay(edge.toLocalTime(), next.toLocalTime()));
        }
        return cases;
    }

    private static <T extends Temporal> List<Case> cases(
            LocalDateTime edge, LocalDateTime next, String kind, Function<LocalDateTime, T> as) {
        // What a date does not have is not there to begin with.
        LocalDateTime known =
                as.apply(edge) instanceof LocalDate ? edge.toLocalDate().atStartOfDay() : edge;
        LocalDateTime other =
                as.apply(next) instanceof LocalDate ? next.toLocalDate().atStartOfDay() : next;
        TemporalExpression<T> time = value(as.apply(edge));
        T end = as.apply(next);
        String what = kind + " " + edge;
        return List.of(
                query(
                                what + " cut to each unit",
                                select(
                                        time.truncatedTo(DatePart.YEAR),
                                        time.truncatedTo(DatePart.QUARTER),
                                        time.truncatedTo(DatePart.MONTH),
                                        time.truncatedTo(DatePart.WEEK),
                                        time.truncatedTo(DatePart.DAY),
                                        time.truncatedTo(DatePart.HOUR),
                                        time.truncatedTo(DatePart.MINUTE),
                                        time.truncatedTo(DatePart.SECOND),
                                        time.truncatedTo(DatePart.MICROSECOND)))
                        .gives(units(unit -> as.apply(cut(known, unit)))),
                query(
                                what + " and each part",
                                select(
                                        time.get(DatePart.YEAR),
                                        time.get(DatePart.QUARTER),
                                        time.get(DatePart.MONTH),
                                        time.get(DatePart.WEEK),
                                        time.get(DatePart.DAY),
                                        time.get(DatePart.HOUR),
                                        time.get(DatePart.MINUTE),
                                        time.get(DatePart.SECOND),
                                        time.get(DatePart.MICROSECOND),
                                        time.get(DatePart.DAY_OF_WEEK),
                                        time.get(DatePart.DAY_OF_YEAR)))
                        .gives(row(
                                known.getYear(),
                                known.get(IsoFields.QUARTER_OF_YEAR),
                                known.getMonthValue(),
                                known.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                                known.getDayOfMonth(),
                                known.getHour(),
                                known.getMinute(),
                                known.getSecond(),
                                known.get(ChronoField.MICRO_OF_SECOND),
                                known.getDayOfWeek().getValue(),
                                known.getDayOfYear())),
                query(
                                what + " and one more of each unit",
                                select(
                                        time.plusYears(1),
                                        time.plus(1, DatePart.QUARTER),
                                        time.plusMonths(1),
                                        time.plus(1, DatePart.WEEK),
                                        time.plusDays(1),
                                        time.plusHours(1),
                                        time.plusMinutes(1),
                                        time.plusSeconds(1),
                                        time.plus(1, DatePart.MICROSECOND)))
                        .gives(units(unit -> as.apply(plus(known, unit, 1)))),
                query(
                                what + " and thirteen less of each unit",
                                select(
                                        time.minus(13, DatePart.YEAR),
                                        time.minus(13, DatePart.QUARTER),
                                        time.minus(13, DatePart.MONTH),
                                        time.minus(13, DatePart.WEEK),
                                        time.minus(13, DatePart.DAY),
                                        time.minus(13, DatePart.HOUR),
                                        time.minus(13, DatePart.MINUTE),
                                        time.minus(13, DatePart.SECOND),
                                        time.minus(13, DatePart.MICROSECOND)))
                        .gives(units(unit -> as.apply(plus(known, unit, -13)))),
                query(
                                "whole units from " + what + " to " + next,
                                select(
                                        time.until(end, DatePart.YEAR),
                                        time.until(end, DatePart.QUARTER),
                                        time.until(end, DatePart.MONTH),
                                        time.until(end, DatePart.WEEK),
                                        time.until(end, DatePart.DAY),
                                        time.until(end, DatePart.HOUR),
                                        time.until(end, DatePart.MINUTE),
                                        time.until(end, DatePart.SECOND),
                                        time.until(end, DatePart.MICROSECOND)))
                        .gives(units(unit -> between(known, other, unit))),
                query(
                                what + " as text",
                                select(
                                        time.format("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"),
                                        time.format("dd.MM.yyyy, HH_mm/ss"),
                                        time.format("YYYY-'W'ww-e DDD")))
                        .gives(row(
                                text("%1$tY-%1$tm-%1$tdT%1$tH:%1$tM:%1$tS.%2$06dZ", known),
                                text("%1$td.%1$tm.%1$tY, %1$tH_%1$tM/%1$tS", known),
                                "%04d-W%02d-%d %03d"
                                        .formatted(
                                                known.get(IsoFields.WEEK_BASED_YEAR),
                                                known.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                                                known.getDayOfWeek().getValue(),
                                                known.getDayOfYear()))));
    }

    private static List<Case> timesOfDay(LocalTime edge, LocalTime next) {
        TemporalExpression<LocalTime> time = value(edge);
        return List.of(
                query(
                                "a time of day " + edge,
                                select(
                                        time.truncatedTo(DatePart.HOUR),
                                        time.truncatedTo(DatePart.MINUTE),
                                        time.truncatedTo(DatePart.SECOND),
                                        time.plusHours(1),
                                        time.plusMinutes(1),
                                        time.plusSeconds(1),
                                        time.plus(1, DatePart.MICROSECOND),
                                        time.get(DatePart.HOUR),
                                        time.get(DatePart.MINUTE),
                                        time.get(DatePart.SECOND),
                                        time.get(DatePart.MICROSECOND),
                                        time.format("HH:mm:ss.SSSSSS")))
                        .gives(row(
                                edge.truncatedTo(ChronoUnit.HOURS),
                                edge.truncatedTo(ChronoUnit.MINUTES),
                                edge.truncatedTo(ChronoUnit.SECONDS),
                                edge.plusHours(1),
                                edge.plusMinutes(1),
                                edge.plusSeconds(1),
                                edge.plus(1, ChronoUnit.MICROS),
                                edge.getHour(),
                                edge.getMinute(),
                                edge.getSecond(),
                                edge.get(ChronoField.MICRO_OF_SECOND),
                                text("%1$tH:%1$tM:%1$tS.%2$06d", edge.atDate(LocalDate.EPOCH)))),
                query(
                                "whole units from the time of day " + edge + " to " + next,
                                select(
                                        time.until(next, DatePart.HOUR),
                                        time.until(next, DatePart.MINUTE),
                                        time.until(next, DatePart.SECOND),
                                        time.until(next, DatePart.MICROSECOND)))
                        .gives(row(
                                ChronoUnit.HOURS.between(edge, next),
                                ChronoUnit.MINUTES.between(edge, next),
                                ChronoUnit.SECONDS.between(edge, next),
                                ChronoUnit.MICROS.between(edge, next))));
    }

    private static List<@Nullable Object> units(Function<DatePart, Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        for (DatePart part : DatePart.values()) {
            if (part.unit()) {
                values.add(value.apply(part));
            }
        }
        return values;
    }

    private static String text(String format, LocalDateTime time) {
        return format.formatted(time, time.get(ChronoField.MICRO_OF_SECOND));
    }

    private static LocalDateTime cut(LocalDateTime time, DatePart unit) {
        LocalDate day = time.toLocalDate();
        return switch (unit) {
            case YEAR -> day.withDayOfYear(1).atStartOfDay();
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
            default -> time.truncatedTo(chrono(unit));
        };
    }

    private static LocalDateTime plus(LocalDateTime time, DatePart unit, int number) {
        return unit == DatePart.QUARTER ? time.plusMonths(3L * number) : time.plus(number, chrono(unit));
    }

    private static long between(LocalDateTime from, LocalDateTime to, DatePart unit) {
        return unit == DatePart.QUARTER
                ? ChronoUnit.MONTHS.between(from, to) / 3
                : chrono(unit).between(from, to);
    }

    private static ChronoUnit chrono(DatePart unit) {
        return switch (unit) {
            case YEAR -> ChronoUnit.YEARS;
            case MONTH -> ChronoUnit.MONTHS;
            case WEEK -> ChronoUnit.WEEKS;
            case DAY -> ChronoUnit.DAYS;
            case HOUR -> ChronoUnit.HOURS;
            case MINUTE -> ChronoUnit.MINUTES;
            case SECOND -> ChronoUnit.SECONDS;
            case MICROSECOND -> ChronoUnit.MICROS;
            default -> throw new IllegalArgumentException(unit + " is no unit of Java's");
        };
    }
}
