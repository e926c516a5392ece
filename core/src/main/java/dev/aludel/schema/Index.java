package dev.aludel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index over columns. Immutable.
 *
 * @param name the index's name, or null for the conventional one
 * @param columns the indexed columns in order
 * @param unique whether the index admits no two rows with the same values
 */
public record Index(@Nullable String name, List<String> columns, boolean unique) {
    public Index {
        Names.optional(name, "an index");
        columns = Names.columns(columns, "an index");
    }

    public static Index of(String... columns) {
        return new Index(null, List.of(columns), false);
    }

    public Index named(String indexName) {
        return new Index(indexName, columns, unique);
    }

    public Index asUnique() {
        return new Index(name, columns, true);
    }
}
