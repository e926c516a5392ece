package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows of values in the FROM list.
 *
 * @param columns the names of the columns
 * @param types their types
 * @param rows the values of each row, one row at least
 */
public record ValuesNode(String alias, List<String> columns, List<SqlType<?>> types, List<List<ExpressionNode>> rows)
        implements FromNode {
    public ValuesNode {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        rows = List.copyOf(rows);
    }

    @Override
    public String reference() {
        return alias;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        rows.forEach(row -> row.forEach(visit));
    }

    @Override
    public void describe(Flattening key) {
        key.add(ValuesNode.class);
        key.add(alias);
        key.add(columns);
        types.forEach(key::type);
        key.count(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            key.nodes(rows.get(i));
        }
    }
}
