package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.EntityState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows that are to be deleted into levels: a row goes before the one that it refers to. Where rows refer to each
 * other in a circle, or one to itself, nullable columns are set to NULL first. Not thread-safe.
 */
final class DeleteLevels {
    private final TableOrder order;
    private final IdentityHashMap<EntityMapping<?, ?>, Map<Object, EntityState<?>>> byKey = new IdentityHashMap<>();

    /** Columns that are set to NULL before the deletes, by row. */
    private final Map<EntityState<?>, List<Integer>> cleared = new LinkedHashMap<>();

    DeleteLevels(TableOrder order, List<EntityState<?>> removed) {
        this.order = order;
        for (var state : removed) {
            if (state.key() != null) {
                byKey.computeIfAbsent(state.mapping(), mapping -> new HashMap<>())
                        .put(state.key(), state);
            }
        }
    }

    List<List<EntityState<?>>> levels(List<EntityState<?>> rows) {
        clearOwn(rows);
        List<List<EntityState<?>>> levels = new ArrayList<>();
        List<EntityState<?>> waiting = new ArrayList<>(rows);
        while (!waiting.isEmpty()) {
            var referredTo = new IdentityHashMap<EntityState<?>, Boolean>();
            for (var row : waiting) {
                for (var target : targets(row)) {
                    referredTo.put(target, Boolean.TRUE);
                }
            }
            List<EntityState<?>> level = new ArrayList<>();
            List<EntityState<?>> later = new ArrayList<>();
            for (var row : waiting) {
                (referredTo.containsKey(row) ? later : level).add(row);
            }
            if (level.isEmpty()) {
                // NOT NULL circles are left to the database, whose constraints may be deferred.
                if (!clear(later)) {
                    levels.add(later);
                    break;
                }
            } else {
                levels.add(level);
            }
            waiting = later;
        }
        return levels;
    }

    /** What was found since the last call. */
    Map<EntityState<?>, List<Integer>> drainCleared() {
        var found = new LinkedHashMap<>(cleared);
        cleared.clear();
        return found;
    }

    private List<EntityState<?>> targets(EntityState<?> row) {
        List<EntityState<?>> targets = new ArrayList<>();
        var values = stored(row);
        for (var reference : order.references(row.mapping())) {
            var target = target(row, reference, values);
            if (target != null) {
                targets.add(target);
            }
        }
        return targets;
    }

    private @Nullable EntityState<?> target(EntityState<?> row, Reference reference, @Nullable Object[] values) {
        var value = values[reference.column()];
        var rows = byKey.get(reference.target());
        if (rows == null || value == null || isCleared(row, reference)) {
            return null;
        }
        var target = rows.get(value);
        return target == row ? null : target;
    }

    /** A row that refers to itself: MariaDB takes it for one that is still referred to. */
    private void clearOwn(List<EntityState<?>> rows) {
        for (var row : rows) {
            var values = stored(row);
            for (var reference : order.references(row.mapping())) {
                if (reference.nullable() && refersTo(row, reference, values)) {
                    cleared.computeIfAbsent(row, state -> new ArrayList<>()).add(reference.column());
                }
            }
        }
    }

    private boolean refersTo(EntityState<?> row, Reference reference, @Nullable Object[] values) {
        var value = values[reference.column()];
        var rows = byKey.get(reference.target());
        return value != null && rows != null && rows.get(value) == row;
    }

    private boolean clear(List<EntityState<?>> rows) {
        boolean any = false;
        for (var row : rows) {
            var values = stored(row);
            for (var reference : order.references(row.mapping())) {
                var target = target(row, reference, values);
                if (reference.nullable() && target != null && rows.contains(target)) {
                    cleared.computeIfAbsent(row, state -> new ArrayList<>()).add(reference.column());
                    any = true;
                }
            }
        }
        return any;
    }

    private boolean isCleared(EntityState<?> row, Reference reference) {
        return cleared.getOrDefault(row, List.of()).contains(reference.column());
    }

    private static <E> @Nullable Object[] stored(EntityState<E> state) {
        var snapshot = state.snapshot();
        return snapshot != null ? snapshot : state.mapping().values(state.entity());
    }
}
