package dev.aludel.conformance;

import static dev.aludel.sql.Sql.and;
import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.exists;
import static dev.aludel.sql.Sql.noValue;
import static dev.aludel.sql.Sql.or;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.tuple;
import static dev.aludel.sql.Sql.value;

import dev.aludel.conformance.RandomExpressions.Made;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.LongExpression;
import dev.aludel.sql.TextExpression;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Conditions: junctions, comparisons, lists, patterns, each true, false or unknown. */
final class RandomConditions {
    private final Random random;
    private final RandomExpressions others;

    RandomConditions(Random random, RandomExpressions others) {
        this.random = random;
        this.others = others;
    }

    Made<BooleanExpression, Boolean> make(int depth) {
        if (depth == 0 || random.nextInt(10) == 0) {
            boolean literal = random.nextBoolean();
            return random.nextInt(5) == 0
                    ? new Made<>(noValue().asBoolean(), null)
                    : new Made<>(value(literal), literal);
        }
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> ofTwo(make(depth - 1), make(depth - 1));
            case 3, 8 -> ofOne(make(depth - 1));
            case 4, 5 -> ofText(others.texts().make(depth - 1));
            case 6 -> ofNumber(others.numbers().make(depth - 1));
            case 7 -> ofSeveral(depth - 1);
            default ->
                compared(others.numbers().make(depth - 1), others.numbers().make(depth - 1));
        };
    }

    private Made<BooleanExpression, Boolean> ofOne(Made<BooleanExpression, Boolean> a) {
        Boolean x = a.value();
        var condition = a.expression();
        return switch (random.nextInt(7)) {
            case 0 -> new Made<>(condition.isTrue(), Boolean.TRUE.equals(x));
            case 1 -> new Made<>(condition.isNotTrue(), !Boolean.TRUE.equals(x));
            case 2 -> new Made<>(condition.isFalse(), Boolean.FALSE.equals(x));
            case 3 -> new Made<>(condition.isNotFalse(), !Boolean.FALSE.equals(x));
            case 4 -> new Made<>(condition.isUnknown(), x == null);
            case 5 -> new Made<>(exists(select(value(1)).where(condition)), Boolean.TRUE.equals(x));
            default -> new Made<>(condition.not(), opposite(x));
        };
    }

    private Made<BooleanExpression, Boolean> ofTwo(
            Made<BooleanExpression, Boolean> a, Made<BooleanExpression, Boolean> b) {
        Boolean x = a.value();
        Boolean y = b.value();
        var left = a.expression();
        var right = b.expression();
        boolean known = x != null && y != null;
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new Made<>(and(left, right), all(x, y));
            case 3, 4, 5 -> new Made<>(or(left, right), opposite(all(opposite(x), opposite(y))));
            case 6 -> new Made<>(left.eq(right), known ? Objects.equals(x, y) : null);
            case 7 -> new Made<>(left.isDistinctFrom(right), !Objects.equals(x, y));
            default -> {
                var choice = make(1);
                yield new Made<>(
                        caseWhen(choice.expression(), left).otherwise(right),
                        Boolean.TRUE.equals(choice.value()) ? x : y);
            }
        };
    }

    private Made<BooleanExpression, Boolean> ofNumber(Made<LongExpression, Long> a) {
        Long x = a.value();
        var number = a.expression();
        return switch (random.nextInt(6)) {
            case 0 -> new Made<>(number.isNull(), x == null);
            case 1 -> new Made<>(number.isNotNull(), x != null);
            case 2 -> new Made<>(number.in(1L, 2L, 3L), x == null ? null : x >= 1 && x <= 3);
            case 3 -> new Made<>(number.notIn(List.of(-1L, 0L)), x == null ? null : x != -1 && x != 0);
            case 4 -> new Made<>(number.in(List.of()), false);
            default -> new Made<>(number.notBetween(-5L, 5L), x == null ? null : x < -5 || x > 5);
        };
    }

    /** Of several numbers, any of which may be NULL: a part of a list or between two others. */
    private Made<BooleanExpression, Boolean> ofSeveral(int depth) {
        var a = others.numbers().make(depth);
        var b = others.numbers().make(depth);
        var c = others.numbers().make(depth);
        var x = a.expression();
        var y = b.expression();
        var z = c.expression();
        Boolean within = all(atMost(b.value(), a.value()), atMost(a.value(), c.value()));
        Boolean listed = opposite(all(opposite(same(a.value(), b.value())), opposite(same(a.value(), c.value()))));
        Boolean pair = all(same(a.value(), b.value()), same(b.value(), c.value()));
        Boolean swapped = all(same(a.value(), c.value()), same(b.value(), a.value()));
        return switch (random.nextInt(7)) {
            case 0 -> new Made<>(x.between(y, z), within);
            case 1 -> new Made<>(x.notBetween(y, z), opposite(within));
            case 2 -> new Made<>(x.in(select(y).unionAll(select(z))), listed);
            case 3 -> new Made<>(x.notIn(select(y).unionAll(select(z))), opposite(listed));
            case 4 -> new Made<>(tuple(x, y).eq(tuple(y, z)), pair);
            case 5 -> new Made<>(tuple(x, y).ne(tuple(y, z)), opposite(pair));
            default -> new Made<>(tuple(x, y).notIn(tuple(y, z), tuple(z, x)), all(opposite(pair), opposite(swapped)));
        };
    }

    private Made<BooleanExpression, Boolean> compared(Made<LongExpression, Long> a, Made<LongExpression, Long> b) {
        Long x = a.value();
        Long y = b.value();
        boolean known = x != null && y != null;
        int order = x != null && y != null ? Long.compare(x, y) : 0;
        return switch (random.nextInt(8)) {
            case 0 -> new Made<>(a.expression().lt(b.expression()), known ? order < 0 : null);
            case 1 -> new Made<>(a.expression().ge(b.expression()), known ? order >= 0 : null);
            case 2 -> new Made<>(a.expression().gt(b.expression()), known ? order > 0 : null);
            case 3 -> new Made<>(a.expression().le(b.expression()), known ? order <= 0 : null);
            case 4 -> new Made<>(a.expression().eq(b.expression()), known ? order == 0 : null);
            case 5 -> new Made<>(a.expression().ne(b.expression()), known ? order != 0 : null);
            case 6 -> new Made<>(a.expression().isDistinctFrom(b.expression()), !Objects.equals(x, y));
            default -> new Made<>(a.expression().isNotDistinctFrom(b.expression()), Objects.equals(x, y));
        };
    }

    private Made<BooleanExpression, Boolean> ofText(Made<TextExpression, String> a) {
        String part = near(a.value());
        String pattern = pattern();
        String x = a.value();
        var text = a.expression();
        return switch (random.nextInt(10)) {
            case 0 -> new Made<>(text.contains(part), x == null ? null : x.contains(part));
            case 1 -> new Made<>(text.startsWith(part), x == null ? null : x.startsWith(part));
            case 2 -> new Made<>(text.endsWith(value(part)), x == null ? null : x.endsWith(part));
            case 3 -> new Made<>(text.like(pattern), x == null ? null : matches(x, pattern, '\0'));
            case 4 -> {
                String escaped = escaped();
                yield new Made<>(text.notLike(escaped, '?'), x == null ? null : !matches(x, escaped, '?'));
            }
            case 5 -> new Made<>(text.like(value(pattern)), x == null ? null : matches(x, pattern, '\0'));
            case 6 ->
                new Made<>(
                        text.in(part, "ab", ""),
                        x == null ? null : Arrays.asList(part, "ab", "").contains(x));
            case 7 -> new Made<>(text.isDistinctFrom(part), !part.equals(x));
            case 8 -> new Made<>(text.ne(part), x == null ? null : !x.equals(part));
            default -> new Made<>(text.eq(part), x == null ? null : x.equals(part));
        };
    }

    /** Two letters, or a part of the text of which one letter may be another: a wildcard, or what escapes one. */
    private String near(@Nullable String text) {
        if (text == null || text.length() < 2 || random.nextInt(4) == 0) {
            return others.texts().letters(0, 2);
        }
        int from = random.nextBoolean() ? 0 : random.nextInt(text.length());
        var part = new StringBuilder(text.substring(from));
        if (random.nextBoolean()) {
            part.setCharAt(random.nextInt(part.length()), "%_\\".charAt(random.nextInt(3)));
        }
        return part.toString();
    }

    /** Letters, of which every other one is a wildcard. */
    private String pattern() {
        var pattern = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            pattern.append(random.nextBoolean() ? others.texts().letters(0, 1) : random.nextBoolean() ? "%" : "_");
        }
        return pattern.toString();
    }

    /** A pattern in which some wildcards, and the character that escapes, are meant as they are. */
    private String escaped() {
        var pattern = new StringBuilder();
        for (char c : pattern().toCharArray()) {
            boolean special = c == '%' || c == '_';
            pattern.append(c == '?' || (special && random.nextBoolean()) ? "?" : "")
                    .append(c);
        }
        return pattern.toString();
    }

    private static boolean matches(String text, String pattern, char escape) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char first = pattern.charAt(0);
        String rest = pattern.substring(1);
        if (first == '%') {
            return matches(text, rest, escape) || (!text.isEmpty() && matches(text.substring(1), pattern, escape));
        }
        boolean meant = first == escape;
        char letter = meant ? rest.charAt(0) : first;
        return !text.isEmpty()
                && ((letter == '_' && !meant) || text.charAt(0) == letter)
                && matches(text.substring(1), meant ? rest.substring(1) : rest, escape);
    }

    private static @Nullable Boolean same(@Nullable Long a, @Nullable Long b) {
        return (a == null || b == null) ? null : Boolean.valueOf(a.equals(b));
    }

    private static @Nullable Boolean atMost(@Nullable Long a, @Nullable Long b) {
        return (a == null || b == null) ? null : Boolean.valueOf(a <= b);
    }

    private static @Nullable Boolean all(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return (a == null || b == null) ? null : Boolean.TRUE;
    }

    private static @Nullable Boolean opposite(@Nullable Boolean a) {
        return a == null ? null : Boolean.valueOf(!a);
    }
}
