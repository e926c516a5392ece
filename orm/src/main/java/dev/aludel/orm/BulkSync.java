package dev.aludel.orm;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Siblings;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.UpdateNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings the objects of a session up to date after an UPDATE or DELETE that went past them: they are read again, so that no
 * stale value is shown or written back. Objects with unflushed changes are left alone. Inside the session's guard.
 */
final class BulkSync {
    private final SessionCore core;

    BulkSync(SessionCore core) {
        this.core = core;
    }

    void after(StatementNode tree) {
        switch (tree) {
            case UpdateNode update -> {
                core.reading().dropPrefetched();
                core.log().bulk();
                for (var mapping : mappings(update.table())) {
                    reload(mapping);
                    if (movesMembers(mapping, update)) {
                        unloadCollectionsOf(mapping);
                    }
                }
            }
            case InsertNode insert -> {
                core.reading().dropPrefetched();
                core.log().bulk();
                mappings(insert.table()).forEach(this::unloadCollectionsOf);
            }
            case DeleteNode delete -> {
                core.reading().dropPrefetched();
                core.log().bulk();
                Set<EntityMapping<?, ?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
                for (var mapping : mappings(delete.table())) {
                    reloadWithDependents(mapping, seen);
                }
            }
            default -> tree.children(new Definitions());
        }
    }

    /** Finds the common tables of a query that change rows, each once. */
    private final class Definitions implements Consumer<Node> {
        private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

        @Override
        public void accept(Node node) {
            if (node instanceof CteNode cte && !(cte.query() instanceof QueryNode)) {
                if (visited.add(cte.query())) {
                    after(cte.query());
                }
            } else if (!(node instanceof FromNode) || visited.add(node)) {
                node.children(this);
            }
        }
    }

    private List<EntityMapping<?, ?>> mappings(TableNode table) {
        List<EntityMapping<?, ?>> found = new ArrayList<>();
        for (var known : core.model().tables()) {
            if (known.name().equals(table.name())) {
                found.add(known.mapping());
            }
        }
        return found;
    }

    /** Also those rows that the database itself deletes or changes when a row that they refer to is deleted. */
    private void reloadWithDependents(EntityMapping<?, ?> mapping, Set<EntityMapping<?, ?>> seen) {
        if (!seen.add(mapping)) {
            return;
        }
        reload(mapping);
        for (var other : core.model().tables()) {
            for (var reference : core.model().order().references(other.mapping())) {
                if (reference.target() == mapping
                        && (reference.onDelete() == ReferentialAction.CASCADE
                                || reference.onDelete() == ReferentialAction.SET_NULL
                                || reference.onDelete() == ReferentialAction.SET_DEFAULT)) {
                    reloadWithDependents(other.mapping(), seen);
                }
            }
        }
    }

    private <E> void reload(EntityMapping<E, ?> mapping) {
        List<EntityState<?>> loaded = new ArrayList<>();
        for (var state : core.objects().stored(mapping)) {
            if (!state.deleting() && !state.modified()) {
                core.log().remember(state);
                loaded.add(state);
            }
        }
        for (int from = 0; from < loaded.size(); from += Siblings.WINDOW) {
            var window = loaded.subList(from, Math.min(from + Siblings.WINDOW, loaded.size()));
            List<Object> keys = new ArrayList<>();
            for (var state : window) {
                if (state.key() != null) {
                    keys.add(state.key());
                }
            }
            Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
            found.addAll(core.reading().reload(mapping, keys));
            for (var state : window) {
                if (!found.contains(state.entity())) {
                    core.work().vanished(state, core.transaction().number());
                }
            }
        }
    }

    private static boolean movesMembers(EntityMapping<?, ?> mapping, UpdateNode update) {
        return mapping.definition().foreignKeys().stream()
                .flatMap(key -> key.columns().stream())
                .anyMatch(column -> update.assignments().stream()
                        .anyMatch(assignment -> assignment.column().name().equals(column)));
    }

    private void unloadCollectionsOf(EntityMapping<?, ?> member) {
        for (var table : core.model().tables()) {
            for (var relation : table.mapping().relations()) {
                if (relation instanceof ToManyMapping<?> many && many.targetMapping() == member) {
                    for (var owner : core.objects().stored(table.mapping())) {
                        if (!core.work().isTouched(owner)) {
                            Links.unload(many.manyOf(owner.entity()));
                        }
                    }
                }
            }
        }
    }
}
