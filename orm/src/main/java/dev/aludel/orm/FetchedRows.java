package dev.aludel.orm;

import dev.aludel.driver.Pending;
import dev.aludel.error.FlushException;
import dev.aludel.orm.flush.FetchedColumns;
import dev.aludel.orm.flush.FlushPlan;
import dev.aludel.orm.flush.PendingFlush;
import dev.aludel.orm.flush.Step;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Keys;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.Expression;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.Row;
import dev.aludel.sql.Selectable;
import dev.aludel.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the database has written by itself in the rows of a flush: after all of its statements, so that what triggers did in
 * the end is seen as well. One query for each entity, all sent together. Inside the session's guard.
 */
final class FetchedRows {
    /** Keys in one query. */
    private static final int MOST = 1_000;

    private final SessionCore core;
    private final Map<EntityMapping<?, ?>, Set<EntityState<?>>> states;
    private final Map<EntityState<?>, Object> keys;
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(EntityMapping<?, ?> mapping, List<Integer> columns, int rows, Pending<List<Row>> answer) {}

    private FetchedRows(
            SessionCore core, Map<EntityMapping<?, ?>, Set<EntityState<?>>> states, Map<EntityState<?>, Object> keys) {
        this.core = core;
        this.states = states;
        this.keys = keys;
    }

    /** What a plan leaves to be read, or null when that is nothing. */
    static @Nullable FetchedRows of(FlushPlan plan, SessionCore core) {
        Map<EntityMapping<?, ?>, Set<EntityState<?>>> states = new LinkedHashMap<>();
        Map<EntityState<?>, Object> keys = new LinkedHashMap<>();
        for (var step : plan.steps()) {
            if (FetchedColumns.of(step.mapping()).unknownAfter(step)) {
                for (var row : step.rows()) {
                    if (!row.state().deleting()) {
                        states.computeIfAbsent(step.mapping(), mapping -> new LinkedHashSet<>())
                                .add(row.state());
                        keyOf(step, row, keys);
                    }
                }
            }
        }
        return states.isEmpty() ? null : new FetchedRows(core, states, keys);
    }

    private static void keyOf(Step step, Step.Row row, Map<EntityState<?>, Object> keys) {
        var key = row.state().key() != null
                ? row.state().key()
                : step instanceof Step.Insert ? row.values()[step.mapping().keyColumn()] : null;
        if (key != null) {
            keys.put(row.state(), key);
        }
    }

    /** Whether the queries can be sent before the keys that the database draws are known. */
    boolean keysKnown() {
        return states.values().stream().allMatch(keys.keySet()::containsAll);
    }

    /** Queues the queries, and waits for the flush: in one go where the keys are known. */
    void sendWith(PendingFlush flush) {
        boolean known = keysKnown();
        if (known) {
            send();
        }
        flush.finish();
        if (!known) {
            send();
        }
    }

    /** Queues the queries. */
    void send() {
        states.forEach((mapping, some) -> {
            List<Object> wanted = new ArrayList<>(some.size());
            for (var state : some) {
                var key = state.key() != null ? state.key() : keys.get(state);
                if (key != null) {
                    wanted.add(key);
                }
            }
            for (int from = 0; from < wanted.size(); from += MOST) {
                send(mapping, wanted.subList(from, Math.min(from + MOST, wanted.size())));
            }
        });
    }

    @SuppressWarnings("unchecked") // keys have the class of their column
    private void send(EntityMapping<?, ?> mapping, List<Object> wanted) {
        List<ColumnExpression<?>> all = mapping.table().declaredColumns();
        var fetched = FetchedColumns.of(mapping).all();
        var key = (Expression<Object>) all.get(mapping.keyColumn()).expression();
        List<Selectable<?>> items = new ArrayList<>();
        items.add(key);
        fetched.forEach(column -> items.add(all.get(column).expression()));
        var query = Sql.selectAll(items).where(key.in(wanted));
        sent.add(new Sent(
                mapping,
                fetched,
                wanted.size(),
                core.transaction().connection("flush", mapping).send(query, ReadScope.NONE)));
    }

    /**
     * Waits for the answers and gives the objects their values.
     *
     * @throws FlushException if a row is not there any more
     */
    void finish() {
        for (var one : sent) {
            var rows = one.answer().await();
            if (rows.size() != one.rows()) {
                throw new FlushException(
                        (one.rows() - rows.size()) + " of " + one.rows() + " rows of "
                                + one.mapping().table().name() + " are not there after they were written",
                        "look for a trigger or rule that removes them or changes their keys");
            }
            rows.forEach(row -> assign(one.mapping(), one.columns(), row));
        }
    }

    private <E> void assign(EntityMapping<E, ?> mapping, List<Integer> columns, Row row) {
        var key = Keys.normal(mapping, row.get(0, Object.class));
        EntityState<E> state = core.objects().find(mapping, key);
        if (state == null || state.deleting()) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.find(i + 1, Object.class).orElse(null);
            if (mapping.isRecord()) {
                var before = state.entity();
                state.entity(mapping.with(before, columns.get(i), value));
                core.objects().replace(before, state);
            } else {
                mapping.assign(state.entity(), columns.get(i), value);
            }
        }
        remember(state, columns);
    }

    private static <E> void remember(EntityState<E> state, List<Integer> columns) {
        var before = state.snapshot();
        if (before != null) {
            var snapshot = before.clone();
            var values = state.mapping().values(state.entity());
            columns.forEach(column -> snapshot[column] = values[column]);
            state.snapshot(snapshot);
        }
    }
}
