package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/** The value that an INSERT would have given a column of a row that is there already. */
public record ExcludedNode(ColumnNode column) implements ExpressionNode {
    @Override
    public SqlType<?> type() {
        return column.type();
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(column);
    }

    @Override
    public void describe(Flattening key) {
        key.add(ExcludedNode.class);
        column.describe(key);
    }
}
