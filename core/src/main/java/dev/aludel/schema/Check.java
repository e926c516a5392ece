package dev.aludel.schema;

import dev.aludel.sql.BooleanExpression;
import org.jspecify.annotations.Nullable;

/**
 * A condition that every row fulfils. Immutable.
 *
 * @param name the constraint's name, or null for the conventional one, which is made from the condition
 * @param condition what must not be false
 * @param comment a remark for those who read the schema, or null
 */
public record Check(
        @Nullable String name,
        SqlFragment condition,
        @Nullable String comment) implements Constraint {
    public Check {
        Names.optional(name, "a check");
    }

    /** A condition as SQL text, such as {@code balance >= 0}; it is the same text on every database. */
    public static Check of(String sql) {
        return new Check(null, SqlFragment.text(sql), null);
    }

    /** A condition over columns of the table: {@code Check.of(balance.ge(0)).named("ck_balance")}. */
    public static Check of(BooleanExpression condition) {
        return new Check(null, SqlFragment.of(condition), null);
    }

    /** The same with another condition. */
    Check withCondition(SqlFragment other) {
        return new Check(name, other, comment);
    }

    @Override
    public Check named(String constraintName) {
        return new Check(constraintName, condition, comment);
    }

    @Override
    public Check comment(@Nullable String text) {
        return new Check(name, condition, text);
    }
}
