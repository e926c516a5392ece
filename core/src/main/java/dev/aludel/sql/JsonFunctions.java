package dev.aludel.sql;

import static dev.aludel.sql.Calls.call;
import static dev.aludel.sql.Expressions.value;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions that make JSON, and look into it; part of {@link Fn}. Thread-safe, stateless. */
@CheckReturnValue
public abstract sealed class JsonFunctions extends GroupFunctions permits TimeFunctions {
    JsonFunctions() {}

    /** JSON, to look into: {@code json(USER.settings).path("colours", 0).asText()}. */
    public static Json json(Expression<?> document) {
        return new Json(document.bare(), document.nullable());
    }

    /** A JSON object: {@code jsonObject(entry("id", USER.id), entry("name", USER.name))}. */
    @SafeVarargs
    public static Json jsonObject(Map.Entry<String, ? extends Expression<?>>... entries) {
        List<ExpressionNode> nodes = new ArrayList<>(2 * entries.length);
        for (Map.Entry<String, ? extends Expression<?>> entry : entries) {
            nodes.add(value(entry.getKey()).bare());
            nodes.add(entry.getValue().bare());
        }
        return new Json(new FunctionNode(StandardFunction.JSON_OBJECT, nodes, SqlTypes.JSON), false);
    }

    /** A JSON array. */
    public static Json jsonArray(Expression<?>... values) {
        return new Json(call(StandardFunction.JSON_ARRAY, SqlTypes.JSON, values), false);
    }
}
