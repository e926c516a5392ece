package dev.aludel.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables in an order in which each comes after those it refers to, as far as that is possible; among equals in the order
 * they were given. The foreign keys that close a cycle point to a later table: they are the late ones.
 */
final class DependencyOrder {
    private final Map<TableName, TableDefinition> tables = new LinkedHashMap<>();
    private final Map<TableName, Integer> positions = new HashMap<>();
    private final List<TableDefinition> sorted = new ArrayList<>();

    DependencyOrder(List<TableDefinition> given) {
        for (TableDefinition table : given) {
            tables.put(table.id(), table);
        }
        var entered = new HashSet<TableName>();
        given.forEach(table -> visit(table, entered));
    }

    List<TableDefinition> sorted() {
        return sorted;
    }

    /** Whether the foreign key points to a table that is created after its own. */
    boolean isLate(TableDefinition table, ForeignKey key) {
        return position(key.target()) > position(table.id());
    }

    /** Depth first: a table's position is taken when those it refers to have theirs, or are waiting for it. */
    private void visit(TableDefinition table, Set<TableName> entered) {
        if (!entered.add(table.id())) {
            return;
        }
        for (ForeignKey key : table.foreignKeys()) {
            TableDefinition target = tables.get(key.target());
            if (target != null) {
                visit(target, entered);
            }
        }
        positions.put(table.id(), sorted.size());
        sorted.add(table);
    }

    private int position(TableName name) {
        return positions.getOrDefault(name, -1);
    }
}
