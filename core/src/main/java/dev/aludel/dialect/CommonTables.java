package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.StatementNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the common tables that a statement has to define, each behind those that it refers to. Belongs to one compilation. */
final class CommonTables {
    private final Map<String, CteNode> found = new LinkedHashMap<>();
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private final boolean strict;

    private CommonTables(boolean strict) {
        this.strict = strict;
    }

    /**
     * Those that the whole statement defines.
     *
     * @param strict whether two different ones of one name are an error; not when a statement is only printed
     */
    static List<CteNode> of(StatementNode statement, boolean strict) {
        var tables = new CommonTables(strict);
        statement.children(tables::visit);
        if (statement instanceof SelectNode select) {
            nestedIn(select).forEach(tables::define);
        }
        return List.copyOf(tables.found.values());
    }

    /** Whether an UPDATE or DELETE itself selects from one, not only a query inside of it. */
    static boolean joined(StatementNode statement) {
        List<FromNode> sources = new ArrayList<>();
        statement.children(child -> {
            switch (child) {
                case FromNode source -> sources.add(source);
                case JoinNode join -> sources.add(join.target());
                default -> {}
            }
        });
        return sources.stream().anyMatch(source -> source instanceof CteNode);
    }

    /** Those that a query defines for itself. */
    static List<CteNode> nestedIn(SelectNode select) {
        List<CteNode> nested = new ArrayList<>();
        for (FromNode source : select.sources()) {
            if (source instanceof CteNode cte && cte.nested()) {
                nested.add(cte);
            }
        }
        for (JoinNode join : select.joins()) {
            if (join.target() instanceof CteNode cte
                    && cte.nested()
                    && nested.stream().noneMatch(one -> one.name().equals(cte.name()))) {
                nested.add(cte);
            }
        }
        return nested;
    }

    private void visit(Node node) {
        boolean again = (node instanceof FromNode || node instanceof StatementNode) && !visited.add(node);
        if (again) {
            return;
        }
        node.children(this::visit);
        if (node instanceof CteNode cte && !cte.nested()) {
            define(cte);
        }
    }

    private void define(CteNode cte) {
        CteNode other = found.putIfAbsent(cte.name(), cte);
        if (strict && other != null && !same(cte, other)) {
            throw new InvalidStatementException(
                    "two different common tables of a statement are named " + cte.name(), "name one of them otherwise");
        }
    }

    private static boolean same(CteNode one, CteNode other) {
        if (one.query() == other.query()
                && one.recursive() == other.recursive()
                && one.materialization() == other.materialization()) {
            return true;
        }
        var first = Flattening.of(plain(one));
        var second = Flattening.of(plain(other));
        return first.structure().equals(second.structure()) && first.sameValues(second);
    }

    /** Without the name of one use of it. */
    private static CteNode plain(CteNode cte) {
        return new CteNode(
                cte.name(), cte.query(), cte.columns(), cte.recursive(), cte.nested(), cte.materialization(), null);
    }
}
