package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value that travels beside the SQL. The same instance used twice is one value in the structure of a statement; two
 * instances are two, even with equal values.
 */
public record BindNode(SqlType<?> type, @Nullable Object value) implements ExpressionNode, TextPart {
    /** The value in the class that drivers bind. */
    public @Nullable Object encoded() {
        return type.encode(value);
    }

    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.bind(this);
    }
}
