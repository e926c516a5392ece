package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.DerivedColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.UpdateNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds tables of a statement, at any depth, that nothing connects with the others of their FROM. Stateless. */
final class ProductCheck {
    private static final System.Logger LOG = System.getLogger("dev.aludel.sql");

    private ProductCheck() {}

    static void check(StatementNode statement, CartesianProducts products, String sql) {
        if (products == CartesianProducts.ALLOW) {
            return;
        }
        List<List<String>> found = new ArrayList<>();
        visit(statement, found, new HashSet<>());
        for (List<String> groups : found) {
            String message = "nothing connects " + String.join(" with ", groups)
                    + ": every row of the one meets every row of the other";
            String remedy = "add the condition that connects them, or say crossJoin(..) if all pairs are meant";
            if (products == CartesianProducts.REFUSE) {
                throw new InvalidStatementException(message, remedy);
            }
            LOG.log(System.Logger.Level.WARNING, () -> message + " - " + remedy + ": " + sql);
        }
    }

    private static void visit(Node node, List<List<String>> found, Set<FromNode> visited) {
        if (node instanceof FromNode source && !visited.add(source)) {
            return;
        }
        switch (node) {
            case SelectNode select -> add(groups(null, select.sources(), select.joins(), select.where()), found);
            case UpdateNode update -> add(groups(update.table(), update.from(), update.joins(), update.where()), found);
            case DeleteNode delete ->
                add(groups(delete.table(), delete.using(), delete.joins(), delete.where()), found);
            default -> {}
        }
        node.children(child -> visit(child, found, visited));
    }

    private static void add(Collection<Set<String>> groups, List<List<String>> found) {
        if (groups.size() > 1) {
            found.add(groups.stream().map(group -> String.join(", ", group)).toList());
        }
    }

    /** The sources of one FROM by whatever connects them. */
    private static Collection<Set<String>> groups(
            @Nullable FromNode target, List<FromNode> sources, List<JoinNode> joins, List<ExpressionNode> where) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        if (target != null) {
            put(target, groups);
        }
        sources.forEach(source -> put(source, groups));
        joins.forEach(join -> put(join.target(), groups));
        if (groups.size() < 2) {
            return Set.of();
        }
        FromNode before = sources.isEmpty() ? target : sources.getLast();
        for (JoinNode join : joins) {
            Set<String> names = new HashSet<>(Set.of(join.target().reference()));
            if (join.on() != null) {
                mentioned(join.on(), names);
            }
            if (before != null && names.stream().filter(groups::containsKey).count() < 2) {
                names.add(before.reference()); // all pairs are meant
            }
            connect(names, groups);
            before = join.target();
        }
        for (ExpressionNode condition : where) {
            Set<String> names = new HashSet<>();
            mentioned(condition, names);
            connect(names, groups);
        }
        for (FromNode source : sources) {
            Set<String> names = new HashSet<>(Set.of(source.reference()));
            source.children(child -> mentioned(child, names));
            connect(names, groups);
        }
        return new LinkedHashSet<>(groups.values());
    }

    private static void put(FromNode source, Map<String, Set<String>> groups) {
        groups.put(source.reference(), new LinkedHashSet<>(List.of(source.reference())));
    }

    private static void mentioned(Node node, Set<String> names) {
        switch (node) {
            case ColumnNode column -> names.add(column.table().reference());
            case DerivedColumnNode column -> names.add(column.source().reference());
            default -> node.children(child -> mentioned(child, names));
        }
    }

    private static void connect(Set<String> names, Map<String, Set<String>> groups) {
        Set<String> together = new LinkedHashSet<>();
        for (String name : names) {
            if (groups.containsKey(name)) {
                together.addAll(groups.getOrDefault(name, Set.of()));
            }
        }
        together.forEach(name -> groups.put(name, together));
    }
}
