package dev.aludel.orm.load;

import dev.aludel.driver.Pending;
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
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one level of relationships: first all are sent, then each is read and its objects are given to their owners.
 * Not thread-safe.
 */
final class RelationQueries {
    private final ReadContext session;

    /** Called with what a query has read, before it is given to the owners. */
    private final Consumer<EntityReader> read;

    /** Keys that a query of this level asks for already. */
    private final IdentityHashMap<EntityMapping<?, ?>, Set<Object>> requested = new IdentityHashMap<>();

    private final List<Runnable> answers = new ArrayList<>();

    RelationQueries(ReadContext session, Consumer<EntityReader> read) {
        this.session = session;
        this.read = read;
    }

    /**
     * Sends the queries for those owners for which the relationship is not loaded.
     *
     * @param touched the one owner on whose behalf this happens; null when all are meant
     */
    void send(RelationMapping<?> relation, Collection<EntityState<?>> owners, @Nullable EntityState<?> touched) {
        switch (relation) {
            case ToOneMapping<?> one -> sendOne(one, owners, touched);
            case ToManyMapping<?> many -> sendMany(many, owners, touched);
        }
    }

    /** Reads the answers, in the order of sending. */
    void finish() {
        answers.forEach(Runnable::run);
    }

    private void sendMany(
            ToManyMapping<?> relation, Collection<EntityState<?>> owners, @Nullable EntityState<?> touched) {
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
            var members = sent(query.orderBy(order.expression()), target);
            answers.add(() -> distribute(relation, keys, unloaded, members.await(), touched));
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

    private void sendOne(
            ToOneMapping<?> relation, Collection<EntityState<?>> owners, @Nullable EntityState<?> touched) {
        List<EntityState<?>> unloaded = new ArrayList<>();
        Set<Object> missing = new LinkedHashSet<>();
        var target = relation.targetMapping();
        var asked = requested.computeIfAbsent(target, mapping -> new HashSet<>());
        for (var owner : owners) {
            var ref = relation.refOf(owner.entity());
            var key = Links.key(ref);
            if (!Links.loaded(ref) && key != null) {
                unloaded.add(owner);
                var known = session.objects().find(target, key);
                if ((known == null || !known.fresh(session.transaction())) && asked.add(key)) {
                    missing.add(key);
                }
            }
        }
        for (var keys : windows(missing)) {
            var targets = sent(in(target, target.table().declaredColumns().get(target.keyColumn()), keys), target);
            answers.add(targets::await);
        }
        answers.add(() -> unloaded.forEach(owner -> become(relation, owner, touched)));
    }

    private void become(ToOneMapping<?> relation, EntityState<?> owner, @Nullable EntityState<?> touched) {
        var ref = relation.refOf(owner.entity());
        var key = Links.key(ref);
        if (Links.loaded(ref)) {
            return; // A collection that was read in the same round trip has brought them together.
        }
        var found = key == null ? null : session.objects().find(relation.targetMapping(), key);
        boolean asked = touched == null || touched == owner;
        Links.become(ref, found == null ? null : found.entity(), asked);
        if (!asked) {
            session.prefetched(() -> Links.dropPrefetched(ref));
        }
    }

    private Pending<List<EntityState<?>>> sent(Select<?> query, EntityMapping<?, ?> target) {
        var reader = new EntityReader(session, false);
        var rows = session.send(query, reader);
        return () -> {
            rows.await();
            read.accept(reader);
            return reader.found(target);
        };
    }

    @SuppressWarnings("unchecked") // a metamodel selects its entities, and its columns have the class of its keys
    private static Select<?> in(EntityMapping<?, ?> target, ColumnExpression<?> column, Collection<Object> keys) {
        return Sql.select((Selectable<?>) target.table()).where(((Expression<Object>) column.expression()).in(keys));
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
