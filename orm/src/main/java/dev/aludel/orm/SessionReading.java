package dev.aludel.orm;

import dev.aludel.driver.Pending;
import dev.aludel.engine.Result;
import dev.aludel.error.ConcurrentUseException;
import dev.aludel.orm.JoinedLoading.Joined;
import dev.aludel.orm.load.EntityReader;
import dev.aludel.orm.load.Fetch;
import dev.aludel.orm.load.ReadContext;
import dev.aludel.orm.load.RelationLoader;
import dev.aludel.orm.mapping.EntityMany;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.EntityRef;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.NotLoaded;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.IdentityMap;
import dev.aludel.orm.state.Keys;
import dev.aludel.orm.state.SessionLink;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.SetNode;
import dev.aludel.sql.tree.TextNode;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.sql.tree.WriteSetNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a session reads: queries, objects by key, and relationships when they are touched. Inside the session's guard. */
final class SessionReading implements ReadContext, SessionLink {
    private final SessionCore core;
    private final RelationLoader loader = new RelationLoader(this);
    private final List<Prefetched> prefetched = new ArrayList<>();
    /** The operation that is reading rows; the driver's thread sees it, as the statement is handed to it afterwards. */
    private volatile @Nullable String decoding;

    SessionReading(SessionCore core) {
        this.core = core;
    }

    RelationLoader loader() {
        return loader;
    }

    /** All rows of a query, with what it wants loaded. */
    <T> List<T> query(String operation, Query<T> query) {
        var wishes = LoadOptions.of(query, core.model());
        var joined = JoinedLoading.of(query, wishes, this);
        core.flushing().before(operation, joined.query());
        return read(operation, joined, wishes, overwrites(query));
    }

    /** The whole answer to a query, with what it wants loaded. */
    <T> Result<T> result(Query<T> query) {
        var wishes = LoadOptions.of(query, core.model());
        core.flushing().before("execute", query);
        var reader = new EntityReader(this, overwrites(query));
        var result = decoding(
                "execute", () -> core.transaction().connection("execute", query).execute(query, reader));
        loader.complete(reader, List.of(), wishes);
        return result;
    }

    private static boolean overwrites(Query<?> query) {
        return switch (query.tree()) {
            case SelectNode select -> select.lock() != LockMode.NONE;
            case SetNode set -> false;
            case InsertNode _, UpdateNode _, DeleteNode _, WriteSetNode _ ->
                true; // What it returns is newer than what the session has.
            case TextNode _ -> false;
        };
    }

    private <T> List<T> read(String operation, Joined<T> joined, List<Fetch> wishes, boolean overwrite) {
        var query = joined.query();
        var reader = new EntityReader(this, overwrite);
        var rows = decoding(
                operation, () -> core.transaction().connection(operation, query).list(query, reader));
        loader.complete(reader, joined.readers(), wishes);
        return rows;
    }

    /** Rows are mapped where the driver reads them: a relationship touched there cannot be loaded meanwhile. */
    private <R> R decoding(String operation, Supplier<R> rows) {
        var around = decoding;
        decoding = operation;
        try {
            return rows.get();
        } finally {
            decoding = around;
        }
    }

    /** The object with this key: the session's if it was read in this transaction, else read now. */
    <E> Optional<E> find(EntityTable<E, ?> table, Object rawKey) {
        var mapping = core.model().table(table.mapping().entityType()).mapping();
        var key = Keys.coerced(mapping, rawKey);
        core.transaction().ensure("get");
        var known = core.objects().find(mapping, key);
        if (known != null && !known.deleting() && (known.fresh(transaction()) || known.modified())) {
            return Optional.of(known.entity());
        }
        if (known != null && known.deleting()) {
            return Optional.empty();
        }
        var query = EntityQueries.byKey(mapping, List.of(key));
        if (known == null && core.objects().isPending(mapping, key)) {
            core.flushing().before("get", query);
        }
        var found = read("get", JoinedLoading.of(query, List.of(), this), List.of(), false);
        if (found.isEmpty() && known != null) {
            core.work().vanished(known, transaction());
        }
        return found.stream().findFirst();
    }

    /** The object with this key as the database has it now, its row locked. */
    <E> Optional<E> lock(EntityTable<E, ?> table, Object rawKey) {
        var mapping = core.model().table(table.mapping().entityType()).mapping();
        var query = EntityQueries.byKey(mapping, List.of(Keys.coerced(mapping, rawKey)))
                .forUpdate();
        core.flushing().before("getForUpdate", query);
        return read("getForUpdate", new Joined<>(query), List.of(), true).stream()
                .findFirst();
    }

    /** Reads stored objects again; false for each whose row is gone. */
    <E> List<E> reload(EntityMapping<E, ?> mapping, List<Object> keys) {
        return read("refresh", new Joined<>(EntityQueries.byKey(mapping, keys)), List.of(), true);
    }

    /** Drops what was loaded on behalf of siblings and not looked at. */
    void dropPrefetched() {
        prefetched.forEach(Prefetched::drop);
        prefetched.clear();
    }

    @Override
    public IdentityMap objects() {
        return core.objects();
    }

    @Override
    public SessionLink link() {
        return this;
    }

    @Override
    public <T> Pending<List<T>> send(Query<T> query, ReadScope scope) {
        return core.transaction().connection("load", query).send(query, scope);
    }

    @Override
    public long transaction() {
        return core.transaction().number();
    }

    @Override
    public boolean keepsSnapshots() {
        return !core.options().readOnly();
    }

    @Override
    public boolean touched(EntityState<?> state) {
        return core.work().isTouched(state);
    }

    @Override
    public long nextOrder() {
        return core.nextOrder();
    }

    @Override
    public void prefetched(Prefetched value) {
        prefetched.add(value);
    }

    @Override
    public void load(EntityState<?> state, EntityRef<?> ref) {
        touch(state, Links.relation(ref));
    }

    @Override
    public void load(EntityState<?> state, EntityMany<?> many) {
        touch(state, Links.relation(many));
    }

    @Override
    public long count(EntityState<?> state, EntityMany<?> many) {
        var relation = Links.relation(many);
        try (var _ = core.enter("count of " + relation.describe())) {
            var query = EntityQueries.members(relation, state);
            core.flushing().before("count", query);
            return core.transaction().connection("count", query).count(query);
        }
    }

    @Override
    public void changed(EntityState<?> state) {
        core.work().touched(state);
    }

    @Override
    public @Nullable Object find(EntityMapping<?, ?> mapping, Object key) {
        var state = core.objects().find(mapping, Keys.normal(mapping, key));
        return state == null ? null : state.entity();
    }

    private void touch(EntityState<?> state, RelationMapping<?> relation) {
        var wish = state.loading(relation);
        var how = wish instanceof Loading asked ? asked : ((Relation<?, ?>) relation).loading();
        switch (how) {
            case NONE -> {}
            case RAISE -> throw NotLoaded.raised(relation, state.entity());
            case LAZY_ONE -> load(relation, List.of(state), state);
            case LAZY, SELECTIN, JOINED, SUBQUERY -> {
                var siblings = state.siblings();
                load(relation, siblings == null ? List.of(state) : siblings.around(state.position()), state);
            }
        }
    }

    private void load(RelationMapping<?> relation, List<EntityState<?>> owners, EntityState<?> touched) {
        var reading = decoding;
        if (reading != null) {
            var metamodel = relation.owner()
                    .entityType()
                    .getSimpleName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                    .toUpperCase(Locale.ROOT);
            throw new ConcurrentUseException(
                    relation.describe() + " was touched while " + reading + "() was reading rows",
                    "in a row mapping, leave map(..) out and load it with the query, .load(" + metamodel + "."
                            + relation.name() + ".selectin()), then map the list; between threads, give each a"
                            + " session of its own");
        }
        try (var _ = core.enter("load of " + relation.describe())) {
            core.transaction().ensure("load of " + relation.describe());
            loader.load(relation, owners, touched);
        }
    }
}
