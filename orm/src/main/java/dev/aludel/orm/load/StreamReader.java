package dev.aludel.orm.load;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.EntityScope;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.state.Keys;
import dev.aludel.type.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities without keeping them: objects that the session has are found, others are read and belong to nobody. Not
 * thread-safe.
 */
public final class StreamReader implements EntityScope {
    private final ReadContext session;

    public StreamReader(ReadContext session) {
        this.session = session;
    }

    @Override
    public <E> @Nullable E entity(EntityMapping<E, ?> mapping, RowReader row, int at) {
        if (mapping.keyIsNull(row, at)) {
            return null;
        }
        var key = Keys.normal(mapping, mapping.readKey(row, at));
        var known = session.objects().find(mapping, key);
        if (known != null && (known.fresh(session.transaction()) || known.modified())) {
            return known.entity();
        }
        var entity = mapping.read(row, at);
        Links.unloadCollections(mapping, entity);
        Links.attach(mapping, entity, Links.detached());
        return entity;
    }
}
