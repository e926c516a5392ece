package dev.aludel.orm;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.MappingException;
import dev.aludel.orm.load.StatementTables;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaMap;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of entities are: in the main database, which replicas may follow, and those of some entities in others.
 * Thread-safe; immutable but for whose turn it is and whether its user has written.
 */
final class Databases {
    private final Model model;
    private final Engine main;
    private final Map<EntityMapping<?, ?>, Engine> bound;
    private final List<Engine> replicas;
    private final AtomicInteger turn;
    /** Whether a session that may write has begun, for users who want to read what they wrote; else null. */
    private final @Nullable AtomicBoolean written;

    private Databases(
            Model model,
            Engine main,
            Map<EntityMapping<?, ?>, Engine> bound,
            List<Engine> replicas,
            AtomicInteger turn,
            @Nullable AtomicBoolean written) {
        this.model = model;
        this.main = main;
        this.bound = bound;
        this.replicas = List.copyOf(replicas);
        this.turn = turn;
        this.written = written;
    }

    static Databases of(Engine engine, Model model) {
        return new Databases(model, engine, Map.of(), List.of(), new AtomicInteger(), null);
    }

    /** @throws MappingException if a foreign key would lead from one database to another */
    Databases bind(Engine engine, List<? extends EntityTable<?, ?>> entities) {
        var more = new HashMap<>(bound);
        for (var entity : entities) {
            more.put(model.table(entity.mapping().entityType()).mapping(), engine);
        }
        var changed = new Databases(model, main, more, replicas, turn, written);
        changed.requireKeysInside();
        return changed;
    }

    Databases replicas(List<Engine> engines) {
        return new Databases(model, main, bound, engines, new AtomicInteger(), written);
    }

    /** The same for one user, whose reads follow its writes. */
    Databases ofOneUser() {
        return new Databases(model, main, bound, replicas, turn, new AtomicBoolean());
    }

    Databases withSchemas(SchemaMap schemas) {
        Map<Engine, Engine> views = new HashMap<>();
        var moved = new HashMap<>(bound);
        moved.replaceAll((mapping, engine) -> views.computeIfAbsent(engine, each -> each.withSchemas(schemas)));
        return new Databases(
                model,
                views.computeIfAbsent(main, each -> each.withSchemas(schemas)),
                moved,
                replicas.stream().map(each -> each.withSchemas(schemas)).toList(),
                turn,
                written);
    }

    Engine main() {
        return main;
    }

    Engine of(EntityMapping<?, ?> mapping) {
        return bound.getOrDefault(mapping, main);
    }

    /**
     * Where the tables of a statement are; the main database for one without tables of entities, as raw SQL is.
     *
     * @throws InvalidStatementException if they are in several
     */
    Engine of(Statement statement) {
        if (bound.isEmpty()) {
            return main;
        }
        var tables = new StatementTables(statement.tree());
        @Nullable EntityTable<?, ?> first = null;
        for (var table : model.tables()) {
            if (!tables.contains(table.schema(), table.name())) {
                continue;
            }
            if (first == null) {
                first = table;
            } else if (of(table.mapping()) != of(first.mapping())) {
                throw new InvalidStatementException(
                        "a statement names " + first.name() + " and " + table.name()
                                + ", which are in different databases",
                        "ask each database by a statement of its own");
            }
        }
        return first == null ? main : of(first.mapping());
    }

    /** Takes a connection; for a transaction that only reads from a replica, if there is one that can be reached. */
    Connection connect(Engine engine, TransactionOptions options) {
        if (!options.readOnly()) {
            if (written != null) {
                written.set(true);
            }
            return engine.connect();
        }
        boolean current = (written != null && written.get()) || options.isolation() == IsolationLevel.SERIALIZABLE;
        return engine != main || current ? engine.connect() : connectToReplica();
    }

    private Connection connectToReplica() {
        int first = replicas.isEmpty() ? 0 : Math.floorMod(turn.getAndIncrement(), replicas.size());
        for (int i = 0; i < replicas.size(); i++) {
            try {
                return replicas.get((first + i) % replicas.size()).connect();
            } catch (ConnectFailedException unreachable) {
                // The next one, or the main database, has what it has.
            }
        }
        return main.connect();
    }

    /** What each database shall hold. */
    Map<Engine, MetaData> schemas() {
        if (bound.isEmpty()) {
            return Map.of(main, model.metaData());
        }
        Map<Engine, List<EntityTable<?, ?>>> tables = new LinkedHashMap<>();
        for (var table : model.tables()) {
            tables.computeIfAbsent(of(table.mapping()), _ -> new ArrayList<>()).add(table);
        }
        Map<Engine, MetaData> schemas = new LinkedHashMap<>();
        tables.forEach((engine, some) -> schemas.put(engine, MetaData.of(some)));
        return schemas;
    }

    private void requireKeysInside() {
        for (var table : model.tables()) {
            TableDefinition definition = table.mapping().definition();
            for (ForeignKey key : definition.foreignKeys()) {
                for (var target : model.tables()) {
                    if (target.mapping().definition().id().equals(key.target())
                            && of(target.mapping()) != of(table.mapping())) {
                        throw new MappingException(
                                definition.id() + " refers to " + key.target()
                                        + " by a foreign key, and they are bound to different databases",
                                "bind both to one, or keep the other's key in a plain column");
                    }
                }
            }
        }
    }
}
