package dev.aludel.schema;

import dev.aludel.sql.Expression;
import dev.aludel.sql.Query;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.StatementNode;

/**
 * A piece of SQL inside a definition: the condition of a check, the default of a column. Immutable.
 *
 * <p>Text reaches the database as it is, on every database: write it from your own source code only, never from
 * input.
 */
public sealed interface SqlFragment {
    static SqlFragment text(String sql) {
        return new Text(sql);
    }

    /** An expression over columns of the table, spelt anew for each database; its values become literals. */
    static SqlFragment of(Expression<?> expression) {
        return new Tree(expression.node(), expression.toString());
    }

    /** A query, spelt anew for each database; its values become literals. */
    static SqlFragment of(Query<?> query) {
        return new Select(query.tree(), query.toString());
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

    /**
     * SQL as an expression.
     *
     * @param node the expression
     * @param text how it reads, with a question mark for each value
     */
    record Tree(ExpressionNode node, String text) implements SqlFragment {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A whole query.
     *
     * @param node the query
     * @param text how it reads, with a question mark for each value
     */
    record Select(StatementNode node, String text) implements SqlFragment {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * An expression or query that names tables by schemas which stand for others.
     *
     * @param fragment an expression or a query
     * @param schemas what its schemas stand for
     */
    record Mapped(SqlFragment fragment, SchemaMap schemas) implements SqlFragment {
        @Override
        public String toString() {
            return fragment.toString();
        }
    }

    /**
     * The next number of a sequence.
     *
     * @param sequence the sequence
     */
    record NextValue(Sequence sequence) implements SqlFragment {
        @Override
        public String toString() {
            return "next value of " + sequence.id();
        }
    }
}
