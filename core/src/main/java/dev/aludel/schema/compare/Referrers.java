package dev.aludel.schema.compare;

import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which tables refer to which, through any number of others. Immutable. */
final class Referrers {
    private final DdlRenderer renderer;
    private final List<TableDefinition> tables;

    Referrers(DdlRenderer renderer, List<TableDefinition> tables) {
        this.renderer = renderer;
        this.tables = tables;
    }

    /** Some tables and all that refer to them. */
    Set<TableName> of(Collection<TableName> some) {
        var all = new LinkedHashSet<>(some);
        boolean more = true;
        while (more) {
            more = false;
            for (TableDefinition table : tables) {
                if (!all.contains(table.id()) && refers(table, all)) {
                    more = all.add(table.id());
                }
            }
        }
        return all;
    }

    private boolean refers(TableDefinition table, Set<TableName> targets) {
        return table.foreignKeys().stream()
                .anyMatch(key -> targets.stream().anyMatch(target -> same(target, key.target())));
    }

    private boolean same(TableName one, TableName other) {
        return renderer.comparableName(one.toString()).equals(renderer.comparableName(other.toString()));
    }
}
