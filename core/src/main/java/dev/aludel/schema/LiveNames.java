package dev.aludel.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names in a live database, asked for once for each kind and schema, and only when needed. */
final class LiveNames implements SchemaPlan.Existing {
    private record Place(ObjectKind kind, @Nullable String schema) {}

    private final SchemaTarget target;
    private final DdlRenderer renderer;
    private final Map<Place, Set<String>> found = new HashMap<>();

    LiveNames(SchemaTarget target) {
        this.target = target;
        this.renderer = target.ddl();
    }

    @Override
    public boolean known() {
        return true;
    }

    @Override
    public boolean has(ObjectKind kind, TableName id) {
        var place = new Place(kind, id.schema());
        Set<String> names = found.get(place);
        if (names == null) {
            names = new HashSet<>();
            for (String existing : target.names(kind, id.schema())) {
                names.add(renderer.comparableName(existing));
            }
            found.put(place, names);
        }
        return names.contains(renderer.comparableName(id.name()));
    }
}
