package dev.aludel.orm.flush;

import dev.aludel.error.FlushException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.schema.Index;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unique values that pass from one row to another within one flush. A deleted row whose value a new or changed row takes is
 * deleted first, with the deleted rows that refer to it; a changed row whose value another one takes lets go of it first
 * where the column may be NULL. Not thread-safe; lives as long as one plan.
 */
final class UniqueMoves {
    private final TableOrder order;
    private final List<EntityState<?>> removed;
    private final List<PlannedUpdate> updates;
    private final Set<EntityState<?>> early = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<EntityState<?>, List<Integer>> cleared = new LinkedHashMap<>();

    /** A unique key of an entity, and the values that one row has in it. */
    private record Value(EntityMapping<?, ?> mapping, List<Integer> columns, List<Object> values) {}

    UniqueMoves(
            TableOrder order,
            Map<EntityState<?>, @Nullable Object[]> added,
            List<PlannedUpdate> updates,
            List<EntityState<?>> removed) {
        this.order = order;
        this.removed = removed;
        this.updates = updates;
        Map<Value, EntityState<?>> held = new HashMap<>();
        removed.forEach(state -> hold(held, state, state.snapshot(), null));
        updates.forEach(
                update -> hold(held, update.row().state(), update.row().state().snapshot(), update.columns()));
        if (!held.isEmpty()) {
            added.forEach((state, values) -> take(held, state, values, null));
            updates.forEach(
                    update -> take(held, update.row().state(), update.row().values(), update.columns()));
        }
        dependents();
        movers();
    }

    /** Rows that are deleted before anything else is written. */
    Set<EntityState<?>> early() {
        return early;
    }

    /** Columns that are set to NULL before anything else is written, by row. */
    Map<EntityState<?>, List<Integer>> cleared() {
        return cleared;
    }

    private static void hold(
            Map<Value, EntityState<?>> held,
            EntityState<?> state,
            @Nullable Object @Nullable [] values,
            @Nullable List<Integer> changing) {
        if (values != null) {
            values(state.mapping(), values, changing).forEach(value -> held.put(value, state));
        }
    }

    private void take(
            Map<Value, EntityState<?>> held,
            EntityState<?> taker,
            @Nullable Object[] values,
            @Nullable List<Integer> changing) {
        for (var value : values(taker.mapping(), values, changing)) {
            var holder = held.get(value);
            if (holder == null || holder == taker) {
                continue;
            }
            if (holder.deleting() || removed.contains(holder)) {
                early.add(holder);
            } else if (changing != null) {
                letGo(holder, value.columns);
            }
        }
    }

    private void letGo(EntityState<?> holder, List<Integer> columns) {
        for (int column : columns) {
            if (Templates.column(holder.mapping(), column).nullable()) {
                cleared.computeIfAbsent(holder, state -> new ArrayList<>()).add(column);
                return;
            }
        }
        // Where no column may be NULL the database decides, by its own order or a deferred constraint.
    }

    /** The values of the unique keys that are complete, and touch one of the columns given. */
    private static List<Value> values(
            EntityMapping<?, ?> mapping, @Nullable Object[] row, @Nullable List<Integer> changing) {
        List<Value> found = new ArrayList<>();
        for (var columns : uniqueKeys(mapping)) {
            List<Object> values = new ArrayList<>();
            for (int column : columns) {
                var value = row[column];
                if (value != null) {
                    values.add(value);
                }
            }
            boolean touched = changing == null || columns.stream().anyMatch(changing::contains);
            if (touched && values.size() == columns.size()) {
                found.add(new Value(mapping, columns, values));
            }
        }
        return found;
    }

    private static List<List<Integer>> uniqueKeys(EntityMapping<?, ?> mapping) {
        List<List<Integer>> keys = new ArrayList<>();
        mapping.definition().uniqueKeys().forEach(key -> keys.add(indexes(mapping, key.columns())));
        mapping.definition().indexes().stream()
                .filter(Index::isKey)
                .forEach(index -> keys.add(indexes(mapping, index.columns())));
        return keys;
    }

    private static List<Integer> indexes(EntityMapping<?, ?> mapping, List<String> names) {
        var columns = mapping.table().declaredColumns();
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (names.contains(columns.get(i).name())) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    private void dependents() {
        boolean more = !early.isEmpty();
        while (more) {
            more = false;
            for (var state : removed) {
                if (!early.contains(state) && refersToEarly(state) != null) {
                    more |= early.add(state);
                }
            }
        }
    }

    /** Rows that move away from one that is deleted early have to let go of it before. */
    private void movers() {
        for (var update : updates) {
            var state = update.row().state();
            var reference = refersToEarly(state);
            if (reference == null) {
                continue;
            }
            if (!reference.nullable()) {
                throw new FlushException(
                        state.describe()
                                + " moves away from a row that is deleted, whose unique value another row takes"
                                + " in the same flush",
                        "call flush() after the move, before the delete");
            }
            cleared.computeIfAbsent(state, key -> new ArrayList<>()).add(reference.column());
        }
    }

    private @Nullable Reference refersToEarly(EntityState<?> state) {
        var snapshot = state.snapshot();
        for (var reference : order.references(state.mapping())) {
            for (var gone : early) {
                if (snapshot != null
                        && gone != state
                        && gone.mapping() == reference.target()
                        && gone.key() != null
                        && gone.key().equals(snapshot[reference.column()])) {
                    return reference;
                }
            }
        }
        return null;
    }
}
