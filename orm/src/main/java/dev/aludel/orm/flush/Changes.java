package dev.aludel.orm.flush;

import dev.aludel.orm.state.EntityState;
import java.util.List;

/**
 * What a flush has to write. Immutable.
 *
 * @param added in the order in which they were added
 * @param changed objects whose row is stored
 * @param removed objects whose row is to be deleted
 */
public record Changes(List<EntityState<?>> added, List<Change> changed, List<EntityState<?>> removed) {
    public Changes {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
