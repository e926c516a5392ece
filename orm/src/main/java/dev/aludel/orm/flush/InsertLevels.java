package dev.aludel.orm.flush;

import dev.aludel.error.FlushException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.EntityState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sorts new rows of tables that may refer to each other into levels, each level referring to earlier ones only. Where rows
 * refer to each other in a circle, a nullable column is left NULL and set by a second statement. Not thread-safe.
 */
final class InsertLevels {
    private final TableOrder order;
    private final Map<EntityState<?>, @Nullable Object[]> values;
    private final IdentityHashMap<EntityMapping<?, ?>, Map<Object, EntityState<?>>> byKey = new IdentityHashMap<>();

    /** Columns that a second statement sets, by row. */
    private final Map<EntityState<?>, Map<Integer, Object>> deferred = new LinkedHashMap<>();

    /** @param values the values of all new rows */
    InsertLevels(TableOrder order, Map<EntityState<?>, @Nullable Object[]> values) {
        this.order = order;
        this.values = values;
        values.forEach((state, row) -> {
            var key = row[state.mapping().keyColumn()];
            if (key != null) {
                byKey.computeIfAbsent(state.mapping(), mapping -> new HashMap<>())
                        .put(key, state);
            }
        });
    }

    /** The new row that a value refers to, if it is one. */
    @Nullable EntityState<?> pendingTarget(Reference reference, @Nullable Object value) {
        if (value instanceof KeyOf key) {
            return key.target();
        }
        var rows = byKey.get(reference.target());
        return rows == null || value == null ? null : rows.get(value);
    }

    /** Sorts the rows of one rank, keeping their order within each level. */
    List<List<EntityState<?>>> levels(List<EntityState<?>> rows) {
        List<List<EntityState<?>>> levels = new ArrayList<>();
        List<EntityState<?>> waiting = new ArrayList<>(rows);
        var unwritten = new IdentityHashMap<EntityState<?>, Boolean>();
        waiting.forEach(row -> unwritten.put(row, Boolean.TRUE));
        while (!waiting.isEmpty()) {
            List<EntityState<?>> level = new ArrayList<>();
            List<EntityState<?>> later = new ArrayList<>();
            for (var row : waiting) {
                (blockers(row, unwritten.keySet()).isEmpty() ? level : later).add(row);
            }
            if (level.isEmpty()) {
                breakCircle(later, unwritten.keySet());
            } else {
                level.forEach(unwritten::remove);
                levels.add(level);
            }
            waiting = later;
        }
        return levels;
    }

    Map<EntityState<?>, Map<Integer, Object>> deferred() {
        return deferred;
    }

    private List<Reference> blockers(EntityState<?> row, Set<EntityState<?>> unwritten) {
        List<Reference> blockers = new ArrayList<>();
        var own = values.get(row);
        for (var reference : order.references(row.mapping())) {
            var value = own == null ? null : own[reference.column()];
            var target = pendingTarget(reference, value);
            // A row may refer to itself at once when its key is known.
            boolean ownKey = target == row && !(value instanceof KeyOf);
            if (target != null && unwritten.contains(target) && !ownKey) {
                blockers.add(reference);
            }
        }
        return blockers;
    }

    private void breakCircle(List<EntityState<?>> rows, Set<EntityState<?>> unwritten) {
        for (var row : rows) {
            var own = values.get(row);
            for (var reference : blockers(row, unwritten)) {
                if (own != null && reference.nullable()) {
                    var value = own[reference.column()];
                    if (value != null) {
                        deferred.computeIfAbsent(row, state -> new LinkedHashMap<>())
                                .put(reference.column(), value);
                        own[reference.column()] = null;
                    }
                }
            }
            if (blockers(row, unwritten).isEmpty()) {
                return;
            }
        }
        throw new FlushException(
                "new rows refer to each other in a circle of NOT NULL foreign keys: "
                        + String.join(
                                ", ", rows.stream().map(EntityState::describe).toList()),
                "make one of the foreign keys nullable: it is then set by a second statement");
    }
}
