package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The next number of a sequence, which is drawn by that. */
public record NextValueNode(@Nullable String schema, String sequence) implements CompositeNode {
    @Override
    public SqlType<?> type() {
        return SqlTypes.BIGINT;
    }

    @Override
    public List<ExpressionNode> operands() {
        return List.of();
    }

    @Override
    public void describe(Flattening key) {
        key.add(NextValueNode.class);
        key.add(Objects.requireNonNullElse(schema, ""));
        key.add(sequence);
    }
}
