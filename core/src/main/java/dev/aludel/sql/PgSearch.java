package dev.aludel.sql;

import static dev.aludel.sql.PgNodes.condition;
import static dev.aludel.sql.PgNodes.node;
import static dev.aludel.sql.PgNodes.searched;
import static dev.aludel.sql.PgNodes.text;

import dev.aludel.type.SqlTypes;

/** Full-text search of PostgreSQL; part of {@link Pg}. Thread-safe, stateless. */
@CheckReturnValue
public abstract sealed class PgSearch permits PgDocuments {
    PgSearch() {}

    /** What the text consists of for a search, by the rules of a language such as {@code english}. */
    public static ValueExpression<String> searchVector(String language, Expression<String> text) {
        return searched("to_tsvector(CAST({0} AS REGCONFIG), {1})", Expressions.value(language), text);
    }

    /** A search as people type it: words, {@code "phrases"}, {@code or}, {@code -without}. */
    public static ValueExpression<String> webSearch(String language, String query) {
        return searched(
                "websearch_to_tsquery(CAST({0} AS REGCONFIG), {1})",
                Expressions.value(language), Expressions.value(query));
    }

    /** A search for all words of a text. */
    public static ValueExpression<String> plainSearch(String language, String query) {
        return searched(
                "plainto_tsquery(CAST({0} AS REGCONFIG), {1})", Expressions.value(language), Expressions.value(query));
    }

    /** A search in the language of tsquery. */
    public static ValueExpression<String> search(String language, String query) {
        return searched(
                "to_tsquery(CAST({0} AS REGCONFIG), {1})", Expressions.value(language), Expressions.value(query));
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
}
