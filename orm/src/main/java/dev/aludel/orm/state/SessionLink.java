package dev.aludel.orm.state;

import dev.aludel.orm.mapping.EntityMany;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.EntityRef;
import org.jspecify.annotations.Nullable;

/** What the relationships of a session's objects ask of it. Used by one thread at a time. */
public interface SessionLink {
    void load(EntityState<?> state, EntityRef<?> ref);

    void load(EntityState<?> state, EntityMany<?> many);

    long count(EntityState<?> state, EntityMany<?> many);

    void changed(EntityState<?> state);

    @Nullable Object find(EntityMapping<?, ?> mapping, Object key);
}
