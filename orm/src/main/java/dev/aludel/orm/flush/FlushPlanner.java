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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns the changes of a session into the batches that write them; it neither reads nor writes. Thread-safe.
 *
 * <p>Table by table, those referred to first: updates, then inserts level by level, then the updates that need keys of new
 * rows. After all of them the deletes, those that refer first. So a row that moves away from a deleted one has moved before
 * the delete.
 */
public final class FlushPlanner {
    private final TableOrder order;

    public FlushPlanner(TableOrder order) {
        this.order = order;
    }

    /**
     * Plans the batches.
     *
     * @throws dev.aludel.error.NotNullException if a value is missing, naming entity and field
     * @throws dev.aludel.error.DataException if a value does not fit its column
     * @throws FlushException if the changes contradict each other
     */
    public FlushPlan plan(Changes changes) {
        return new Planning(changes).plan();
    }

    /** One run of the planner. */
    private final class Planning {
        private final List<EntityState<?>> added = new ArrayList<>();
        private final List<EntityState<?>> removed;
        private final List<FlushPlan.Switch> switches = new ArrayList<>();
        private final RowValues rowValues;
        private final Map<EntityState<?>, @Nullable Object[]> newRows = new LinkedHashMap<>();
        private final IdentityHashMap<EntityMapping<?, ?>, FetchedColumns> fetched = new IdentityHashMap<>();
        private final List<Step> steps = new ArrayList<>();
        private final UpdateGroups early = new UpdateGroups();
        private final UpdateGroups late = new UpdateGroups();
        private final InsertLevels inserts;
        private final DeleteLevels deletes;
        private final UniqueMoves moves;

        Planning(Changes changes) {
            removed = new ArrayList<>(changes.removed());
            rowValues = new RowValues(changes.added());
            switchRows(changes.added());
            for (var state : added) {
                order.rank(state.mapping());
                newRows.put(state, rowValues.ofNew(state));
            }
            unique();
            inserts = new InsertLevels(order, newRows);
            deletes = new DeleteLevels(order, removed);
            List<PlannedUpdate> updates = new ArrayList<>();
            for (var swap : switches) {
                updates.add(takeOver(swap));
            }
            for (var change : changes.changed()) {
                updates.add(PlannedUpdate.of(change, rowValues));
            }
            moves = new UniqueMoves(order, newRows, updates, removed);
            updates.forEach(this::group);
        }

        FlushPlan plan() {
            var first =
                    deletions(removed.stream().filter(moves.early()::contains).toList());
            var last = deletions(removed.stream()
                    .filter(state -> !moves.early().contains(state))
                    .toList());
            steps.addAll(PlannedUpdate.cleared(moves.cleared()));
            steps.addAll(first);
            for (int rank = 0; rank < order.rankCount(); rank++) {
                int current = rank;
                Predicate<EntityMapping<?, ?>> here = mapping -> order.rank(mapping) == current;
                steps.addAll(early.steps(here));
                for (var level : inserts.levels(ofRank(added, rank))) {
                    steps.addAll(insertions(level));
                }
                steps.addAll(late.steps(here));
                steps.addAll(PlannedUpdate.deferred(inserts.deferred(), here));
            }
            steps.addAll(last);
            return new FlushPlan(steps, switches);
        }

        /** Those that refer first; circles are broken before. */
        private List<Step> deletions(List<EntityState<?>> states) {
            List<Step> found = new ArrayList<>();
            for (int rank = order.rankCount() - 1; rank >= 0; rank--) {
                for (var level : deletes.levels(ofRank(states, rank))) {
                    found.addAll(deleteLevel(level));
                }
            }
            found.addAll(0, PlannedUpdate.cleared(deletes.drainCleared()));
            return found;
        }

        /** A new object with the key of a deleted one takes its row over. */
        private void switchRows(List<EntityState<?>> candidates) {
            for (var state : candidates) {
                var key = rowValues.keyOf(state);
                var old = key == null
                        ? null
                        : removed.stream()
                                .filter(gone -> gone.mapping() == state.mapping() && key.equals(gone.key()))
                                .findFirst()
                                .orElse(null);
                if (old == null) {
                    added.add(state);
                } else {
                    removed.remove(old);
                    switches.add(new FlushPlan.Switch(old, state));
                }
            }
        }

        private PlannedUpdate takeOver(FlushPlan.Switch swap) {
            return PlannedUpdate.takeOver(swap, rowValues.ofNew(swap.added()));
        }

        private void group(PlannedUpdate update) {
            boolean waits = false;
            for (var reference : order.references(update.mapping())) {
                var target = update.columns().contains(reference.column())
                        ? inserts.pendingTarget(reference, update.row().values()[reference.column()])
                        : null;
                waits |= target != null && order.rank(target.mapping()) == order.rank(update.mapping());
            }
            (waits ? late : early).add(update);
        }

        private List<EntityState<?>> ofRank(List<EntityState<?>> states, int rank) {
            return states.stream()
                    .filter(state -> order.rank(state.mapping()) == rank)
                    .toList();
        }

        private List<Step> insertions(List<EntityState<?>> level) {
            record Group(EntityMapping<?, ?> mapping, boolean drawsKey, List<Integer> leftOut) {}
            Map<Group, List<Step.Row>> groups = new LinkedHashMap<>();
            for (var state : level) {
                var values = newRows.get(state);
                if (values != null) {
                    var draws = values[state.mapping().keyColumn()] == null;
                    var leftOut = fetched(state.mapping()).leftOut(values);
                    groups.computeIfAbsent(new Group(state.mapping(), draws, leftOut), group -> new ArrayList<>())
                            .add(new Step.Row(state, values, null, null));
                }
            }
            List<Step> found = new ArrayList<>();
            groups.forEach((group, rows) -> {
                List<Integer> columns = new ArrayList<>();
                for (int i = 0; i < group.mapping.table().declaredColumns().size(); i++) {
                    if ((!group.drawsKey || i != group.mapping.keyColumn()) && !group.leftOut.contains(i)) {
                        columns.add(i);
                    }
                }
                found.add(new Step.Insert(group.mapping, columns, group.drawsKey, rows));
            });
            return found;
        }

        private FetchedColumns fetched(EntityMapping<?, ?> mapping) {
            return fetched.computeIfAbsent(mapping, FetchedColumns::of);
        }

        private List<Step> deleteLevel(List<EntityState<?>> level) {
            Map<EntityMapping<?, ?>, List<Step.Row>> groups = new LinkedHashMap<>();
            for (var state : level) {
                groups.computeIfAbsent(state.mapping(), mapping -> new ArrayList<>())
                        .add(new Step.Row(state, new Object[0], state.key(), PlannedUpdate.version(state)));
            }
            List<Step> found = new ArrayList<>();
            groups.forEach((mapping, rows) -> found.add(new Step.Delete(mapping, PlannedUpdate.byKey(rows))));
            return found;
        }

        /** Two new objects with one key would leave it to the database which of them is refused. */
        private void unique() {
            var keys = new IdentityHashMap<EntityMapping<?, ?>, Map<Object, EntityState<?>>>();
            newRows.forEach((state, values) -> {
                var key = values[state.mapping().keyColumn()];
                var twin = key == null
                        ? null
                        : keys.computeIfAbsent(state.mapping(), mapping -> new HashMap<>())
                                .put(key, state);
                if (twin != null) {
                    throw new FlushException(
                            "two new objects are " + state.describe(),
                            "give each a key of its own, or add one of them");
                }
            });
        }
    }
}
