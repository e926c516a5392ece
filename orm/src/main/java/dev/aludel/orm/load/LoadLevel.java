package dev.aludel.orm.load;

import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.orm.state.EntityState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Relationships that can be loaded at the same time, because their owners are there: all of their queries share a round
 * trip. Not thread-safe.
 */
final class LoadLevel {
    /** What is wished of the objects that a relationship leads to. */
    record Further(RelationMapping<?> relation, List<EntityState<?>> owners, List<Fetch> wishes) {}

    private final Map<RelationMapping<?>, Set<EntityState<?>>> loads = new LinkedHashMap<>();
    private final List<Further> further = new ArrayList<>();

    void load(RelationMapping<?> relation, Collection<EntityState<?>> owners) {
        loads.computeIfAbsent(relation, key -> new LinkedHashSet<>()).addAll(owners);
    }

    void further(RelationMapping<?> relation, List<EntityState<?>> owners, List<Fetch> wishes) {
        if (!wishes.isEmpty()) {
            further.add(new Further(relation, owners, wishes));
        }
    }

    Map<RelationMapping<?>, Set<EntityState<?>>> loads() {
        return loads;
    }

    List<Further> further() {
        return further;
    }

    boolean isEmpty() {
        return loads.isEmpty();
    }
}
