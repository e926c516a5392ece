package dev.aludel.sql.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the tables that a select list needs. Conditions add none: a forgotten join is an error, not a product of tables. */
final class Sources {
    private final Set<FromNode> found = new LinkedHashSet<>();

    private Sources() {}

    static List<FromNode> of(SelectNode select) {
        var sources = new Sources();
        select.columns().forEach(sources::add);
        sources.withoutTargets(select);
        if (sources.found.isEmpty() && !select.joins().isEmpty()) {
            // Only joined tables are selected: what they are joined to is on the other side of the conditions.
            for (JoinNode join : select.joins()) {
                if (join.on() != null) {
                    sources.add(join.on());
                }
            }
            sources.withoutTargets(select);
        }
        if (!select.correlated().isEmpty()) {
            List<String> outside = new ArrayList<>();
            select.correlated().forEach(item -> outside.add(item.reference()));
            sources.found.removeIf(source -> outside.contains(source.reference()));
        }
        return List.copyOf(sources.found);
    }

    /** What is joined is named there; another way to it, as a sample of a table, counts by its name. */
    private void withoutTargets(SelectNode select) {
        for (JoinNode join : select.joins()) {
            found.removeIf(source -> source.reference().equals(join.target().reference()));
        }
    }

    private void add(Node node) {
        switch (node) {
            case ColumnNode column -> found.add(column.table());
            case DerivedColumnNode column -> found.add(column.source());
            case QueryNode inner -> {} // it has a FROM of its own
            default -> node.children(this::add);
        }
    }
}
