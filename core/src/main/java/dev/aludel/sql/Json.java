package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.sql.tree.TypedNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON document, or a part of one: from {@code json(..)}, {@code jsonObject(..)}, {@code jsonArray(..)}, {@code jsonAgg(..)}.
 * Immutable and thread-safe.
 */
@CheckReturnValue
public final class Json {
    private final ExpressionNode document;
    private final List<ExpressionNode> steps;
    private final boolean nullable;

    Json(ExpressionNode document, boolean nullable) {
        this(document, List.of(), nullable);
    }

    private Json(ExpressionNode document, List<ExpressionNode> steps, boolean nullable) {
        this.document = document;
        this.steps = steps;
        this.nullable = nullable;
    }

    /**
     * What is there: {@code path("addresses", 0, "city")}. NULL if nothing is.
     *
     * @param path keys of objects, and positions in arrays from 0
     * @throws InvalidStatementException if something else is among them
     */
    public Json path(Object... path) {
        List<ExpressionNode> all = new ArrayList<>(steps);
        for (Object step : path) {
            all.add(
                    switch (step) {
                        case String key -> new BindNode(SqlTypes.TEXT, key);
                        case Integer position when position >= 0 -> new BindNode(SqlTypes.INTEGER, position);
                        default ->
                            throw new InvalidStatementException(
                                    step + " leads nowhere in JSON",
                                    "name keys of objects, and positions in arrays from 0");
                    });
        }
        return new Json(document, all, true);
    }

    /** The scalar as text: a text without its quotes, a number, true or false; NULL for null. */
    public TextExpression asText() {
        return new TextExpression(text(), SqlTypes.TEXT, true);
    }

    public IntExpression asInt() {
        return new IntExpression(new CastNode(text(), SqlTypes.INTEGER), true);
    }

    public LongExpression asLong() {
        return new LongExpression(new CastNode(text(), SqlTypes.BIGINT), true);
    }

    public DoubleExpression asDouble() {
        return new DoubleExpression(new CastNode(text(), SqlTypes.DOUBLE), true);
    }

    /** A decimal number of so many digits, so many of them behind the point. */
    public DecimalExpression asDecimal(int precision, int scale) {
        var type = SqlTypes.decimal(precision, scale);
        return new DecimalExpression(new CastNode(text(), type), type, true);
    }

    public BooleanExpression asBoolean() {
        return new BooleanExpression(
                new BinaryNode(Operator.EQUAL, text(), new BindNode(SqlTypes.TEXT, "true"), SqlTypes.BOOLEAN), true);
    }

    /** The JSON itself, read as text. */
    public TextExpression asJson() {
        return new TextExpression(node(), SqlTypes.JSON, nullable);
    }

    /** The JSON read as a value: {@code json(USER.settings).path("address").as(SqlTypes.json(Address.class))}. */
    public <T> ValueExpression<T> as(SqlType<T> type) {
        return new ValueExpression<>(new TypedNode(node(), type), type, nullable);
    }

    /** How many elements the array has. */
    public IntExpression length() {
        return new IntExpression(
                new FunctionNode(StandardFunction.JSON_LENGTH, List.of(node()), SqlTypes.INTEGER), true);
    }

    /** Whether it contains the other: its pairs and elements, at the same places. */
    public BooleanExpression contains(Json other) {
        return new BooleanExpression(
                new FunctionNode(StandardFunction.JSON_CONTAINS, List.of(node(), other.node()), SqlTypes.BOOLEAN),
                nullable || other.nullable);
    }

    private ExpressionNode node() {
        return steps.isEmpty() ? document : call(StandardFunction.JSON_PATH);
    }

    private FunctionNode text() {
        return call(StandardFunction.JSON_TEXT);
    }

    private FunctionNode call(StandardFunction function) {
        List<ExpressionNode> all = new ArrayList<>(steps.size() + 1);
        all.add(document);
        all.addAll(steps);
        return new FunctionNode(function, all, function == StandardFunction.JSON_TEXT ? SqlTypes.TEXT : SqlTypes.JSON);
    }
}
