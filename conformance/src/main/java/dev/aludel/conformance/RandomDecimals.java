package dev.aludel.conformance;

import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.noValue;
import static dev.aludel.sql.Sql.value;

import dev.aludel.conformance.RandomExpressions.Made;
import dev.aludel.sql.DecimalExpression;
import dev.aludel.sql.Fn;
import java.math.BigDecimal;
import java.util.Random;

/** Decimals with few digits, so that no database rounds them; quotients are left out, whose digits differ. */
final class RandomDecimals {
    private final Random random;
    private final RandomExpressions others;

    RandomDecimals(Random random, RandomExpressions others) {
        this.random = random;
        this.others = others;
    }

    Made<DecimalExpression, BigDecimal> make(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return leaf();
        }
        var a = make(depth - 1);
        BigDecimal x = a.value();
        var left = a.expression();
        if (random.nextInt(4) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> new Made<>(left.negate(), x == null ? null : x.negate());
                case 1 -> new Made<>(Fn.abs(left), x == null ? null : x.abs());
                case 2 -> {
                    var number = others.numbers().make(depth - 1);
                    Long n = number.value();
                    yield new Made<>(
                            cast(number.expression()).asDecimal(20, 2), n == null ? null : BigDecimal.valueOf(n));
                }
                default -> {
                    var condition = others.conditions().make(depth - 1);
                    yield new Made<>(
                            caseWhen(condition.expression(), left).end(),
                            Boolean.TRUE.equals(condition.value()) ? x : null);
                }
            };
        }
        var b = make(depth - 1);
        BigDecimal y = b.value();
        var right = b.expression();
        if (x == null || y == null) {
            return switch (random.nextInt(4)) {
                case 0 -> new Made<>(left.plus(right), null);
                case 1 -> new Made<>(left.minus(right), null);
                case 2 -> new Made<>(Fn.greatest(left, right), null);
                default -> new Made<>(left.coalesce(right), x != null ? x : y);
            };
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Made<>(left.plus(right), x.add(y));
            case 1, 2 -> new Made<>(left.minus(right), x.subtract(y));
            case 3 -> new Made<>(Fn.least(left, right), x.min(y));
            case 4 -> new Made<>(left.nullIf(right), x.compareTo(y) == 0 ? null : x);
            default -> {
                var factor = leaf();
                BigDecimal z = factor.value();
                yield new Made<>(left.times(factor.expression()), z == null ? null : x.multiply(z));
            }
        };
    }

    private Made<DecimalExpression, BigDecimal> leaf() {
        var literal = BigDecimal.valueOf(random.nextInt(-50, 51), random.nextInt(3));
        return random.nextInt(6) == 0 ? new Made<>(noValue().asDecimal(), null) : new Made<>(value(literal), literal);
    }
}
