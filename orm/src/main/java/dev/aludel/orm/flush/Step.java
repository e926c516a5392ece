package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.EntityState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One batch of a flush: a statement, and the rows it runs for. Immutable. */
public sealed interface Step {
    EntityMapping<?, ?> mapping();

    List<Row> rows();

    /**
     * A row of a batch.
     *
     * @param state the object it is about
     * @param values the values by column index, a {@link KeyOf} where a key is still to be drawn; for a DELETE none
     * @param version the version that the row must have, or null
     * @param key the key that the row has; null for an INSERT
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed once it is here
    record Row(
            EntityState<?> state,
            @Nullable Object[] values,
            @Nullable Object key,
            @Nullable Object version) {}

    /**
     * Inserts rows.
     *
     * @param columns the indexes of the columns that get a value
     * @param drawsKey whether the database draws the keys
     */
    record Insert(EntityMapping<?, ?> mapping, List<Integer> columns, boolean drawsKey, List<Row> rows)
            implements Step {
        public Insert {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return "insert " + mapping.table().name() + names(this, columns) + (drawsKey ? " drawing keys: " : ": ")
                    + rows.stream().map(row -> values(row, columns)).collect(Collectors.joining(", "));
        }
    }

    /** Updates the same columns of rows. */
    record Update(EntityMapping<?, ?> mapping, List<Integer> columns, List<Row> rows) implements Step {
        public Update {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return "update " + mapping.table().name() + names(this, columns) + ": "
                    + rows.stream()
                            .map(row -> row.key() + version(row) + " " + values(row, columns))
                            .collect(Collectors.joining(", "));
        }
    }

    /** Deletes rows. */
    record Delete(EntityMapping<?, ?> mapping, List<Row> rows) implements Step {
        public Delete {
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return "delete " + mapping.table().name() + ": "
                    + rows.stream().map(row -> row.key() + version(row)).collect(Collectors.joining(", "));
        }
    }

    private static String names(Step step, List<Integer> columns) {
        var all = step.mapping().table().declaredColumns();
        return columns.stream().map(index -> all.get(index).name()).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String values(Row row, List<Integer> columns) {
        return Arrays.toString(
                columns.stream().map(index -> row.values()[index]).toArray());
    }

    private static String version(Row row) {
        return row.version() == null ? "" : " v" + row.version();
    }
}
