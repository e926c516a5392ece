package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that travels beside the SQL. The same instance used twice is one value in the structure of a statement; two
 * instances are two, even with equal values.
 */
public record BindNode(SqlType<?> type, @Nullable Object value) implements ExpressionNode, TextPart {
    /** A value that is asked for each time it is sent, and for each row that has it. */
    public static BindNode each(SqlType<?> type, Supplier<? extends @Nullable Object> source) {
        return new BindNode(type, new Supplied(source));
    }

    /** The value as it is now. */
    public @Nullable Object current() {
        return value instanceof Supplied supplied ? supplied.source().get() : value;
    }

    /** The value in the class that drivers bind. */
    public @Nullable Object encoded() {
        return type.encode(current());
    }

    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.bind(this);
    }
}
