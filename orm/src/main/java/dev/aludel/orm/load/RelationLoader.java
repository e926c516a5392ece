package dev.aludel.orm.load;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Siblings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads relationships of many owners at once: one query for 500 of them, and one round trip for all relationships of a level,
 * where the driver can. To-one targets that the session has are not asked for. Not thread-safe.
 */
public final class RelationLoader {
    private final ReadContext session;

    public RelationLoader(ReadContext session) {
        this.session = session;
    }

    /**
     * Loads with a result what its query, or the mapping, wants loaded with it, and makes siblings of its objects.
     *
     * @param joined what has read objects beside those of the result, in the same statement
     */
    public void complete(EntityReader result, List<EntityReader> joined, List<Fetch> wishes) {
        var level = new LoadLevel();
        joined.forEach(reader -> collect(reader, List.of(), level));
        collect(result, wishes, level);
        run(level);
    }

    /** The same for objects that the session has already. */
    public void complete(EntityMapping<?, ?> mapping, List<EntityState<?>> owners, List<Fetch> wishes) {
        var level = new LoadLevel();
        collect(mapping, owners, wishes, level);
        run(level);
    }

    /**
     * Loads a relationship for those owners for which it is not loaded.
     *
     * @param touched the one owner on whose behalf this happens; null when all are meant
     */
    public void load(RelationMapping<?> relation, List<EntityState<?>> owners, @Nullable EntityState<?> touched) {
        var next = new LoadLevel();
        var queries = queries(next);
        queries.send(relation, owners, touched);
        queries.finish();
        run(next);
    }

    /** Level by level: the queries of one are all sent before the first answer is waited for. */
    private void run(LoadLevel first) {
        var level = first;
        while (!level.isEmpty()) {
            var next = new LoadLevel();
            var queries = queries(next);
            level.loads().forEach((relation, owners) -> queries.send(relation, owners, null));
            queries.finish();
            for (var further : level.further()) {
                collect(
                        further.relation().targetMapping(),
                        related(further.relation(), further.owners()),
                        further.wishes(),
                        next);
            }
            level = next;
        }
    }

    private RelationQueries queries(LoadLevel next) {
        return new RelationQueries(session, reader -> collect(reader, List.of(), next));
    }

    private static void collect(EntityReader result, List<Fetch> wishes, LoadLevel level) {
        for (var mapping : result.mappings()) {
            if (!mapping.relations().isEmpty()) {
                var owners = result.found(mapping);
                Siblings.join(owners);
                collect(mapping, owners, wishes, level);
            }
        }
    }

    private static void collect(
            EntityMapping<?, ?> mapping, List<EntityState<?>> owners, List<Fetch> wishes, LoadLevel level) {
        for (var relation : mapping.relations()) {
            var wish = Fetch.of(wishes, mapping, relation);
            if (wish == null ? relation.eager() : wish.eager()) {
                level.load(relation, owners);
                if (wish != null) {
                    level.further(relation, owners, wish.then());
                }
            } else if (wish != null) {
                owners.forEach(owner -> owner.loading(relation, wish.how()));
            }
        }
    }

    private List<EntityState<?>> related(RelationMapping<?> relation, List<EntityState<?>> owners) {
        Set<EntityState<?>> states = new LinkedHashSet<>();
        for (var owner : owners) {
            switch (relation) {
                case ToOneMapping<?> one -> {
                    var ref = one.refOf(owner.entity());
                    add(states, one.targetMapping(), Links.inMemory(ref));
                }
                case ToManyMapping<?> many ->
                    Links.inMemory(many.manyOf(owner.entity()))
                            .forEach(member -> add(states, many.targetMapping(), member));
            }
        }
        return new ArrayList<>(states);
    }

    private <E> void add(Set<EntityState<?>> states, EntityMapping<E, ?> mapping, @Nullable Object entity) {
        var state = entity == null
                ? null
                : session.objects().of(mapping, mapping.entityType().cast(entity));
        if (state != null) {
            states.add(state);
        }
    }
}
