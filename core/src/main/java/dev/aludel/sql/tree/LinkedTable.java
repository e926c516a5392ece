package dev.aludel.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that knows its foreign keys, as a query needs them to join without a condition. It is no part of the SQL, and
 * nothing that makes statements equal or different.
 */
public interface LinkedTable {
    TableNode fromNode();

    /** Its column of this name. */
    ColumnNode columnNode(String name);

    /** The names of the columns of its primary key; none if that is not known. */
    List<String> keyColumns();

    /** Its foreign keys; none if they are not known. */
    List<Link> links();

    /**
     * A foreign key.
     *
     * @param columns the columns that refer to another table
     * @param schema the schema of that table, or null
     * @param targetColumns what they refer to; none for the primary key
     */
    record Link(List<String> columns, @Nullable String schema, String table, List<String> targetColumns) {
        public Link {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }
}
