package dev.aludel.postgresql.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text forms of an interval: ISO 8601 with designators, and PostgreSQL's own. */
final class IntervalText {
    private static final String NUMBER = "([+-]?\\d{1,19}(?:\\.\\d{1,9})?)";
    private static final Pattern ISO = Pattern.compile("P(?:" + NUMBER + "Y)?(?:" + NUMBER + "M)?(?:" + NUMBER
            + "W)?(?:" + NUMBER + "D)?(?:T(?:" + NUMBER + "H)?(?:" + NUMBER + "M)?(?:" + NUMBER + "S)?)?");
    private static final Pattern UNIT = Pattern.compile("([+-]?\\d{1,10}) (year|mon|day)s? ?");
    private static final Pattern CLOCK = Pattern.compile("([+-]?)(\\d{1,10}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,6}))?");

    private IntervalText() {}

    static String format(PgInterval interval) {
        if (interval.isInfinite()) {
            return interval.months() > 0 ? "infinity" : "-infinity";
        }
        var text = new StringBuilder("P");
        part(text, interval.months() / 12, 'Y');
        part(text, interval.months() % 12, 'M');
        part(text, interval.days(), 'D');
        long micros = interval.micros();
        if (micros != 0) {
            text.append('T');
            part(text, micros / 3_600_000_000L, 'H');
            part(text, micros / 60_000_000L % 60, 'M');
            long rest = micros % 60_000_000L;
            if (rest != 0) {
                text.append(BigDecimal.valueOf(rest, 6).stripTrailingZeros().toPlainString())
                        .append('S');
            }
        }
        return text.length() == 1 ? "PT0S" : text.toString();
    }

    private static void part(StringBuilder text, long number, char unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }

    static PgInterval parse(String text) {
        try {
            if (text.equals("infinity")) {
                return PgInterval.INFINITY;
            }
            if (text.equals("-infinity")) {
                return PgInterval.NEGATIVE_INFINITY;
            }
            return text.startsWith("P") ? iso(text) : own(text);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an interval out of range", e);
        }
    }

    private static PgInterval iso(String text) {
        var match = ISO.matcher(text);
        if (!match.matches() || text.length() < 3 || text.endsWith("T")) {
            throw new IllegalArgumentException("not an ISO 8601 interval");
        }
        var months = Math.addExact(Math.multiplyExact(whole(match, 1), 12), whole(match, 2));
        var days = Math.addExact(Math.multiplyExact(whole(match, 3), 7), whole(match, 4));
        var micros = number(match, 5)
                .multiply(BigDecimal.valueOf(3_600_000_000L))
                .add(number(match, 6).multiply(BigDecimal.valueOf(60_000_000L)))
                .add(number(match, 7).multiply(BigDecimal.valueOf(1_000_000L)))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        return new PgInterval(months, days, micros);
    }

    private static int whole(Matcher match, int group) {
        return number(match, group).intValueExact();
    }

    private static BigDecimal number(Matcher match, int group) {
        var digits = match.group(group);
        return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    private static PgInterval own(String text) {
        int months = 0;
        int days = 0;
        long micros = 0;
        int at = 0;
        var unit = UNIT.matcher(text);
        while (unit.region(at, text.length()).lookingAt()) {
            int count = BigDecimal.valueOf(Long.parseLong(unit.group(1))).intValueExact();
            switch (unit.group(2)) {
                case "year" -> months = Math.addExact(months, Math.multiplyExact(count, 12));
                case "mon" -> months = Math.addExact(months, count);
                default -> days = Math.addExact(days, count);
            }
            at = unit.end();
        }
        if (at < text.length()) {
            var clock = CLOCK.matcher(text).region(at, text.length());
            if (!clock.matches()) {
                throw new IllegalArgumentException("not an interval");
            }
            var fraction = clock.group(5) == null ? "" : clock.group(5);
            micros = Math.addExact(
                    Math.multiplyExact(Long.parseLong(clock.group(2)), 3_600_000_000L),
                    Long.parseLong(clock.group(3)) * 60_000_000L
                            + Long.parseLong(clock.group(4)) * 1_000_000L
                            + Long.parseLong((fraction + "000000").substring(0, 6)));
            micros = clock.group(1).equals("-") ? -micros : micros;
        } else if (at == 0) {
            throw new IllegalArgumentException("not an interval");
        }
        return new PgInterval(months, days, micros);
    }
}
