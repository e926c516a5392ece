package dev.aludel.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names in a live database, asked for once for each schema and only when needed. */
final class LiveNames implements SchemaPlan.Existing {
    private final SchemaTarget target;
    private final DdlRenderer renderer;
    private final Map<@Nullable String, Set<String>> tables = new HashMap<>();
    private final Map<@Nullable String, Set<String>> indexes = new HashMap<>();

    LiveNames(SchemaTarget target) {
        this.target = target;
        this.renderer = target.ddl();
    }

    @Override
    public boolean known() {
        return true;
    }

    @Override
    public boolean table(TableName table) {
        Set<String> names = tables.get(table.schema());
        if (names == null) {
            names = comparable(target.tableNames(table.schema()));
            tables.put(table.schema(), names);
        }
        return names.contains(renderer.comparableName(table.name()));
    }

    @Override
    public boolean index(TableName table, String name) {
        Set<String> names = indexes.get(table.schema());
        if (names == null) {
            names = comparable(target.indexNames(table.schema()));
            indexes.put(table.schema(), names);
        }
        return names.contains(renderer.comparableName(renderer.keptName(name)));
    }

    private Set<String> comparable(Set<String> names) {
        var comparable = new HashSet<String>();
        names.forEach(name -> comparable.add(renderer.comparableName(name)));
        return comparable;
    }
}
