package dev.aludel.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out of a schema what one kind of database does not get. */
final class Narrowing {
    private final Map<String, Set<String>> only;
    private final String dialect;

    Narrowing(Map<String, Set<String>> only, String dialect) {
        this.only = only;
        this.dialect = dialect;
    }

    MetaData apply(MetaData schema) {
        var objects = schema.objects();
        return new MetaData(
                schema.tables().stream()
                        .filter(table -> stays(table.id().name()))
                        .map(this::narrowed)
                        .toList(),
                new SchemaObjects(
                        objects.schemas(),
                        objects.enums(),
                        objects.domains(),
                        objects.sequences().stream()
                                .filter(sequence -> stays(sequence.id().name()))
                                .toList(),
                        objects.views().stream()
                                .filter(view -> stays(view.id().name()))
                                .toList()),
                schema.hooks(),
                Map.of());
    }

    private TableDefinition narrowed(TableDefinition table) {
        return new TableDefinition(
                table.id(),
                table.columns(),
                table.primaryKey(),
                those(table.foreignKeys()),
                those(table.uniqueKeys()),
                those(table.checks()),
                those(table.exclusions()),
                table.indexes().stream().filter(index -> stays(index.name())).toList(),
                table.comment(),
                table.temporary(),
                table.options());
    }

    private <C extends Constraint> List<C> those(List<C> constraints) {
        return constraints.stream()
                .filter(constraint -> stays(constraint.name()))
                .toList();
    }

    private boolean stays(@Nullable String name) {
        Set<String> dialects = name == null ? null : only.get(name);
        return dialects == null || dialects.contains(dialect);
    }
}
