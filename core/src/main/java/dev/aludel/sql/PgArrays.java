package dev.aludel.sql;

import static dev.aludel.sql.PgNodes.condition;
import static dev.aludel.sql.PgNodes.node;
import static dev.aludel.sql.PgNodes.same;
import static dev.aludel.sql.PgNodes.text;
import static dev.aludel.sql.PgNodes.untyped;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionSourceNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrays of PostgreSQL; part of {@link Pg}. Thread-safe, stateless. */
@CheckReturnValue
public abstract sealed class PgArrays extends PgRanges permits Pg {
    PgArrays() {}

    /** The element equals one of the array. */
    public static <T> BooleanExpression any(Expression<T> element, Expression<? extends List<T>> array) {
        return condition("{0p} = ANY ({1})", element, array);
    }

    /** The element equals each of the array. */
    public static <T> BooleanExpression all(Expression<T> element, Expression<? extends List<T>> array) {
        return condition("{0p} = ALL ({1})", element, array);
    }

    /**
     * The elements of an array as rows, in their own type: {@code unnest("tag", POST.tags)}, read by {@code column("value")} and
     * what its type is: {@code .asText()}. {@link TableFunction#withOrdinality} adds their places from 1.
     */
    public static <T> TableFunction unnest(String alias, Expression<? extends List<T>> array) {
        SqlType<?> element = array.type().element();
        ExpressionNode node = array.bare();
        return new TableFunction(
                new FunctionSourceNode(
                        FunctionSourceNode.Kind.ELEMENTS,
                        List.of("unnest"),
                        List.of(node instanceof BindNode ? new CastNode(node, array.type()) : node),
                        alias,
                        List.of("value"),
                        List.of(element == null ? SqlTypes.UNKNOWN : element),
                        false),
                List.of());
    }

    /** An array of these elements. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T> ValueExpression<List<T>> array(Expression<T> first, Expression<T>... rest) {
        List<Expression<?>> all = new ArrayList<>(rest.length + 1);
        all.add(first);
        all.addAll(Arrays.asList(rest));
        var type = SqlTypes.array(first.type().unlimited());
        return new ValueExpression<>(node("ARRAY[{*!}]", type, all), type, false);
    }

    /** The values of the group as an array, NULL among them. */
    public static <T> ValueExpression<List<T>> arrayAgg(Expression<T> expression) {
        var type = SqlTypes.array(expression.type().unlimited());
        return new ValueExpression<>(node("array_agg({0!})", type, List.of(expression)), type, true);
    }

    /** An element, counted from 1; NULL if there is none. */
    public static <T> Untyped element(Expression<List<T>> array, int position) {
        return untyped("({0p})[{1}]", array, Expressions.value(position));
    }

    /** The elements from one to another, both included, counted from 1. */
    public static <T> ValueExpression<List<T>> slice(Expression<List<T>> array, int from, int to) {
        return same("({0p})[{1}:{2}]", array, Expressions.value(from), Expressions.value(to));
    }

    /** Two arrays one behind the other. */
    public static <T> ValueExpression<List<T>> concat(Expression<List<T>> left, Expression<List<T>> right) {
        return same("({0p} || {1p})", left, right);
    }

    public static <T> ValueExpression<List<T>> append(Expression<List<T>> array, Expression<T> element) {
        return same("array_append({0}, {1!})", array, element);
    }

    public static <T> ValueExpression<List<T>> prepend(Expression<T> element, Expression<List<T>> array) {
        return same("array_prepend({1!}, {0})", array, element);
    }

    /** Without all elements that equal this one. */
    public static <T> ValueExpression<List<T>> remove(Expression<List<T>> array, Expression<T> element) {
        return same("array_remove({0}, {1!})", array, element);
    }

    /** How many elements there are, in all dimensions. */
    public static IntExpression cardinality(Expression<?> array) {
        return new IntExpression(node("cardinality({0})", SqlTypes.INTEGER, array), array.nullable());
    }

    /** Where the element is, counted from 1; NULL if it is not there. */
    public static <T> IntExpression position(Expression<List<T>> array, Expression<T> element) {
        return new IntExpression(node("array_position({0}, {1!})", SqlTypes.INTEGER, array, element), true);
    }

    /** The elements as one text. */
    public static TextExpression arrayToString(Expression<?> array, String separator) {
        return text("array_to_string({0}, {1})", array, Expressions.value(separator));
    }

    /** A text taken apart. */
    public static ValueExpression<List<String>> stringToArray(Expression<String> text, String separator) {
        var type = SqlTypes.array(SqlTypes.TEXT);
        return new ValueExpression<>(
                node("string_to_array({0}, {1})", type, text, Expressions.value(separator)), type, text.nullable());
    }
}
