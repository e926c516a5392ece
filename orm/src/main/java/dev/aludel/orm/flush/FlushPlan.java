package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.EntityState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The batches of a flush in the order in which they are executed: a value, made without a database. Immutable.
 *
 * @param steps the batches
 * @param switches rows that a new object takes over from one that was deleted
 */
public record FlushPlan(List<Step> steps, List<Switch> switches) {
    public FlushPlan {
        steps = List.copyOf(steps);
        switches = List.copyOf(switches);
    }

    /** Whose rows it writes. */
    public Set<EntityMapping<?, ?>> mappings() {
        Set<EntityMapping<?, ?>> mappings = new LinkedHashSet<>();
        steps.forEach(step -> mappings.add(step.mapping()));
        return mappings;
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** A new object that takes over the row of a deleted one with the same key. */
    public record Switch(EntityState<?> deleted, EntityState<?> added) {}

    /** One line per batch. */
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
