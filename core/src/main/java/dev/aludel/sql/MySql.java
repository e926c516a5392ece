package dev.aludel.sql;

import static dev.aludel.sql.Expressions.value;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.NativeNode;
import dev.aludel.sql.tree.NativeNode.Family;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What only MySQL and MariaDB have. On another database a statement with it is refused when it is compiled. Thread-safe,
 * stateless.
 */
@CheckReturnValue
public final class MySql {
    private MySql() {}

    /** A full-text search in columns that have one index of the kind FULLTEXT: go on with what is searched for. */
    public static Match match(TextExpression first, TextExpression... rest) {
        return new Match(first, rest);
    }

    /** The columns of a full-text search. Immutable and thread-safe. */
    @CheckReturnValue
    public static final class Match {
        private final List<Expression<?>> columns;

        private Match(TextExpression first, TextExpression... rest) {
            var all = new ArrayList<Expression<?>>();
            all.add(first);
            all.addAll(Arrays.asList(rest));
            columns = List.copyOf(all);
        }

        /** How well a text is found; 0 if it is not. */
        public DoubleExpression against(String words) {
            return new DoubleExpression(search("", words, SqlTypes.DOUBLE), false);
        }

        /** Whether a search with operators such as {@code +word -word "phrase"} finds something. */
        public BooleanExpression againstBoolean(String search) {
            return new BooleanExpression(search(" IN BOOLEAN MODE", search, SqlTypes.BOOLEAN), false);
        }

        /** How well a text, and what is found with its words, is found. */
        public DoubleExpression againstExpanded(String words) {
            return new DoubleExpression(search(" WITH QUERY EXPANSION", words, SqlTypes.DOUBLE), false);
        }

        private NativeNode search(String mode, String words, SqlType<?> type) {
            var places = new StringBuilder("MATCH (");
            for (int i = 0; i < columns.size(); i++) {
                places.append(i == 0 ? "{" : ", {").append(i).append("}");
            }
            places.append(") AGAINST ({")
                    .append(columns.size())
                    .append("}")
                    .append(mode)
                    .append(")");
            var arguments = new ArrayList<Expression<?>>(columns);
            arguments.add(value(words));
            return node(places.toString(), type, arguments);
        }
    }

    /** The position, from 1, of the text among the others; 0 if it is not there. For an order of one's own. */
    public static IntExpression field(Expression<String> text, String first, String... rest) {
        var arguments = new ArrayList<Expression<?>>();
        arguments.add(text);
        arguments.add(value(first));
        for (String one : rest) {
            arguments.add(value(one));
        }
        return new IntExpression(node("field({*})", SqlTypes.INTEGER, arguments), false);
    }

    /** The position, from 1, of a text in a list of texts with commas between; 0 if it is not there. */
    public static IntExpression findInSet(String text, Expression<String> list) {
        return new IntExpression(
                node("find_in_set({0}, {1})", SqlTypes.INTEGER, List.of(value(text), list)), list.nullable());
    }

    public static TextExpression soundex(Expression<String> text) {
        return text("soundex({0})", text);
    }

    /** The part of a text before the n-th separator; with a negative number, behind it, counted from the end. */
    public static TextExpression substringIndex(Expression<String> text, String separator, int number) {
        return text("substring_index({0}, {1}, {2})", text, value(separator), value(number));
    }

    public static TextExpression hex(Expression<?> expression) {
        return text("hex({0})", expression);
    }

    /** A time in a format of MySQL, such as {@code %Y-%m-%d}. */
    public static TextExpression dateFormat(Expression<? extends Temporal> time, String format) {
        return text("date_format({0}, {1})", time, value(format));
    }

    /** A document with another value at a path such as {@code $.name}. */
    public static Json jsonSet(Expression<?> document, String path, Expression<?> value) {
        return new Json(node("json_set({0}, {1}, {2})", SqlTypes.JSON, List.of(document, value(path), value)), true);
    }

    /** A document without what is at a path such as {@code $.name}. */
    public static Json jsonRemove(Expression<?> document, String path) {
        return new Json(node("json_remove({0}, {1})", SqlTypes.JSON, List.of(document, value(path))), true);
    }

    /** Whether there is something at a path such as {@code $.name}. */
    public static BooleanExpression jsonContainsPath(Expression<?> document, String path) {
        return new BooleanExpression(
                node("json_contains_path({0}, 'one', {1})", SqlTypes.BOOLEAN, List.of(document, value(path))), true);
    }

    /** How many bits are set. */
    public static IntExpression bitCount(Expression<? extends Number> number) {
        return new IntExpression(node("bit_count({0})", SqlTypes.INTEGER, List.of(number)), number.nullable());
    }

    private static TextExpression text(String template, Expression<?>... arguments) {
        return new TextExpression(node(template, SqlTypes.TEXT, Arrays.asList(arguments)), SqlTypes.TEXT, true);
    }

    private static NativeNode node(String template, SqlType<?> type, List<? extends Expression<?>> arguments) {
        List<ExpressionNode> nodes = Expressions.nodes(arguments);
        return new NativeNode(Family.MYSQL, template, nodes, type);
    }
}
