package dev.aludel.orm.mapping;

import org.jspecify.annotations.Nullable;

/** What a session does for the relationships of one object that belongs to it. Used by one thread at a time. */
public interface RelationContext {
    /** Loads what was touched, or leaves it unloaded when it is to read as empty. */
    void load(EntityRef<?> ref);

    /** Loads what was touched, or leaves it unloaded when it is to read as empty. */
    void load(EntityMany<?> many);

    /** Counts the members in the database. */
    long count(EntityMany<?> many);

    /** Called after a relationship of the object was changed in memory. */
    void changed();

    /** The object with this key, if the session has it; nothing is read. */
    @Nullable Object find(EntityMapping<?, ?> mapping, Object key);
}
