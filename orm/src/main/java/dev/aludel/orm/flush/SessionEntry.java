package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.state.EntityState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the unit of work asks of the session around it. */
public interface SessionEntry {
    /**
     * Adds an object that a relationship of another leads to, unless it is stored already and known by its key alone.
     *
     * @param along the relationship, for messages
     * @return the state of an object that is new to the session, else null
     */
    @Nullable EntityState<?> addRelated(Object entity, RelationMapping<?> along);

    /** Loads a collection of these owners that is not loaded yet. */
    void load(ToManyMapping<?> relation, List<EntityState<?>> owners);

    /** The state of an object of the session, or null. */
    @Nullable EntityState<?> stateOf(Object entity);
}
