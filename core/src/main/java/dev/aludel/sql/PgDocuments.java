package dev.aludel.sql;

import static dev.aludel.sql.PgNodes.condition;
import static dev.aludel.sql.PgNodes.json;
import static dev.aludel.sql.PgNodes.text;
import static dev.aludel.sql.PgNodes.texts;

import java.util.List;

/** Documents of jsonb and pairs of hstore; part of {@link Pg}. Thread-safe, stateless. */
@CheckReturnValue
public abstract sealed class PgDocuments extends PgSearch permits PgRanges {
    PgDocuments() {}

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
}
