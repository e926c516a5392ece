package dev.aludel.conformance;

import static dev.aludel.sql.Sql.caseWhen;
import static dev.aludel.sql.Sql.cast;
import static dev.aludel.sql.Sql.noValue;
import static dev.aludel.sql.Sql.value;

import dev.aludel.conformance.RandomExpressions.Made;
import dev.aludel.sql.Fn;
import dev.aludel.sql.TextExpression;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Short texts of letters that mean something somewhere in SQL. */
final class RandomTexts {
    private static final String LETTERS = "abAB%_\\'\"$?:- \u4e16`";

    private final Random random;
    private final RandomExpressions others;

    RandomTexts(Random random, RandomExpressions others) {
        this.random = random;
        this.others = others;
    }

    Made<TextExpression, String> make(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            String literal = letters(0, 4);
            return random.nextInt(6) == 0 ? new Made<>(noValue().asText(), null) : new Made<>(value(literal), literal);
        }
        return switch (random.nextInt(4)) {
            case 0 -> ofTwo(depth - 1);
            case 1 -> ofOne(make(depth - 1));
            case 2 -> cut(make(depth - 1));
            default -> replaced(make(depth - 1));
        };
    }

    String letters(int least, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(least, most + 1); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private Made<TextExpression, String> ofTwo(int depth) {
        var a = make(depth);
        String x = a.value();
        var left = a.expression();
        if (random.nextInt(5) == 0) {
            var number = others.numbers().make(depth);
            return new Made<>(
                    cast(number.expression()).asText(), number.value() == null ? null : String.valueOf(number.value()));
        }
        var b = make(depth);
        String y = b.value();
        var right = b.expression();
        return switch (random.nextInt(5)) {
            case 0 -> new Made<>(left.concat(right), x == null || y == null ? null : x + y);
            case 1 -> new Made<>(left.coalesce(right), x != null ? x : y);
            case 2 -> new Made<>(left.nullIf(right), Objects.equals(x, y) ? null : x);
            case 3 ->
                new Made<>(
                        Fn.concatWs("-", left, right), x == null ? (y == null ? "" : y) : y == null ? x : x + "-" + y);
            default -> {
                var condition = others.conditions().make(depth);
                yield new Made<>(
                        caseWhen(condition.expression(), left).otherwise(right),
                        Boolean.TRUE.equals(condition.value()) ? x : y);
            }
        };
    }

    private Made<TextExpression, String> ofOne(Made<TextExpression, String> a) {
        var text = a.expression();
        int count = random.nextInt(4);
        return switch (random.nextInt(8)) {
            case 0 -> made(Fn.upper(text), a, x -> x.toUpperCase(Locale.ROOT));
            case 1 -> made(text.lower(), a, x -> x.toLowerCase(Locale.ROOT));
            case 2 -> made(Fn.trim(text), a, x -> trimmed(x, ' ', true, true));
            case 3 -> made(Fn.trim(text, 'a'), a, x -> trimmed(x, 'a', true, true));
            case 4 -> made(Fn.trimStart(text), a, x -> trimmed(x, ' ', true, false));
            case 5 -> made(Fn.trimEnd(text), a, x -> trimmed(x, ' ', false, true));
            case 6 ->
                made(Fn.reverse(text), a, x -> new StringBuilder(x).reverse().toString());
            default -> made(Fn.left(Fn.repeat(text, count), 40), a, x -> first(x.repeat(count), 40));
        };
    }

    private Made<TextExpression, String> cut(Made<TextExpression, String> a) {
        var text = a.expression();
        int from = random.nextInt(1, 4);
        int count = random.nextInt(4);
        return switch (random.nextInt(6)) {
            case 0 -> made(Fn.left(text, count), a, x -> first(x, count));
            case 1 -> made(Fn.right(text, count), a, x -> x.substring(Math.max(x.length() - count, 0)));
            case 2 -> made(Fn.substring(text, from), a, x -> x.substring(Math.min(from - 1, x.length())));
            case 3 ->
                made(
                        Fn.substring(text, from, count),
                        a,
                        x -> first(x.substring(Math.min(from - 1, x.length())), count));
            case 4 ->
                made(
                        Fn.padStart(text, count, "%"),
                        a,
                        x -> "%".repeat(Math.max(count - x.length(), 0)) + first(x, count));
            default ->
                made(
                        Fn.padEnd(text, count, "'"),
                        a,
                        x -> first(x, count) + "'".repeat(Math.max(count - x.length(), 0)));
        };
    }

    private Made<TextExpression, String> replaced(Made<TextExpression, String> a) {
        String from = letters(1, 2);
        String to = letters(0, 2);
        return made(Fn.left(Fn.replace(a.expression(), from, to), 40), a, x -> first(x.replace(from, to), 40));
    }

    private static Made<TextExpression, String> made(
            TextExpression expression, Made<TextExpression, String> of, UnaryOperator<String> result) {
        @Nullable String text = of.value();
        return new Made<>(expression, text == null ? null : result.apply(text));
    }

    private static String first(String text, int count) {
        return text.substring(0, Math.min(count, text.length()));
    }

    private static String trimmed(String text, char letter, boolean start, boolean end) {
        int from = 0;
        int to = text.length();
        while (start && from < to && text.charAt(from) == letter) {
            from++;
        }
        while (end && to > from && text.charAt(to - 1) == letter) {
            to--;
        }
        return text.substring(from, to);
    }
}
