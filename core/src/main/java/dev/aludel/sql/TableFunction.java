package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.FunctionSourceNode;
import dev.aludel.sql.tree.FunctionSourceNode.Kind;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A function whose result is rows, to be selected from: {@code TableFunction.named("words", "regexp_split_to_table", USER.name,
 * value(" ")).with("word", SqlTypes.TEXT)}, read by {@code words.column("word").asText()}. Immutable and thread-safe.
 */
@CheckReturnValue
public final class TableFunction extends DerivedTable {
    private final FunctionSourceNode node;

    TableFunction(FunctionSourceNode node, List<Expression<?>> columns) {
        super(columns, node.columns());
        this.node = node;
    }

    /** The whole numbers from one to another, both included: a column {@code value}, read by {@code column("value").asInt()}. */
    public static TableFunction series(String alias, int from, int to) {
        return series(alias, Expressions.value(from), Expressions.value(to), 1);
    }

    /**
     * Whole numbers with a distance between them.
     *
     * @param step 1 or more
     */
    public static TableFunction series(String alias, IntExpression from, IntExpression to, int step) {
        if (step < 1) {
            throw new InvalidStatementException("a series in steps of " + step, "count upwards, and sort afterwards");
        }
        return new TableFunction(
                new FunctionSourceNode(
                        Kind.SERIES,
                        List.of("series"),
                        List.of(from.bare(), to.bare(), new BindNode(SqlTypes.INTEGER, step)),
                        alias,
                        List.of("value"),
                        List.of(SqlTypes.INTEGER),
                        false),
                List.of());
    }

    /**
     * The elements of a JSON array, each as the text of its JSON: {@code column("value").asText()}, and if
     * {@link #withOrdinality} asks for it, its place from 1.
     */
    public static TableFunction jsonElements(String alias, Expression<?> array) {
        return new TableFunction(
                new FunctionSourceNode(
                        Kind.JSON_ELEMENTS,
                        List.of("json_elements"),
                        List.of(array.bare()),
                        alias,
                        List.of("value"),
                        List.of(SqlTypes.TEXT),
                        false),
                List.of());
    }

    /**
     * A function of the database whose result is rows; say its columns by {@link #with}. Its arguments may refer
     * to what stands before it in FROM.
     */
    public static TableFunction named(String alias, String name, Expression<?>... arguments) {
        return new TableFunction(
                new FunctionSourceNode(
                        Kind.NAMED,
                        List.of(name),
                        Expressions.nodes(Arrays.asList(arguments)),
                        alias,
                        List.of(),
                        List.of(),
                        false),
                List.of());
    }

    /** One more column of the result. */
    public TableFunction with(String column, SqlType<?> type) {
        return with(column, type, node.ordinality());
    }

    /** A last column with the number of each row, from 1, read by {@code column(name).asLong()}. */
    public TableFunction withOrdinality(String column) {
        return with(column, SqlTypes.BIGINT, true);
    }

    @Override
    public FunctionSourceNode fromNode() {
        return node;
    }

    private TableFunction with(String column, SqlType<?> type, boolean ordinality) {
        List<String> columns = new ArrayList<>(node.columns());
        columns.add(column);
        List<SqlType<?>> types = new ArrayList<>(node.types());
        types.add(type);
        return new TableFunction(
                new FunctionSourceNode(
                        node.kind(), node.name(), node.arguments(), node.alias(), columns, types, ordinality),
                origins());
    }
}
