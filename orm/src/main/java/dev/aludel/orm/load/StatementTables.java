package dev.aludel.orm.load;

import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.TextNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a statement names, at any depth. Not thread-safe; one instance per statement. */
public final class StatementTables {
    private final Set<String> names = new HashSet<>();
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean raw;

    public StatementTables(StatementNode tree) {
        add(tree);
    }

    /** Whether raw SQL is part of it, which may name anything. */
    public boolean raw() {
        return raw;
    }

    public boolean contains(@Nullable String schema, String table) {
        return names.contains(name(schema, table));
    }

    private static String name(@Nullable String schema, String table) {
        return schema == null ? table : schema + "." + table;
    }

    private void add(Node node) {
        switch (node) {
            case TableNode table -> names.add(name(table.schema(), table.name()));
            case TextNode text -> raw = true;
            default -> {
                // A query in FROM is met again with each of its columns.
                if (!(node instanceof FromNode) || visited.add(node)) {
                    node.children(this::add);
                }
            }
        }
    }
}
