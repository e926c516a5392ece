package dev.aludel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Connection;
import dev.aludel.sql.Query;
import dev.aludel.sql.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What executing a statement must give. Immutable. */
record Expected(
        @Nullable List<? extends @Nullable Object> rows,
        boolean ordered,
        long changed,
        @Nullable Query<?> afterwards,
        List<? extends @Nullable Object> left,
        @Nullable String refusal,
        boolean steps) {
    private static final int NOT_SAID = -1;
    static final Expected NOTHING = new Expected(null, true, NOT_SAID, null, List.of(), null, false);

    Expected refusal(String message) {
        return new Expected(rows, ordered, changed, afterwards, left, message, steps);
    }

    Expected rows(List<? extends @Nullable Object> all) {
        return new Expected(all, ordered, changed, afterwards, left, refusal, steps);
    }

    Expected unordered() {
        return new Expected(rows, false, changed, afterwards, left, refusal, steps);
    }

    Expected changed(long count) {
        return new Expected(rows, ordered, count, afterwards, left, refusal, steps);
    }

    Expected leaving(Query<?> query, List<? extends @Nullable Object> all) {
        return new Expected(rows, ordered, changed, query, all, refusal, steps);
    }

    Expected inSteps() {
        return new Expected(rows, ordered, changed, afterwards, left, refusal, true);
    }

    void checkRows(List<? extends @Nullable Object> found) {
        if (rows == null) {
            throw new IllegalStateException("the case does not say which rows it gives: say gives(..)");
        }
        var plain = plain(found);
        if (ordered) {
            assertThat(plain).isEqualTo(plain(rows));
        } else {
            assertThat(plain).containsExactlyInAnyOrderElementsOf(plain(rows));
        }
    }

    void checkChanged(long count) {
        if (changed != NOT_SAID) {
            assertThat(count).as("rows changed").isEqualTo(changed);
        }
    }

    void checkLeft(Connection connection) {
        if (afterwards != null) {
            assertThat(plain(new ArrayList<@Nullable Object>(connection.list(afterwards))))
                    .as("what %s finds afterwards", afterwards)
                    .isEqualTo(plain(left));
        }
    }

    private static List<@Nullable Object> plain(List<? extends @Nullable Object> values) {
        var all = new ArrayList<@Nullable Object>(values.size());
        values.forEach(value -> all.add(plain(value)));
        return all;
    }

    /** Rows as lists of their values, numbers as decimals without trailing zeros, what is missing as null. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Row row -> {
                var values = new ArrayList<@Nullable Object>(row.size());
                for (int i = 0; i < row.size(); i++) {
                    values.add(plain(row.find(i, Object.class)));
                }
                yield values;
            }
            case List<?> list -> plain(list);
            case Optional<?> optional -> optional.isEmpty() ? null : plain(optional.get());
            case BigDecimal decimal -> decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
            case BigInteger number -> plain(new BigDecimal(number));
            case Double number -> plain(BigDecimal.valueOf(number));
            case Float number -> plain(new BigDecimal(number.toString()));
            case Number number -> plain(BigDecimal.valueOf(number.longValue()));
            default -> value;
        };
    }
}
