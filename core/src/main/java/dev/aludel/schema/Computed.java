package dev.aludel.schema;

import dev.aludel.sql.Expression;

/**
 * Says that the database calculates a column from others of the same row. Immutable.
 *
 * @param expression what it calculates
 * @param stored whether the result is kept with the row; otherwise it is calculated whenever it is read
 */
public record Computed(SqlFragment expression, boolean stored) {
    /** Calculated when a row is written, and kept. */
    public static Computed stored(Expression<?> expression) {
        return new Computed(SqlFragment.of(expression), true);
    }

    /** Calculated when a row is written, and kept; as SQL text. */
    public static Computed stored(String sql) {
        return new Computed(SqlFragment.text(sql), true);
    }

    /** Calculated when it is read. */
    public static Computed virtual(Expression<?> expression) {
        return new Computed(SqlFragment.of(expression), false);
    }

    /** Calculated when it is read; as SQL text. */
    public static Computed virtual(String sql) {
        return new Computed(SqlFragment.text(sql), false);
    }
}
