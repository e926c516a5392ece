package dev.aludel.schema;

/**
 * A piece of SQL inside a definition: the condition of a check, the default of a column. Immutable.
 *
 * <p>Raw text reaches the database as it is, on every database: write it from your own source code only, never from
 * input.
 */
public sealed interface SqlFragment {
    static SqlFragment text(String sql) {
        return new Text(sql);
    }

    /**
     * SQL as text.
     *
     * @param sql the text, in the database's own dialect
     */
    record Text(String sql) implements SqlFragment {
        public Text {
            Names.require(sql, "a piece of SQL");
        }

        @Override
        public String toString() {
            return sql;
        }
    }
}
