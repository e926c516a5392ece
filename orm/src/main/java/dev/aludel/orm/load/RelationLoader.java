package dev.aludel.orm.load;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Siblings;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.Expression;
import dev.aludel.sql.Select;
import dev.aludel.sql.Selectable;
import dev.aludel.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads relationships of many owners at once: one query for 500 of them. To-one targets that the session has are not asked
 * for. Not thread-safe.
 */
public final class RelationLoader {
    private final ReadContext session;

    public RelationLoader(ReadContext session) {
        this.session = session;
    }

    /** Loads with a result what its query, or the mapping, wants loaded with it, and makes siblings of its objects. */
    public void complete(EntityReader result, List<Fetch> wishes) {
        for (var mapping : result.mappings()) {
            var owners = result.found(mapping);
            if (!mapping.relations().isEmpty()) {
                Siblings.join(owners);
                complete(mapping, owners, wishes);
            }
        }
    }

    /** The same for objects that the session has already. */
    public void complete(EntityMapping<?, ?> mapping, List<EntityState<?>> owners, List<Fetch> wishes) {
        for (var relation : mapping.relations()) {
            var wish = Fetch.of(wishes, mapping, relation);
            if (wish == null ? relation.eager() : wish.eager()) {
                load(relation, owners, null);
                var next = wish == null ? List.<Fetch>of() : wish.then();
                if (!next.isEmpty()) {
                    complete(relation.targetMapping(), related(relation, owners), next);
                }
            } else if (wish != null) {
                owners.forEach(owner -> owner.loading(relation, wish.how()));
            }
        }
    }

    /**
     * Loads a relationship for those owners for which it is not loaded.
     *
     * @param touched the one owner on whose behalf this happens; null when all are meant
     */
    public void load(RelationMapping<?> relation, List<EntityState<?>> owners, @Nullable EntityState<?> touched) {
        switch (relation) {
            case ToOneMapping<?> one -> loadOne(one, owners, touched);
            case ToManyMapping<?> many -> loadMany(many, owners, touched);
        }
    }

    private void loadMany(ToManyMapping<?> relation, List<EntityState<?>> owners, @Nullable EntityState<?> touched) {
        Map<Object, EntityState<?>> unloaded = new LinkedHashMap<>();
        for (var owner : owners) {
            if (owner.key() != null && !Links.loaded(relation.manyOf(owner.entity()))) {
                unloaded.put(owner.key(), owner);
            }
        }
        var inverse = relation.inverse();
        var target = relation.targetMapping();
        var column = target.table().declaredColumns().get(inverse.column());
        var orderBy = relation.orderBy();
        var order = target.table().declaredColumns().get(target.keyColumn());
        for (var keys : windows(unloaded.keySet())) {
            var query = in(target, column, keys);
            query = orderBy == null
                    ? query
                    : query.orderBy(target.table().declaredColumn(orderBy).expression());
            var members = read(query.orderBy(order.expression()), target);
            distribute(relation, keys, unloaded, members, touched);
        }
    }

    private void distribute(
            ToManyMapping<?> relation,
            List<Object> keys,
            Map<Object, EntityState<?>> owners,
            List<EntityState<?>> members,
            @Nullable EntityState<?> touched) {
        Map<Object, List<Object>> byOwner = new HashMap<>();
        for (var member : members) {
            var ref = relation.inverse().refOf(member.entity());
            var key = Links.key(ref);
            var owner = key == null ? null : owners.get(key);
            // One whose reference was changed in memory belongs where it leads to now.
            if (owner != null) {
                byOwner.computeIfAbsent(key, k -> new ArrayList<>()).add(member.entity());
                if (!Links.loaded(ref)) {
                    Links.become(ref, owner.entity(), true);
                }
            }
        }
        for (var key : keys) {
            var owner = owners.get(key);
            if (owner != null) {
                var many = relation.manyOf(owner.entity());
                boolean asked = touched == null || touched == owner;
                Links.become(many, byOwner.getOrDefault(key, List.of()), asked);
                if (!asked) {
                    session.prefetched(() -> Links.dropPrefetched(many));
                }
            }
        }
    }

    private void loadOne(ToOneMapping<?> relation, List<EntityState<?>> owners, @Nullable EntityState<?> touched) {
        List<EntityState<?>> unloaded = new ArrayList<>();
        Set<Object> missing = new LinkedHashSet<>();
        var target = relation.targetMapping();
        for (var owner : owners) {
            var ref = relation.refOf(owner.entity());
            var key = Links.key(ref);
            if (!Links.loaded(ref) && key != null) {
                unloaded.add(owner);
                var known = session.objects().find(target, key);
                if (known == null || !known.fresh(session.transaction())) {
                    missing.add(key);
                }
            }
        }
        for (var keys : windows(missing)) {
            read(in(target, target.table().declaredColumns().get(target.keyColumn()), keys), target);
        }
        for (var owner : unloaded) {
            var ref = relation.refOf(owner.entity());
            var key = Links.key(ref);
            var found = key == null ? null : session.objects().find(target, key);
            boolean asked = touched == null || touched == owner;
            Links.become(ref, found == null ? null : found.entity(), asked);
            if (!asked) {
                session.prefetched(() -> Links.dropPrefetched(ref));
            }
        }
    }

    private List<EntityState<?>> read(Select<?> query, EntityMapping<?, ?> target) {
        var reader = new EntityReader(session, false);
        session.list(query, reader);
        complete(reader, List.of());
        return reader.found(target);
    }

    @SuppressWarnings("unchecked") // a metamodel selects its entities, and its columns have the class of its keys
    private static Select<?> in(EntityMapping<?, ?> target, ColumnExpression<?> column, Collection<Object> keys) {
        return Sql.select((Selectable<?>) target.table()).where(((Expression<Object>) column.expression()).in(keys));
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

    private static List<List<Object>> windows(Collection<Object> keys) {
        List<Object> all = new ArrayList<>(keys);
        List<List<Object>> windows = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Siblings.WINDOW) {
            windows.add(all.subList(from, Math.min(from + Siblings.WINDOW, all.size())));
        }
        return windows;
    }
}
