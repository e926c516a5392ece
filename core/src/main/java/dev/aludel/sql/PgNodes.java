package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.NativeNode;
import dev.aludel.sql.tree.NativeNode.Family;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Expressions of PostgreSQL's own SQL. */
final class PgNodes {
    private PgNodes() {}

    static BooleanExpression condition(String template, Expression<?>... arguments) {
        return new BooleanExpression(node(template, SqlTypes.BOOLEAN, arguments), true);
    }

    static TextExpression text(String template, Expression<?>... arguments) {
        return new TextExpression(node(template, SqlTypes.TEXT, arguments), SqlTypes.TEXT, true);
    }

    static ValueExpression<String> searched(String template, Expression<?>... arguments) {
        return new ValueExpression<>(node(template, SqlTypes.TEXT, arguments), SqlTypes.TEXT, true);
    }

    static Json json(String template, Expression<?>... arguments) {
        return new Json(node(template, SqlTypes.JSON, arguments), true);
    }

    static <T> ValueExpression<T> same(String template, Expression<T> first, Expression<?>... rest) {
        List<Expression<?>> all = new ArrayList<>(rest.length + 1);
        all.add(first);
        all.addAll(Arrays.asList(rest));
        return new ValueExpression<>(node(template, first.type(), all), first.type(), true);
    }

    static Untyped untyped(String template, Expression<?>... arguments) {
        return new Untyped(type -> node(template, type, arguments), true);
    }

    static <T> ValueExpression<T> valueLike(Expression<T> sample, T value) {
        return new ValueExpression<>(sample.bind(value), sample.type(), false);
    }

    static ValueExpression<List<String>> texts(List<String> texts) {
        SqlType<List<String>> type = SqlTypes.array(SqlTypes.TEXT);
        return new ValueExpression<>(new BindNode(type, texts), type, false);
    }

    static NativeNode node(String template, SqlType<?> type, Expression<?>... arguments) {
        return node(template, type, Arrays.asList(arguments));
    }

    static NativeNode node(String template, SqlType<?> type, List<? extends Expression<?>> arguments) {
        List<ExpressionNode> nodes = Expressions.nodes(arguments);
        return new NativeNode(Family.POSTGRESQL, template, nodes, type);
    }
}
