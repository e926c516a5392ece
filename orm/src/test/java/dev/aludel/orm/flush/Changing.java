package dev.aludel.orm.flush;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.mapping.EntityMany;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.EntityRef;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Relations;
import dev.aludel.orm.state.SessionLink;
import dev.aludel.orm.state.Status;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Object states without a session and without a database, to be planned. */
final class Changing {
    private final FlushPlanner planner;
    private final Map<Object, EntityState<?>> states = new IdentityHashMap<>();
    private final List<EntityState<?>> added = new ArrayList<>();
    private final List<Object> stored = new ArrayList<>();
    private final List<EntityState<?>> removed = new ArrayList<>();
    private long order;

    Changing(EntityTable<?, ?>... tables) {
        var order = new TableOrder(
                List.of(tables).stream().map(EntityTable::mapping).toList());
        planner = new FlushPlanner(order);
    }

    <E> E added(EntityTable<E, ?> table, E entity) {
        added.add(state(table.mapping(), entity, Status.PENDING));
        return entity;
    }

    /** An object as its row has it; what a test changes afterwards is what is planned. */
    <E> E stored(EntityTable<E, ?> table, E entity) {
        var state = state(table.mapping(), entity, Status.STORED);
        state.key(table.mapping().key(entity));
        state.snapshot(table.mapping().values(entity));
        stored.add(entity);
        return entity;
    }

    <E> E removed(EntityTable<E, ?> table, E entity) {
        stored(table, entity);
        return remove(entity);
    }

    <E> E remove(E entity) {
        stored.remove(entity);
        removed.add(states.get(entity));
        return entity;
    }

    String plan() {
        List<Change> changed = new ArrayList<>();
        for (var entity : stored) {
            var state = states.get(entity);
            var columns = state.changes();
            Relations.forEachPendingColumn(state, columns::set);
            if (!columns.isEmpty()) {
                changed.add(new Change(state, columns));
            }
        }
        return planner.plan(new Changes(added, changed, removed)).toString();
    }

    private <E> EntityState<E> state(EntityMapping<E, ?> mapping, E entity, Status status) {
        var state = new EntityState<>(mapping, new NoSession(), entity, status, ++order);
        states.put(entity, state);
        return state;
    }

    private static final class NoSession implements SessionLink {
        @Override
        public void load(EntityState<?> state, EntityRef<?> ref) {
            throw new AssertionError("planning loads nothing");
        }

        @Override
        public void load(EntityState<?> state, EntityMany<?> many) {
            throw new AssertionError("planning loads nothing");
        }

        @Override
        public long count(EntityState<?> state, EntityMany<?> many) {
            throw new AssertionError("planning counts nothing");
        }

        @Override
        public void changed(EntityState<?> state) {}

        @Override
        public Object find(EntityMapping<?, ?> mapping, Object key) {
            return null;
        }
    }
}
