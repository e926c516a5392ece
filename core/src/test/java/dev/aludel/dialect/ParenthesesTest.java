package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.IntExpression;
import dev.aludel.sql.Sql;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is nested in whatever: read by the standard's precedence, the SQL means what was built. */
final class ParenthesesTest {
    private final Random random = new Random(7);

    /** An expression beside the same with all parentheses. */
    private record Both<E>(E expression, String full) {}

    @Test
    void randomExpressionsReadAsTheyWereBuilt() {
        for (int i = 0; i < 3000; i++) {
            var condition = condition(4);
            String sql = condition.expression().toString();
            assertThat(new Reader(sql).all()).as(sql).isEqualTo(condition.full());
        }
    }

    private Both<BooleanExpression> condition(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(7);
        return switch (kind) {
            case 1, 2 -> {
                var a = condition(depth - 1);
                var b = condition(depth - 1);
                var junction = kind == 1
                        ? a.expression().and(b.expression())
                        : a.expression().or(b.expression());
                yield new Both<>(junction, chain(a.full(), kind == 1 ? "AND" : "OR", b.full()));
            }
            case 3 -> {
                var a = condition(depth - 1);
                yield new Both<>(a.expression().not(), "(NOT " + a.full() + ")");
            }
            case 4 -> {
                var a = condition(depth - 1);
                var b = condition(depth - 1);
                yield new Both<>(a.expression().eq(b.expression()), "(" + a.full() + " = " + b.full() + ")");
            }
            case 5 -> {
                var a = number(depth - 1);
                var b = number(depth - 1);
                yield new Both<>(a.expression().lt(b.expression()), "(" + a.full() + " < " + b.full() + ")");
            }
            case 6 -> {
                var a = condition(depth - 1);
                yield new Both<>(a.expression().isNull(), "(" + a.full() + " IS NULL)");
            }
            default -> new Both<>(USER.active.as("x"), "users.active");
        };
    }

    private Both<IntExpression> number(int depth) {
        int kind = depth <= 0 ? 0 : random.nextInt(7);
        if (kind == 0) {
            return new Both<>(Sql.coalesce(USER.id, 1), "coalesce(users.id,?)");
        }
        var a = number(depth - 1);
        if (kind == 6) {
            return new Both<>(a.expression().negate(), "(-" + a.full() + ")");
        }
        var b = number(depth - 1);
        var result = switch (kind) {
            case 1 -> a.expression().plus(b.expression());
            case 2 -> a.expression().minus(b.expression());
            case 3 -> a.expression().times(b.expression());
            case 4 -> a.expression().dividedBy(b.expression());
            default -> a.expression().mod(b.expression());
        };
        return new Both<>(result, "(" + a.full() + " " + "+-*/%".charAt(kind - 1) + " " + b.full() + ")");
    }

    /** Junctions of one kind are one chain, wherever the parentheses stood. */
    private static String chain(String a, String word, String b) {
        return "(" + inner(a, word) + " " + word + " " + inner(b, word) + ")";
    }

    private static String inner(String text, String word) {
        return isChain(text, word) ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isChain(String text, String word) {
        if (!text.startsWith("(")) {
            return false;
        }
        int depth = 0;
        boolean found = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            found |= depth == 1 && text.startsWith(" " + word + " ", i);
        }
        return found;
    }

    /** Reads SQL as the standard does and writes all parentheses. */
    private static final class Reader {
        private final String[] tokens;
        private int at;

        Reader(String sql) {
            tokens = sql.replaceAll("-(?! )", "~ ")
                    .replace("(", " ( ")
                    .replace(")", " ) ")
                    .replace(",", " , ")
                    .strip()
                    .split("\\s+");
        }

        String all() {
            String read = or();
            assertThat(at).isEqualTo(tokens.length);
            return read;
        }

        private boolean take(String token) {
            if (at < tokens.length && tokens[at].equals(token)) {
                at++;
                return true;
            }
            return false;
        }

        private String or() {
            String left = and();
            while (take("OR")) {
                left = chain(left, "OR", and());
            }
            return left;
        }

        private String and() {
            String left = not();
            while (take("AND")) {
                left = chain(left, "AND", not());
            }
            return left;
        }

        private String not() {
            return take("NOT") ? "(NOT " + not() + ")" : comparison();
        }

        /** Comparisons do not associate: after one there is no other. */
        private String comparison() {
            String left = sum();
            if (take("=")) {
                return "(" + left + " = " + sum() + ")";
            } else if (take("<")) {
                return "(" + left + " < " + sum() + ")";
            } else if (take("IS")) {
                assertThat(take("NULL")).isTrue();
                return "(" + left + " IS NULL)";
            }
            return left;
        }

        private String sum() {
            String left = product();
            while (at < tokens.length && (tokens[at].equals("+") || tokens[at].equals("-"))) {
                left = "(" + left + " " + tokens[at++] + " " + product() + ")";
            }
            return left;
        }

        private String product() {
            String left = unary();
            while (at < tokens.length && tokens[at].length() == 1 && "*/%".contains(tokens[at])) {
                left = "(" + left + " " + tokens[at++] + " " + unary() + ")";
            }
            return left;
        }

        private String unary() {
            return take("~") ? "(-" + primary() + ")" : primary();
        }

        private String primary() {
            if (take("(")) {
                String inner = or();
                assertThat(take(")")).as(String.join(" ", tokens) + " at " + at).isTrue();
                return inner;
            }
            String name = tokens[at++];
            if (take("(")) {
                String first = or();
                assertThat(take(",")).as(String.join(" ", tokens) + " at " + at).isTrue();
                String second = or();
                assertThat(take(")")).as(String.join(" ", tokens) + " at " + at).isTrue();
                return name + "(" + first + "," + second + ")";
            }
            return name;
        }
    }
}
