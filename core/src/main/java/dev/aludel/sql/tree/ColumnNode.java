package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;

/** A column of a table in the statement. */
public record ColumnNode(TableNode table, String name, SqlType<?> type) implements ExpressionNode {
    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
    }

    @Override
    public void describe(Flattening key) {
        key.add(this);
        if (table.local()) {
            key.add(true);
        }
    }

    // The name tells columns apart well enough; hashing the type for each look-up would cost more than it saves.
    @Override
    public int hashCode() {
        return 31 * table.hashCode() + name.hashCode();
    }
}
