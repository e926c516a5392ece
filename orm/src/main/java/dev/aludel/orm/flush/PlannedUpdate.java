package dev.aludel.orm.flush;

import dev.aludel.error.FlushException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.EntityState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One row to be updated.
 *
 * @param columns the indexes of the columns that are set, ascending
 */
record PlannedUpdate(EntityMapping<?, ?> mapping, List<Integer> columns, Step.Row row) {

    /** The update of a changed object: its changed columns, and the next version. */
    static PlannedUpdate of(Change change, RowValues rowValues) {
        var state = change.state();
        var mapping = state.mapping();
        var columns = new TreeSet<Integer>();
        change.columns().stream().forEach(columns::add);
        var values = rowValues.ofStored(state, columns);
        if (columns.contains(mapping.keyColumn())) {
            throw new FlushException(
                    "the key of " + state.describe() + " was changed to " + values[mapping.keyColumn()]
                            + ", but the key of a stored row does not change",
                    "add a new object with the other key and delete this one");
        }
        for (int column : FetchedColumns.of(mapping).written()) {
            if (columns.contains(column)) {
                throw new FlushException(
                        mapping.table().declaredColumns().get(column).qualifiedName() + " of " + state.describe()
                                + " was changed, but the database writes that column by itself",
                        "leave the field alone: it is read back after each flush");
            }
        }
        var version = version(state);
        if (version != null && columns.add(mapping.versionColumn())) {
            values[mapping.versionColumn()] = RowValues.next(mapping, version);
        }
        return new PlannedUpdate(mapping, List.copyOf(columns), new Step.Row(state, values, state.key(), version));
    }

    /** All columns of a new object, for the row of the deleted one whose key it has. */
    static PlannedUpdate takeOver(FlushPlan.Switch swap, @Nullable Object[] values) {
        var mapping = swap.added().mapping();
        var version = version(swap.deleted());
        var fetched = FetchedColumns.of(mapping);
        for (int column : fetched.filled()) {
            if (values[column] == null) {
                throw new FlushException(
                        swap.added().describe() + " takes over the row of a deleted object, and has no value for "
                                + mapping.table().declaredColumns().get(column).qualifiedName()
                                + ", which the database fills in for new rows only",
                        "flush after delete(..) and before add(..), or set a value");
            }
        }
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (i != mapping.keyColumn() && !fetched.written().contains(i)) {
                columns.add(i);
            }
        }
        if (version != null) {
            values[mapping.versionColumn()] = RowValues.next(mapping, version);
        }
        return new PlannedUpdate(
                mapping,
                columns,
                new Step.Row(swap.added(), values, swap.deleted().key(), version));
    }

    /** The second statements of rows that were inserted with NULL because they refer to each other in a circle. */
    static List<Step> deferred(
            Map<EntityState<?>, Map<Integer, Object>> deferred, Predicate<EntityMapping<?, ?>> here) {
        var groups = new UpdateGroups();
        deferred.forEach((state, columns) -> {
            if (here.test(state.mapping())) {
                var values =
                        new Object[state.mapping().table().declaredColumns().size()];
                columns.forEach((column, value) -> values[column] = value);
                groups.add(new PlannedUpdate(
                        state.mapping(),
                        columns.keySet().stream().sorted().toList(),
                        new Step.Row(state, values, new KeyOf(state), null)));
            }
        });
        return groups.steps(here);
    }

    /** Sets columns of rows that are to be deleted to NULL, so that they no longer refer to each other. */
    static List<Step> cleared(Map<EntityState<?>, List<Integer>> cleared) {
        var groups = new UpdateGroups();
        cleared.forEach((state, columns) -> {
            var values = new Object[state.mapping().table().declaredColumns().size()];
            groups.add(new PlannedUpdate(
                    state.mapping(),
                    columns.stream().sorted().toList(),
                    new Step.Row(state, values, state.key(), null)));
        });
        return groups.steps(mapping -> true);
    }

    /** The version that the row of an object has as far as the session knows, or null for an entity without one. */
    static <E> @Nullable Object version(EntityState<E> state) {
        int column = state.mapping().versionColumn();
        if (column < 0) {
            return null;
        }
        var snapshot = state.snapshot();
        return (snapshot != null ? snapshot : state.mapping().values(state.entity()))[column];
    }

    /** In the order of keys that have one, so that two flushes lock rows in the same order. */
    @SuppressWarnings("unchecked") // the keys of one entity are of one class
    static List<Step.Row> byKey(List<Step.Row> rows) {
        var sorted = new ArrayList<>(rows);
        if (rows.stream().allMatch(row -> row.key() instanceof Comparable<?>)) {
            sorted.sort(Comparator.comparing(row -> (Comparable<Object>) key(row)));
        }
        return sorted;
    }

    private static Object key(Step.Row row) {
        var key = row.key();
        if (key == null) {
            throw new IllegalStateException("a stored row has a key");
        }
        return key;
    }
}
