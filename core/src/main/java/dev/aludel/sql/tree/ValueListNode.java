package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A list of values in one slot, whatever its length: it is expanded after the statement was found in the cache. */
public record ValueListNode(SqlType<?> type, List<? extends @Nullable Object> values) implements Node, TextPart {
    public ValueListNode {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** The values in the classes that drivers bind. */
    public @Nullable Object[] encoded() {
        @Nullable Object[] encoded = new @Nullable Object[values.size()];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = type.encode(values.get(i));
        }
        return encoded;
    }

    @Override
    public void children(Consumer<? super Node> visit) {}

    @Override
    public void describe(Flattening key) {
        key.bind(this);
    }
}
