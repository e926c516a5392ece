package dev.aludel.orm.flush;

import dev.aludel.error.MappingException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.ForeignKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the tables of a model are written: what is referred to comes first. Tables that refer to each other
 * share a rank; among their rows the order is found anew in each flush. Immutable and thread-safe.
 *
 * <p>The foreign keys themselves decide, not the relationships: a key without one orders as well.
 */
public final class TableOrder {
    private final IdentityHashMap<EntityMapping<?, ?>, List<Reference>> references = new IdentityHashMap<>();
    private final IdentityHashMap<EntityMapping<?, ?>, Integer> ranks = new IdentityHashMap<>();
    private int rankCount;

    /** @throws MappingException if a foreign key leads out of the model */
    public TableOrder(Collection<? extends EntityMapping<?, ?>> mappings) {
        Map<String, EntityMapping<?, ?>> byTable = new HashMap<>();
        for (var mapping : mappings) {
            byTable.put(mapping.definition().id().toString(), mapping);
        }
        for (var mapping : mappings) {
            references.put(mapping, referencesOf(mapping, byTable));
        }
        new Ranking().run(mappings);
    }

    /** The foreign keys of an entity's table. */
    public List<Reference> references(EntityMapping<?, ?> mapping) {
        return references.getOrDefault(mapping, List.of());
    }

    /** The entity's place: after all those that it refers to. */
    public int rank(EntityMapping<?, ?> mapping) {
        var rank = ranks.get(mapping);
        if (rank == null) {
            throw new MappingException(
                    mapping.entityType().getSimpleName() + " is not part of the session's model",
                    "add its metamodel to Model.of(..)");
        }
        return rank;
    }

    int rankCount() {
        return rankCount;
    }

    private static List<Reference> referencesOf(EntityMapping<?, ?> mapping, Map<String, EntityMapping<?, ?>> byTable) {
        var definition = mapping.definition();
        var columns = mapping.table().declaredColumns();
        List<Reference> found = new ArrayList<>();
        for (var key : definition.foreignKeys()) {
            if (key.columns().size() != 1) {
                continue;
            }
            var target = target(mapping, key, byTable);
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(key.columns().getFirst())) {
                    found.add(new Reference(i, target, columns.get(i).nullable(), key.onDelete()));
                }
            }
        }
        return List.copyOf(found);
    }

    private static EntityMapping<?, ?> target(
            EntityMapping<?, ?> mapping, ForeignKey key, Map<String, EntityMapping<?, ?>> byTable) {
        var target = byTable.get(key.target().toString());
        if (target == null) {
            throw new MappingException(
                    mapping.entityType().getSimpleName() + " refers to table " + key.target()
                            + ", which no entity of the model maps",
                    "add the entity of that table to Model.of(..)");
        }
        return target;
    }

    /** Finds the strongly connected components of the graph of tables, which come out in the order of the ranks. */
    private final class Ranking {
        private final IdentityHashMap<EntityMapping<?, ?>, Integer> index = new IdentityHashMap<>();
        private final Deque<EntityMapping<?, ?>> stack = new ArrayDeque<>();

        void run(Collection<? extends EntityMapping<?, ?>> mappings) {
            for (var mapping : mappings) {
                if (!index.containsKey(mapping)) {
                    visit(mapping);
                }
            }
        }

        private int visit(EntityMapping<?, ?> mapping) {
            int mine = index.size();
            int lowest = mine;
            index.put(mapping, mine);
            stack.push(mapping);
            for (var reference : references(mapping)) {
                var target = reference.target();
                var seen = index.get(target);
                if (seen == null) {
                    lowest = Math.min(lowest, visit(target));
                } else if (!ranks.containsKey(target)) {
                    lowest = Math.min(lowest, seen);
                }
            }
            if (lowest == mine) {
                @Nullable EntityMapping<?, ?> member;
                do {
                    member = stack.pop();
                    ranks.put(member, rankCount);
                } while (member != mapping);
                rankCount++;
            }
            return lowest;
        }
    }
}
