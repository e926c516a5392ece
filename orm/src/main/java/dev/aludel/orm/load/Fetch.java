package dev.aludel.orm.load;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.RelationMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a query wants one relationship loaded. Immutable.
 *
 * @param eager whether it is loaded at once
 * @param how what the session does otherwise when it is touched
 * @param then the same for what it leads to
 */
public record Fetch(RelationMapping<?> relation, boolean eager, Object how, List<Fetch> then) {
    public Fetch {
        then = List.copyOf(then);
    }

    /** The wish about a relationship, or null; an alias's relationship is the entity's. */
    public static @Nullable Fetch of(List<Fetch> wishes, EntityMapping<?, ?> owner, RelationMapping<?> relation) {
        for (var wish : wishes) {
            if (wish.relation.owner() == owner && wish.relation.name().equals(relation.name())) {
                return wish;
            }
        }
        return null;
    }
}
