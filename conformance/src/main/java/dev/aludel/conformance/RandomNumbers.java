package dev.aludel.conformance;

import static dev.aludel.sql.Sql.caseOf;
import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.noValue;
import static dev.aludel.sql.Sql.scalar;
import static dev.aludel.sql.Sql.value;

import dev.aludel.conformance.RandomExpressions.Made;
import dev.aludel.sql.Fn;
import dev.aludel.sql.LongExpression;
import java.util.Objects;
import java.util.Random;

/** Whole numbers: arithmetic, bits, choices, what texts and conditions give. */
final class RandomNumbers {
    private final Random random;
    private final RandomExpressions others;

    RandomNumbers(Random random, RandomExpressions others) {
        this.random = random;
        this.others = others;
    }

    Made<LongExpression, Long> make(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            long literal = random.nextInt(-20, 21);
            return random.nextInt(6) == 0 ? new Made<>(noValue().asLong(), null) : new Made<>(value(literal), literal);
        }
        return switch (random.nextInt(4)) {
            case 0 -> ofOne(make(depth - 1));
            case 1 -> chosen(depth - 1);
            default -> ofTwo(make(depth - 1), make(depth - 1));
        };
    }

    private Made<LongExpression, Long> ofOne(Made<LongExpression, Long> a) {
        Long x = a.value();
        var expression = a.expression();
        long literal = random.nextBoolean() ? random.nextLong(1, 10) : -random.nextLong(1, 10);
        return switch (random.nextInt(9)) {
            case 0 -> new Made<>(expression.negate(), x == null ? null : -x);
            case 1 -> new Made<>(expression.dividedBy(literal), x == null ? null : x / literal);
            case 2 -> new Made<>(expression.mod(literal), x == null ? null : x % literal);
            case 3 -> new Made<>(Fn.abs(expression), x == null ? null : Math.abs(x));
            case 4 -> new Made<>(value(0L).plus(Fn.sign(expression)), x == null ? null : (long) Long.signum(x));
            case 5 -> new Made<>(expression.bitNot(), x == null ? null : ~x);
            case 6 -> new Made<>(expression.shiftRight(2), x == null ? null : x >> 2);
            case 7 -> new Made<>(cast(cast(expression).asText()).asLong(), x);
            default -> new Made<>(scalar(expression, query -> query), x);
        };
    }

    private Made<LongExpression, Long> chosen(int depth) {
        var a = make(depth);
        var b = make(depth);
        Long x = a.value();
        return switch (random.nextInt(6)) {
            case 0 -> {
                var text = others.texts().make(depth);
                yield new Made<>(
                        value(0L).plus(Fn.length(text.expression())),
                        text.value() == null ? null : (long) text.value().length());
            }
            case 1 -> {
                var text = others.texts().make(depth);
                String wanted = others.texts().letters(1, 2);
                yield new Made<>(
                        value(0L).plus(Fn.position(wanted, text.expression())),
                        text.value() == null ? null : text.value().indexOf(wanted) + 1L);
            }
            case 2 -> {
                var first = others.conditions().make(depth);
                var second = others.conditions().make(depth);
                var c = make(depth);
                yield new Made<>(
                        caseWhen(first.expression(), a.expression())
                                .when(second.expression(), b.expression())
                                .otherwise(c.expression()),
                        Boolean.TRUE.equals(first.value())
                                ? x
                                : Boolean.TRUE.equals(second.value()) ? b.value() : c.value());
            }
            case 3 -> {
                var condition = others.conditions().make(depth);
                yield new Made<>(
                        caseWhen(condition.expression(), a.expression()).end(),
                        Boolean.TRUE.equals(condition.value()) ? x : null);
            }
            case 4 -> {
                long wanted = random.nextInt(-3, 4);
                yield new Made<>(
                        caseOf(a.expression()).when(wanted, b.expression()).otherwise(7L),
                        x != null && x == wanted ? b.value() : Long.valueOf(7));
            }
            default -> {
                var condition = others.conditions().make(depth);
                Boolean truth = condition.value();
                yield new Made<>(
                        cast(condition.expression()).asInt().plus(a.expression()),
                        truth == null || x == null ? null : x + (truth ? 1 : 0));
            }
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
        boolean divisible = known && q != 0;
        return switch (random.nextInt(13)) {
            case 0 -> new Made<>(left.plus(right), known ? p + q : null);
            case 1, 2 -> new Made<>(left.minus(right), known ? p - q : null);
            case 3 -> new Made<>(left.times(right).mod(1000), known ? p * q % 1000 : null);
            case 4 -> new Made<>(left.coalesce(right), x != null ? x : y);
            case 5 -> new Made<>(left.nullIf(right), Objects.equals(x, y) ? null : x);
            case 6 -> new Made<>(Fn.greatest(left, right), known ? Math.max(p, q) : null);
            case 7 -> new Made<>(Fn.least(left, right), known ? Math.min(p, q) : null);
            case 8 -> new Made<>(left.bitAnd(right), known ? p & q : null);
            case 9 -> new Made<>(left.bitOr(right), known ? p | q : null);
            case 10 -> new Made<>(left.dividedBy(right.nullIf(0L)), divisible ? p / q : null);
            case 11 -> new Made<>(left.mod(right.nullIf(0L)), divisible ? p % q : null);
            default -> new Made<>(left.bitXor(right), known ? p ^ q : null);
        };
    }
}
