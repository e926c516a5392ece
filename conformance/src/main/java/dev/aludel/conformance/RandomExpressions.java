package dev.aludel.conformance;

import static dev.aludel.sql.Sql.and;
import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.noValue;
import static dev.aludel.sql.Sql.or;
import static dev.aludel.sql.Sql.selectAll;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Engine;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.Expression;
import dev.aludel.sql.Fn;
import dev.aludel.sql.LongExpression;
import dev.aludel.sql.Row;
import dev.aludel.sql.TextExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Expressions made at random, each with the value that it must have: worked out in Java while it is made, with three-valued
 * logic, by the structure and not by any rule of precedence. Belongs to one thread.
 */
final class RandomExpressions {
    private static final int TOGETHER = 24;
    private static final int DEPTH = 5;
    private static final String LETTERS = "abAB%_\\'\"$?:-";

    private final Random random;

    private RandomExpressions(long seed) {
        random = new Random(seed);
    }

    /** A number, text or condition and what it is worth; null for unknown. */
    private record Made<E extends Expression<?>, T>(
            E expression, @Nullable T value) {}

    /** Makes expressions and has the database work them out. */
    static void check(Engine engine, long seed) {
        var made = new RandomExpressions(seed).several();
        List<Expression<?>> expressions = new ArrayList<>();
        made.forEach(one -> expressions.add(one.expression()));
        Row row = engine.with(connection -> connection.one(selectAll(expressions)));
        for (int i = 0; i < made.size(); i++) {
            Object found = row.find(i, Object.class).orElse(null);
            assertThat(found instanceof Number number ? (Object) number.longValue() : found)
                    .as("%s, of the values of seed %s", made.get(i).expression(), seed)
                    .isEqualTo(made.get(i).value());
        }
    }

    private List<Made<?, ?>> several() {
        List<Made<?, ?>> all = new ArrayList<>();
        while (all.size() < TOGETHER) {
            all.add(number(DEPTH));
            all.add(condition(DEPTH));
            all.add(text(DEPTH));
        }
        return all;
    }

    private Made<LongExpression, Long> number(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            long literal = random.nextInt(-20, 21);
            return random.nextInt(6) == 0 ? new Made<>(noValue().asLong(), null) : new Made<>(value(literal), literal);
        }
        var a = number(depth - 1);
        Long x = a.value();
        long literal = random.nextBoolean() ? random.nextLong(1, 10) : -random.nextLong(1, 10);
        return switch (random.nextInt(15)) {
            case 0 -> new Made<>(a.expression().negate(), x == null ? null : -x);
            case 1 -> new Made<>(a.expression().dividedBy(literal), x == null ? null : x / literal);
            case 2 -> new Made<>(a.expression().mod(literal), x == null ? null : x % literal);
            case 3 -> new Made<>(Fn.abs(a.expression()), x == null ? null : Math.abs(x));
            case 4 -> {
                var t = text(depth - 1);
                yield new Made<>(
                        value(0L).plus(Fn.length(t.expression())),
                        t.value() == null ? null : (long) t.value().length());
            }
            case 5 -> {
                var condition = condition(depth - 1);
                var b = number(depth - 1);
                yield new Made<>(
                        caseWhen(condition.expression(), a.expression()).otherwise(b.expression()),
                        Boolean.TRUE.equals(condition.value()) ? x : b.value());
            }
            default -> ofTwo(a, number(depth - 1));
        };
    }

    private Made<LongExpression, Long> ofTwo(Made<LongExpression, Long> a, Made<LongExpression, Long> b) {
        Long x = a.value();
        Long y = b.value();
        var left = a.expression();
        var right = b.expression();
        boolean known = x != null && y != null;
        long p = x == null ? 0 : x;
        long q = y == null ? 0 : y;
        return switch (random.nextInt(9)) {
            case 0 -> new Made<>(left.plus(right), known ? p + q : null);
            case 1 -> new Made<>(left.minus(right), known ? p - q : null);
            case 2 -> new Made<>(left.times(right).mod(1000), known ? p * q % 1000 : null);
            case 3 -> new Made<>(left.coalesce(right), x != null ? x : y);
            case 4 -> new Made<>(left.nullIf(right), Objects.equals(x, y) ? null : x);
            case 5 -> new Made<>(Fn.greatest(left, right), known ? Math.max(p, q) : null);
            case 6 -> new Made<>(Fn.least(left, right), known ? Math.min(p, q) : null);
            case 7 -> new Made<>(left.bitAnd(right), known ? p & q : null);
            default -> new Made<>(left.bitXor(right), known ? p ^ q : null);
        };
    }

    private Made<BooleanExpression, Boolean> condition(int depth) {
        if (depth == 0 || random.nextInt(10) == 0) {
            boolean literal = random.nextBoolean();
            return random.nextInt(5) == 0
                    ? new Made<>(noValue().asBoolean(), null)
                    : new Made<>(value(literal), literal);
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> {
                var a = condition(depth - 1);
                var b = condition(depth - 1);
                yield new Made<>(and(a.expression(), b.expression()), all(a.value(), b.value()));
            }
            case 2, 3 -> {
                var a = condition(depth - 1);
                var b = condition(depth - 1);
                Boolean none = all(opposite(a.value()), opposite(b.value()));
                yield new Made<>(or(a.expression(), b.expression()), opposite(none));
            }
            case 4 -> {
                var a = condition(depth - 1);
                yield new Made<>(a.expression().not(), opposite(a.value()));
            }
            case 5 -> {
                var a = condition(depth - 1);
                yield random.nextBoolean()
                        ? new Made<>(a.expression().isNotTrue(), !Boolean.TRUE.equals(a.value()))
                        : new Made<>(a.expression().isUnknown(), a.value() == null);
            }
            case 6 -> ofText(text(depth - 1));
            case 7 -> ofNumber(number(depth - 1));
            default -> compared(number(depth - 1), number(depth - 1));
        };
    }

    private Made<BooleanExpression, Boolean> ofNumber(Made<LongExpression, Long> a) {
        Long x = a.value();
        return switch (random.nextInt(3)) {
            case 0 -> new Made<>(a.expression().isNull(), x == null);
            case 1 -> new Made<>(a.expression().in(1L, 2L, 3L), x == null ? null : x >= 1 && x <= 3);
            default -> new Made<>(a.expression().notBetween(-5L, 5L), x == null ? null : x < -5 || x > 5);
        };
    }

    private Made<BooleanExpression, Boolean> compared(Made<LongExpression, Long> a, Made<LongExpression, Long> b) {
        Long x = a.value();
        Long y = b.value();
        boolean known = x != null && y != null;
        int order = x != null && y != null ? Long.compare(x, y) : 0;
        return switch (random.nextInt(6)) {
            case 0 -> new Made<>(a.expression().lt(b.expression()), known ? order < 0 : null);
            case 1 -> new Made<>(a.expression().ge(b.expression()), known ? order >= 0 : null);
            case 2 -> new Made<>(a.expression().eq(b.expression()), known ? order == 0 : null);
            case 3 -> new Made<>(a.expression().ne(b.expression()), known ? order != 0 : null);
            case 4 -> new Made<>(a.expression().isDistinctFrom(b.expression()), !Objects.equals(x, y));
            default -> new Made<>(a.expression().isNotDistinctFrom(b.expression()), Objects.equals(x, y));
        };
    }

    private Made<BooleanExpression, Boolean> ofText(Made<TextExpression, String> a) {
        String part = letters(1);
        String x = a.value();
        return switch (random.nextInt(4)) {
            case 0 -> new Made<>(a.expression().contains(part), x == null ? null : x.contains(part));
            case 1 -> new Made<>(a.expression().startsWith(part), x == null ? null : x.startsWith(part));
            case 2 -> new Made<>(a.expression().endsWith(value(part)), x == null ? null : x.endsWith(part));
            default -> new Made<>(a.expression().eq(part), x == null ? null : x.equals(part));
        };
    }

    private Made<TextExpression, String> text(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            String literal = letters(4);
            return random.nextInt(6) == 0 ? new Made<>(noValue().asText(), null) : new Made<>(value(literal), literal);
        }
        var a = text(depth - 1);
        String x = a.value();
        int count = random.nextInt(4);
        return switch (random.nextInt(7)) {
            case 0 -> {
                var b = text(depth - 1);
                yield new Made<>(
                        a.expression().concat(b.expression()), x == null || b.value() == null ? null : x + b.value());
            }
            case 1 -> new Made<>(Fn.upper(a.expression()), x == null ? null : x.toUpperCase(java.util.Locale.ROOT));
            case 2 ->
                new Made<>(
                        Fn.left(a.expression(), count), x == null ? null : x.substring(0, Math.min(count, x.length())));
            case 3 ->
                new Made<>(
                        Fn.right(a.expression(), count),
                        x == null ? null : x.substring(Math.max(x.length() - count, 0)));
            case 4 -> new Made<>(Fn.replace(a.expression(), "a", "'%"), x == null ? null : x.replace("a", "'%"));
            case 5 ->
                new Made<>(
                        Fn.substring(a.expression(), count + 1),
                        x == null ? null : x.substring(Math.min(count, x.length())));
            default -> {
                var b = text(depth - 1);
                yield new Made<>(a.expression().coalesce(b.expression()), x != null ? x : b.value());
            }
        };
    }

    private String letters(int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static @Nullable Boolean all(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return (a == null || b == null) ? null : true;
    }

    private static @Nullable Boolean opposite(@Nullable Boolean a) {
        return a == null ? null : !a;
    }
}
