package dev.aludel.schema;

import dev.aludel.error.MappingException;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a table in a {@link MetaData}, or a view, sequence or type. Immutable.
 *
 * @param schema the database schema, or null for the connection's default one
 * @param name the name as the database keeps it
 */
public record TableName(@Nullable String schema, String name) {
    public TableName {
        Names.require(name, "a table");
        if (schema != null) {
            Names.require(schema, "the schema of table " + name);
        }
    }

    /** A table of the default schema. */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    /**
     * A name as people write it: {@code users}, or {@code app.users} for a table of another schema.
     *
     * @throws MappingException if there is more than one point; such names are given in two parts
     */
    public static TableName parse(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return of(text);
        }
        if (text.indexOf('.', point + 1) >= 0) {
            throw new MappingException(
                    "'" + text + "' is not the name of a table",
                    "write 'table' or 'schema.table', or give a name that contains points as new TableName(schema, name)");
        }
        return new TableName(text.substring(0, point), text.substring(point + 1));
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
