package dev.aludel.schema;

import dev.aludel.sql.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query that the database keeps under a name. Immutable.
 *
 * {@snippet :
 * View rich = View.of("rich_users", select(USER.id, USER.name).where(USER.balance.gt(1000)));
 * }
 *
 * @param id its schema and name
 * @param query what it selects
 * @param materialised whether its rows are stored, until they are refreshed
 * @param comment a remark for those who read the schema, or null
 */
public record View(
        TableName id,
        SqlFragment query,
        boolean materialised,
        @Nullable String comment) implements SchemaObject {
    /** A view of this query; its values become literals. */
    public static View of(String name, Query<?> query) {
        return new View(TableName.parse(name), SqlFragment.of(query), false, null);
    }

    /** A view of a query as SQL text. */
    public static View of(String name, String sql) {
        return new View(TableName.parse(name), SqlFragment.text(sql), false, null);
    }

    /** The same view with its rows stored. */
    public View asMaterialised() {
        return new View(id, query, true, comment);
    }

    public View withComment(@Nullable String text) {
        return new View(id, query, materialised, text);
    }
}
