package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;

/** A column by nothing but its name, which raw SQL gives it. */
public record NameNode(String name, SqlType<?> type) implements CompositeNode {
    @Override
    public List<ExpressionNode> operands() {
        return List.of();
    }

    @Override
    public void describe(Flattening key) {
        key.add(NameNode.class);
        key.add(name);
        key.type(type);
    }
}
