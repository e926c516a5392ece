package dev.aludel.schema.compare;

import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of a database as they are, and as they are once differences were taken away, in the form that the database keeps. */
final class TableStates {
    private final DdlRenderer renderer;
    private final Map<String, TableDefinition> before = new LinkedHashMap<>();
    private final Map<String, TableDefinition> after = new LinkedHashMap<>();

    TableStates(DdlRenderer renderer, LiveSchema live, List<Difference> differences) {
        this.renderer = renderer;
        var dropped = new HashSet<TableName>();
        Map<String, List<Difference>> changes = new LinkedHashMap<>();
        for (Difference difference : differences) {
            if (difference instanceof Difference.ExtraTable extra) {
                dropped.add(extra.table().id());
            } else if (difference instanceof Difference.MissingTable missing) {
                after.put(key(missing.subject()), renderer.kept(missing.table()));
            } else if (live.matches().containsKey(difference.subject())) {
                changes.computeIfAbsent(key(difference.subject()), name -> new ArrayList<>())
                        .add(difference);
            }
        }
        for (TableDefinition table : live.tables()) {
            TableDefinition kept = renderer.kept(table);
            String key = key(table.id());
            before.put(key, kept);
            if (!dropped.contains(table.id())) {
                after.put(key, Applied.to(kept, kept, changes.getOrDefault(key, List.of())));
            }
        }
    }

    private String key(TableName id) {
        return renderer.comparableName(id.toString());
    }

    Collection<TableDefinition> before() {
        return before.values();
    }

    /** The table as it is; null if there is none, or if its schema was not read. */
    @Nullable TableDefinition before(TableName id) {
        return before.get(key(id));
    }

    Collection<TableDefinition> after() {
        return after.values();
    }

    /** The table as it will be; null if there will be none, or if its schema was not read. */
    @Nullable TableDefinition after(TableName id) {
        return after.get(key(id));
    }

    boolean same(TableName one, TableName other) {
        return key(one).equals(key(other));
    }
}
