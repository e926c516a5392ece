package dev.aludel.conformance;

import static dev.aludel.sql.Sql.selectAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Engine;
import dev.aludel.sql.Expression;
import dev.aludel.sql.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Expressions made at random, each with the value that it must have: worked out in Java while it is made, with three-valued
 * logic, by the structure and not by any rule of precedence. Belongs to one thread.
 */
final class RandomExpressions {
    private static final int TOGETHER = 30;
    private static final int DEPTH = 5;

    private final RandomNumbers numbers;
    private final RandomTexts texts;
    private final RandomConditions conditions;
    private final RandomDecimals decimals;

    private RandomExpressions(long seed) {
        var random = new Random(seed);
        numbers = new RandomNumbers(random, this);
        texts = new RandomTexts(random, this);
        conditions = new RandomConditions(random, this);
        decimals = new RandomDecimals(random, this);
    }

    /** A number, text or condition and what it is worth; null for unknown. */
    record Made<E extends Expression<?>, T>(
            E expression, @Nullable T value) {}

    RandomNumbers numbers() {
        return numbers;
    }

    RandomTexts texts() {
        return texts;
    }

    RandomConditions conditions() {
        return conditions;
    }

    /** Makes expressions and has the database work them out. */
    static void check(Engine engine, long seed) {
        var made = new RandomExpressions(seed).several();
        List<Expression<?>> expressions = new ArrayList<>();
        made.forEach(one -> expressions.add(one.expression()));
        Row row = engine.with(connection -> connection.one(selectAll(expressions)));
        for (int i = 0; i < made.size(); i++) {
            assertThat(comparable(row.find(i, Object.class).orElse(null)))
                    .as("%s, of the values of seed %s", made.get(i).expression(), seed)
                    .isEqualTo(comparable(made.get(i).value()));
        }
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    private List<Made<?, ?>> several() {
        List<Made<?, ?>> all = new ArrayList<>();
        while (all.size() < TOGETHER) {
            all.add(numbers.make(DEPTH));
            all.add(conditions.make(DEPTH));
            all.add(texts.make(DEPTH));
            all.add(conditions.make(DEPTH));
            all.add(decimals.make(DEPTH));
        }
        return all;
    }
}
