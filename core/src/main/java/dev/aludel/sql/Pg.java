package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.NativeNode;
import dev.aludel.sql.tree.NativeNode.Family;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What only PostgreSQL has: arrays, ranges, hstore, jsonb, full-text search. On another database a statement with it is refused
 * when it is compiled. Thread-safe, stateless.
 */
@CheckReturnValue
public final class Pg {
    private Pg() {}

    /** The left contains the right: an array, a range, a jsonb document, an hstore. */
    public static BooleanExpression contains(Expression<?> left, Expression<?> right) {
        return condition("{0p} @> {1p}", left, right);
    }

    /** The left contains the value: an array its elements, a range a range. */
    public static <T> BooleanExpression contains(Expression<T> left, T right) {
        return contains(left, valueLike(left, right));
    }

    /** The left is contained in the right. */
    public static BooleanExpression containedBy(Expression<?> left, Expression<?> right) {
        return condition("{0p} <@ {1p}", left, right);
    }

    /** The left is contained in the value. */
    public static <T> BooleanExpression containedBy(Expression<T> left, T right) {
        return containedBy(left, valueLike(left, right));
    }

    /** Two arrays, or two ranges, have something in common. */
    public static BooleanExpression overlaps(Expression<?> left, Expression<?> right) {
        return condition("{0p} && {1p}", left, right);
    }

    /** An array, or a range, has something in common with the value. */
    public static <T> BooleanExpression overlaps(Expression<T> left, T right) {
        return overlaps(left, valueLike(left, right));
    }

    /** The element equals one of the array. */
    public static <T> BooleanExpression any(Expression<T> element, Expression<? extends List<T>> array) {
        return condition("{0p} = ANY ({1})", element, array);
    }

    /** The element equals each of the array. */
    public static <T> BooleanExpression all(Expression<T> element, Expression<? extends List<T>> array) {
        return condition("{0p} = ALL ({1})", element, array);
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

    /** The range or multirange contains the element. */
    public static BooleanExpression rangeContains(Expression<?> range, Expression<?> element) {
        return condition("{0p} @> {1!}", range, element);
    }

    /** Two ranges touch without having anything in common. */
    public static BooleanExpression adjacent(Expression<?> left, Expression<?> right) {
        return condition("{0p} -|- {1p}", left, right);
    }

    /** All of the left range is before the right one. */
    public static BooleanExpression before(Expression<?> left, Expression<?> right) {
        return condition("{0p} << {1p}", left, right);
    }

    /** All of the left range is after the right one. */
    public static BooleanExpression after(Expression<?> left, Expression<?> right) {
        return condition("{0p} >> {1p}", left, right);
    }

    /** The lower bound of a range; NULL for none. */
    public static Untyped lowerBound(Expression<?> range) {
        return untyped("lower({0})", range);
    }

    /** The upper bound of a range; NULL for none. */
    public static Untyped upperBound(Expression<?> range) {
        return untyped("upper({0})", range);
    }

    /** Whether a range is empty. */
    public static BooleanExpression isEmpty(Expression<?> range) {
        return condition("isempty({0})", range);
    }

    /** Two ranges that overlap or touch as one. */
    public static <R> ValueExpression<R> union(Expression<R> left, Expression<R> right) {
        return same("({0p} + {1p})", left, right);
    }

    /** What two ranges have in common. */
    public static <R> ValueExpression<R> intersection(Expression<R> left, Expression<R> right) {
        return same("({0p} * {1p})", left, right);
    }

    /** A range without the other. */
    public static <R> ValueExpression<R> difference(Expression<R> left, Expression<R> right) {
        return same("({0p} - {1p})", left, right);
    }

    /** The value of a key of an hstore; NULL if there is none. */
    public static TextExpression value(Expression<?> hstore, String key) {
        return text("({0p} -> {1p})", hstore, Expressions.value(key));
    }

    /** Whether a jsonb object, or an hstore, has the key. */
    public static BooleanExpression hasKey(Expression<?> document, String key) {
        return condition("{0p} ? {1p}", document, Expressions.value(key));
    }

    /** Whether it has one of the keys. */
    public static BooleanExpression hasAnyKey(Expression<?> document, List<String> keys) {
        return condition("{0p} ?| {1p}", document, texts(keys));
    }

    /** Whether it has all of the keys. */
    public static BooleanExpression hasAllKeys(Expression<?> document, List<String> keys) {
        return condition("{0p} ?& {1p}", document, texts(keys));
    }

    /** Whether the path of SQL/JSON finds something: {@code $.tags[*] ? (@ == "new")}. */
    public static BooleanExpression pathExists(Expression<?> document, String path) {
        return condition("jsonb_path_exists({0}, CAST({1} AS JSONPATH))", document, Expressions.value(path));
    }

    /** Whether the predicate of SQL/JSON holds: {@code $.price > 10}. */
    public static BooleanExpression pathMatches(Expression<?> document, String predicate) {
        return condition("jsonb_path_match({0}, CAST({1} AS JSONPATH))", document, Expressions.value(predicate));
    }

    /** The first that the path of SQL/JSON finds. */
    public static Json pathFirst(Expression<?> document, String path) {
        return json("jsonb_path_query_first({0}, CAST({1} AS JSONPATH))", document, Expressions.value(path));
    }

    /** A jsonb document with another value at the path of keys and positions. */
    public static Json jsonbSet(Expression<?> document, List<String> path, Expression<?> json) {
        return json("jsonb_set({0}, {1}, CAST({2} AS JSONB))", document, texts(path), json);
    }

    /** A jsonb document without the key. */
    public static Json jsonbDelete(Expression<?> document, String key) {
        return json("({0p} - {1!})", document, Expressions.value(key));
    }

    /** A jsonb document without what is at the path of keys and positions. */
    public static Json jsonbDelete(Expression<?> document, List<String> path) {
        return json("({0p} #- {1p})", document, texts(path));
    }

    /** Two jsonb documents as one; the right one's keys win. */
    public static Json jsonbConcat(Expression<?> left, Expression<?> right) {
        return json("({0p} || CAST({1} AS JSONB))", left, right);
    }

    /** What a jsonb value is: object, array, string, number, boolean, null. */
    public static TextExpression jsonbTypeOf(Expression<?> document) {
        return text("jsonb_typeof({0})", document);
    }

    /** What the text consists of for a search, by the rules of a language such as {@code english}. */
    public static ValueExpression<String> searchVector(String language, Expression<String> text) {
        return search("to_tsvector(CAST({0} AS REGCONFIG), {1})", Expressions.value(language), text);
    }

    /** A search as people type it: words, {@code "phrases"}, {@code or}, {@code -without}. */
    public static ValueExpression<String> webSearch(String language, String query) {
        return search(
                "websearch_to_tsquery(CAST({0} AS REGCONFIG), {1})",
                Expressions.value(language), Expressions.value(query));
    }

    /** A search for all words of a text. */
    public static ValueExpression<String> plainSearch(String language, String query) {
        return search(
                "plainto_tsquery(CAST({0} AS REGCONFIG), {1})", Expressions.value(language), Expressions.value(query));
    }

    /** A search in the language of tsquery. */
    public static ValueExpression<String> search(String language, String query) {
        return search("to_tsquery(CAST({0} AS REGCONFIG), {1})", Expressions.value(language), Expressions.value(query));
    }

    /** Whether the search finds something: a vector, or a column of type tsvector. */
    public static BooleanExpression matches(Expression<?> vector, Expression<?> search) {
        return condition("{0p} @@ {1p}", vector, search);
    }

    /** How well it is found. */
    public static FloatExpression rank(Expression<?> vector, Expression<?> search) {
        return new FloatExpression(node("ts_rank({0}, {1})", SqlTypes.REAL, vector, search), vector.nullable());
    }

    /** The parts of the text in which it was found, between {@code <b>} and {@code </b>}. */
    public static TextExpression headline(String language, Expression<String> text, Expression<?> search) {
        return text("ts_headline(CAST({0} AS REGCONFIG), {1}, {2})", Expressions.value(language), text, search);
    }

    /** The date and time that a moment has in a time zone. */
    public static TemporalExpression<LocalDateTime> atTimeZone(Expression<Instant> moment, String zone) {
        return new TemporalExpression<>(
                node("({0p} AT TIME ZONE {1p})", SqlTypes.TIMESTAMP, moment, Expressions.value(zone)),
                SqlTypes.TIMESTAMP,
                moment.nullable());
    }

    /** The moment at which it is this date and time in a time zone. */
    public static TemporalExpression<Instant> inTimeZone(Expression<LocalDateTime> time, String zone) {
        return new TemporalExpression<>(
                node("({0p} AT TIME ZONE {1p})", SqlTypes.INSTANT, time, Expressions.value(zone)),
                SqlTypes.INSTANT,
                time.nullable());
    }

    /** A number or time in a format of PostgreSQL, such as {@code YYYY-MM-DD}. */
    public static TextExpression toChar(Expression<?> expression, String format) {
        return text("to_char({0}, {1})", expression, Expressions.value(format));
    }

    /** With a capital at the beginning of each word. */
    public static TextExpression initcap(Expression<String> text) {
        return text("initcap({0})", text);
    }

    /** With each character of one text replaced by that at the same place of another. */
    public static TextExpression translate(Expression<String> text, String from, String to) {
        return text("translate({0}, {1}, {2})", text, Expressions.value(from), Expressions.value(to));
    }

    /** A part of a text that a separator takes apart, counted from 1. */
    public static TextExpression splitPart(Expression<String> text, String separator, int number) {
        return text("split_part({0}, {1}, {2})", text, Expressions.value(separator), Expressions.value(number));
    }

    /** A new UUID for each row. */
    public static ComparableExpression<UUID> randomUuid() {
        return new ComparableExpression<>(node("gen_random_uuid()", SqlTypes.UUID, List.of()), SqlTypes.UUID, false);
    }

    private static BooleanExpression condition(String template, Expression<?>... arguments) {
        return new BooleanExpression(node(template, SqlTypes.BOOLEAN, arguments), true);
    }

    private static TextExpression text(String template, Expression<?>... arguments) {
        return new TextExpression(node(template, SqlTypes.TEXT, arguments), SqlTypes.TEXT, true);
    }

    private static ValueExpression<String> search(String template, Expression<?>... arguments) {
        return new ValueExpression<>(node(template, SqlTypes.TEXT, arguments), SqlTypes.TEXT, true);
    }

    private static Json json(String template, Expression<?>... arguments) {
        return new Json(node(template, SqlTypes.JSON, arguments), true);
    }

    private static <T> ValueExpression<T> same(String template, Expression<T> first, Expression<?>... rest) {
        List<Expression<?>> all = new ArrayList<>(rest.length + 1);
        all.add(first);
        all.addAll(Arrays.asList(rest));
        return new ValueExpression<>(node(template, first.type(), all), first.type(), true);
    }

    private static Untyped untyped(String template, Expression<?>... arguments) {
        return new Untyped(type -> node(template, type, arguments), true);
    }

    private static <T> ValueExpression<T> valueLike(Expression<T> sample, T value) {
        return new ValueExpression<>(sample.bind(value), sample.type(), false);
    }

    private static ValueExpression<List<String>> texts(List<String> texts) {
        SqlType<List<String>> type = SqlTypes.array(SqlTypes.TEXT);
        return new ValueExpression<>(new BindNode(type, texts), type, false);
    }

    private static NativeNode node(String template, SqlType<?> type, Expression<?>... arguments) {
        return node(template, type, Arrays.asList(arguments));
    }

    private static NativeNode node(String template, SqlType<?> type, List<? extends Expression<?>> arguments) {
        List<ExpressionNode> nodes = Expressions.nodes(arguments);
        return new NativeNode(Family.POSTGRESQL, template, nodes, type);
    }
}
