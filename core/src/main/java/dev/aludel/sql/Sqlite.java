package dev.aludel.sql;

import static dev.aludel.sql.Expressions.value;

import dev.aludel.sql.tree.ColumnNode;
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
 * What only SQLite has. On another database a statement with it is refused when it is compiled. Thread-safe, stateless.
 */
@CheckReturnValue
public final class Sqlite {
    private Sqlite() {}

    /** Whether a search of FTS5 finds something in a row of the virtual table. */
    public static BooleanExpression match(TableSource table, String search) {
        return new BooleanExpression(
                node("{0p} MATCH {1p}", SqlTypes.BOOLEAN, List.of(itself(table), value(search))), false);
    }

    /** Whether a search of FTS5 finds something in one column of the virtual table. */
    public static BooleanExpression match(TextExpression column, String search) {
        return new BooleanExpression(node("{0p} MATCH {1p}", SqlTypes.BOOLEAN, List.of(column, value(search))), false);
    }

    /** How well a row is found: the better, the less. */
    public static DoubleExpression bm25(TableSource table) {
        return new DoubleExpression(node("bm25({0})", SqlTypes.DOUBLE, List.of(itself(table))), false);
    }

    /** The text of a column, counted from 0, with what was found between two texts. */
    public static TextExpression highlight(TableSource table, int column, String before, String after) {
        return text("highlight({*})", itself(table), value(column), value(before), value(after));
    }

    /** A piece of a column, counted from 0, with what was found between two texts, of at most so many words. */
    public static TextExpression snippet(TableSource table, int column, String before, String after, int words) {
        return text(
                "snippet({*})", itself(table), value(column), value(before), value(after), value("..."), value(words));
    }

    /** The number of the row, which is its integer primary key where it has one. */
    public static LongExpression rowId(TableSource table) {
        return new LongExpression(new ColumnNode(table.fromNode(), "rowid", SqlTypes.BIGINT), false);
    }

    /** Matches a pattern with {@code *}, {@code ?} and {@code [..]}, capitals counting. */
    public static BooleanExpression glob(Expression<String> text, String pattern) {
        return new BooleanExpression(
                node("{0p} GLOB {1p}", SqlTypes.BOOLEAN, List.of(text, value(pattern))), text.nullable());
    }

    /** How the value is kept: null, integer, real, text or blob. */
    public static TextExpression typeOf(Expression<?> expression) {
        return text("typeof({0})", expression);
    }

    /** The sum of the group as a floating-point number; 0 for no rows. */
    public static DoubleExpression total(NumericExpression<?> number) {
        return new DoubleExpression(node("total({0})", SqlTypes.DOUBLE, List.of(number)), false);
    }

    /** Values in a format of printf. */
    public static TextExpression format(String format, Expression<?>... values) {
        var all = new ArrayList<Expression<?>>();
        all.add(value(format));
        all.addAll(Arrays.asList(values));
        return new TextExpression(node("format({*})", SqlTypes.TEXT, all), SqlTypes.TEXT, true);
    }

    /** A time in a format of strftime. */
    public static TextExpression strftime(String format, Expression<? extends Temporal> time) {
        return text("strftime({0}, {1})", value(format), time);
    }

    /** A document with another value at a path such as {@code $.name}. */
    public static Json jsonSet(Expression<?> document, String path, Expression<?> value) {
        return new Json(node("json_set({0}, {1}, {2})", SqlTypes.JSON, List.of(document, value(path), value)), true);
    }

    /** A document without what is at a path such as {@code $.name}. */
    public static Json jsonRemove(Expression<?> document, String path) {
        return new Json(node("json_remove({0}, {1})", SqlTypes.JSON, List.of(document, value(path))), true);
    }

    /** A document into which another one was merged; its nulls remove. */
    public static Json jsonPatch(Expression<?> document, Expression<?> patch) {
        return new Json(node("json_patch({0}, {1})", SqlTypes.JSON, List.of(document, patch)), true);
    }

    /** The hidden column of a virtual table that has the table's name and stands for all of it. */
    private static TextExpression itself(TableSource table) {
        return new TextExpression(new ColumnNode(table.fromNode(), table.name(), SqlTypes.TEXT), SqlTypes.TEXT, false);
    }

    private static TextExpression text(String template, Expression<?>... arguments) {
        return new TextExpression(node(template, SqlTypes.TEXT, Arrays.asList(arguments)), SqlTypes.TEXT, true);
    }

    private static NativeNode node(String template, SqlType<?> type, List<? extends Expression<?>> arguments) {
        List<ExpressionNode> nodes = Expressions.nodes(arguments);
        return new NativeNode(Family.SQLITE, template, nodes, type);
    }
}
