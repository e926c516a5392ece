package dev.aludel.failures;

import static dev.aludel.failures.LimitText_.LIMIT_TEXT;
import static dev.aludel.failures.Limit_.LIMIT;

import dev.aludel.sql.Assignment;
import dev.aludel.sql.Statement;
import dev.aludel.sql.TableSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row to be inserted.
 *
 * @param n a {@code Long}, or a {@code String} where the number is taken for a text
 */
record Line(
        int id,
        @Nullable String name,
        @Nullable Object n,
        @Nullable String code) {
    static Line good(int id) {
        return new Line(id, "good", 1L, null);
    }

    boolean wrongType() {
        return n instanceof String;
    }

    /** The same as a row of the table that takes the number for a text. */
    Line asText() {
        return wrongType() ? this : new Line(id, name, String.valueOf(n), code);
    }

    TableSource table() {
        return wrongType() ? LIMIT_TEXT : LIMIT;
    }

    List<Assignment> assignments() {
        return n instanceof String text
                ? List.of(LIMIT_TEXT.id.to(id), LIMIT_TEXT.name.to(name), LIMIT_TEXT.n.to(text))
                : List.of(LIMIT.id.to(id), LIMIT.name.to(name), LIMIT.n.to((Long) n), LIMIT.code.to(code));
    }

    Object entity() {
        return n instanceof String text ? new LimitText(id, name, text) : new Limit(id, name, (Long) n, code);
    }

    /** The statement of a batch, whose rows are {@link #values}. */
    Statement template() {
        return wrongType()
                ? LIMIT_TEXT
                        .insert()
                        .set(LIMIT_TEXT.id.toParameter(0), LIMIT_TEXT.name.toParameter(1), LIMIT_TEXT.n.toParameter(2))
                : LIMIT.insert()
                        .set(
                                LIMIT.id.toParameter(0),
                                LIMIT.name.toParameter(1),
                                LIMIT.n.toParameter(2),
                                LIMIT.code.toParameter(3));
    }

    @Nullable Object[] values() {
        return wrongType() ? new @Nullable Object[] {id, name, n} : new @Nullable Object[] {id, name, n, code};
    }
}
