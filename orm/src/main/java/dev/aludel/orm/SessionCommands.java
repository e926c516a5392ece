package dev.aludel.orm;

import dev.aludel.engine.Result;
import dev.aludel.engine.Rows;
import dev.aludel.error.MultipleResultsException;
import dev.aludel.error.NoResultException;
import dev.aludel.error.SessionStateException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.orm.load.StreamReader;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Status;
import dev.aludel.sql.Command;
import dev.aludel.sql.Query;
import dev.aludel.sql.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a session does when it is told to, between entering and leaving its guard. */
final class SessionCommands {
    /** Rows of a stream in memory at a time where nothing else is said. */
    static final int WINDOW = 500;

    private final SessionCore core;
    private final BulkSync sync;

    SessionCommands(SessionCore core) {
        this.core = core;
        this.sync = new BulkSync(core);
    }

    <E> E add(E entity) {
        var mapping = core.model().mappingOf(entity);
        if (mapping.isRecord()) {
            return core.flushing().insertRecord(mapping, entity);
        }
        core.members().add(mapping, entity);
        return entity;
    }

    <E> E update(E record, UnaryOperator<E> change) {
        var mapping = core.model().mappingOf(record);
        if (!mapping.isRecord()) {
            throw new SessionStateException(
                    "update() was called with " + mapping.describe(record) + ", which is no record",
                    "assign its fields: the flush finds what changed");
        }
        core.transaction().ensure("update");
        var state = core.members().require(record, "update");
        var before = state.entity();
        var next = change.apply(before);
        core.log().remember(state);
        state.entity(next);
        core.objects().replace(before, state);
        return next;
    }

    <E> E present(Optional<E> found, EntityTable<?, ?> table, Object key) {
        return found.orElseThrow(() -> new NoResultException(
                "no " + table.name() + " row with "
                        + table.declaredColumns()
                                .get(table.mapping().keyColumn())
                                .name() + " " + key,
                "use find(..) where it may be missing"));
    }

    void refresh(Object entity) {
        var state = core.members().require(entity, "refresh");
        if (state.status() != Status.STORED) {
            throw new SessionStateException(
                    "refresh() was called with " + state.describe() + ", which is not stored yet", "flush first");
        }
        if (core.options().autoflush() && state.modified()) {
            core.flushing().flush("refresh");
        }
        refresh(state);
    }

    private <E> void refresh(EntityState<E> state) {
        var key = state.key();
        core.transaction().ensure("refresh");
        core.log().remember(state);
        Links.unloadCollections(state.mapping(), state.entity());
        if (key == null || core.reading().reload(state.mapping(), List.of(key)).isEmpty()) {
            core.work().vanished(state, core.transaction().number());
            throw new NoResultException(
                    "the row of " + state.describe() + " is gone", "somebody else deleted it: let go of the object");
        }
    }

    void expire(Object entity) {
        var state = core.members().require(entity, "expire");
        if (state.status() == Status.STORED) {
            state.expired(true);
            Links.unloadCollections(core.model().mappingOf(entity), entity);
        }
    }

    boolean isModified(Object entity) {
        var state = core.members().require(entity, "isModified");
        return state.status() == Status.PENDING || state.deleting() || state.modified();
    }

    void load(Collection<?> entities, List<LoadOption> options) {
        core.transaction().ensure("load");
        var wishes = LoadOptions.of(options, core.model());
        var byMapping = new IdentityHashMap<EntityMapping<?, ?>, List<EntityState<?>>>();
        for (var entity : entities) {
            var state = core.members().require(entity, "load");
            byMapping
                    .computeIfAbsent(state.mapping(), mapping -> new ArrayList<>())
                    .add(state);
        }
        byMapping.forEach((mapping, states) -> core.reading().loader().complete(mapping, states, wishes));
    }

    <T> List<T> list(String operation, Query<T> query) {
        var rows = core.reading().query(operation, query);
        if (query instanceof Text) {
            core.reading().dropPrefetched();
        }
        sync.after(query.tree());
        return rows;
    }

    <T> T one(Query<T> query) {
        var rows = single("one", query);
        if (rows.isEmpty()) {
            throw new NoResultException("one() found no row", "use oneOrNone() where there may be none");
        }
        return rows.getFirst();
    }

    <T> Optional<T> oneOrNone(Query<T> query) {
        return firstOf(single("oneOrNone", query));
    }

    <T> Optional<T> first(Query<T> query) {
        return firstOf(list("first", query));
    }

    private <T> List<T> single(String operation, Query<T> query) {
        var rows = list(operation, query);
        if (rows.size() > 1) {
            throw new MultipleResultsException(
                    operation + "() found " + rows.size() + " rows", "narrow the query, or use list() or first()");
        }
        return rows;
    }

    /** Empty too where the row is a single value that is NULL. */
    private static <T> Optional<T> firstOf(List<T> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    <T> Rows<T> stream(Query<T> query, int window) {
        if (!query.options().isEmpty()) {
            throw new UnsupportedFeatureException(
                    "a stream does not load relationships yet: " + query.options(),
                    "leave load(..) out, or read pages with list() and limit()");
        }
        core.flushing().before("stream", query);
        return core.transaction().connection("stream", query).stream(query, new StreamReader(core.reading()), window);
    }

    long execute(Command command) {
        core.flushing().before("execute", command);
        long rows = core.transaction().connection("execute", command).execute(command);
        sync.after(command.tree());
        return rows;
    }

    <T> Result<T> execute(Query<T> query) {
        var result = core.reading().result(query);
        if (query instanceof Text) {
            core.reading().dropPrefetched();
            core.log().bulk();
            core.transaction().startNewNumber();
        }
        sync.after(query.tree());
        return result;
    }
}
