package dev.aludel.sql;

import dev.aludel.sql.tree.FunctionSourceNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * A function whose result is rows, to be selected from: {@code tableFunction("words", "regexp_split_to_table", USER.name,
 * value(" ")).with("word", SqlTypes.TEXT)}, read by {@code words.column("word").asText()}. Immutable and thread-safe.
 */
@CheckReturnValue
public final class TableFunction extends DerivedTable {
    private final FunctionSourceNode node;

    TableFunction(FunctionSourceNode node, List<Expression<?>> columns) {
        super(columns, node.columns());
        this.node = node;
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
