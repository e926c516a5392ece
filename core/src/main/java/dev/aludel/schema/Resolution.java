package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.schema.NamingConvention.Kind;
import dev.aludel.schema.NamingConvention.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes definitions final once all tables are known: gives names, finds the targets of foreign keys. */
final class Resolution {
    private final Map<TableName, TableDefinition> tables;
    private final NamingConvention naming;

    Resolution(Map<TableName, TableDefinition> tables, NamingConvention naming) {
        this.tables = tables;
        this.naming = naming;
    }

    TableDefinition resolve(TableDefinition table) {
        var foreignKeys = new ArrayList<ForeignKey>();
        for (ForeignKey key : table.foreignKeys()) {
            foreignKeys.add(resolve(table, key));
        }
        PrimaryKey primaryKey = table.primaryKey();
        return new TableDefinition(
                table.id(),
                table.columns(),
                primaryKey == null
                        ? null
                        : primaryKey.named(name(primaryKey.name(), table, Kind.PRIMARY_KEY, primaryKey.columns(), "")),
                foreignKeys,
                table.uniqueKeys().stream()
                        .map(key -> key.named(name(key.name(), table, Kind.UNIQUE_KEY, key.columns(), "")))
                        .toList(),
                table.checks().stream()
                        .map(check -> check.named(name(
                                check.name(),
                                table,
                                Kind.CHECK,
                                List.of(),
                                check.condition().toString())))
                        .toList(),
                table.exclusions().stream()
                        .map(exclusion ->
                                exclusion.named(name(exclusion.name(), table, Kind.EXCLUSION, exclusion.columns(), "")))
                        .toList(),
                table.indexes().stream()
                        .map(index ->
                                index.named(name(index.name(), table, Kind.INDEX, index.columns(), details(index))))
                        .toList(),
                table.comment(),
                table.temporary(),
                table.options());
    }

    /** What tells an index over expressions from others of its table. */
    private static String details(Index index) {
        return index.parts().stream()
                .flatMap(part -> part.key() instanceof IndexPart.Key.Of of
                        ? Stream.of(of.expression().toString())
                        : Stream.empty())
                .collect(Collectors.joining(", "));
    }

    private String name(@Nullable String given, TableDefinition table, Kind kind, List<String> columns, String detail) {
        return given != null ? given : naming.name(new Subject(kind, table.id().name(), columns, detail));
    }

    private ForeignKey resolve(TableDefinition table, ForeignKey key) {
        TableDefinition target = target(table, key);
        List<String> targetColumns = targetColumns(table, key, target);
        String name = name(
                key.name(), table, Kind.FOREIGN_KEY, key.columns(), target.id().name());
        return key.targeting(target.id(), targetColumns).named(name);
    }

    private TableDefinition target(TableDefinition table, ForeignKey key) {
        TableDefinition target = tables.get(key.target());
        if (target == null && key.target().schema() == null) {
            target = tables.get(new TableName(table.id().schema(), key.target().name()));
        }
        if (target == null) {
            throw new MappingException(
                    "table " + table.id() + " refers to table " + key.target() + ", which is not part of this schema",
                    "add it; the tables known are "
                            + String.join(
                                    ", ",
                                    tables.keySet().stream()
                                            .map(TableName::toString)
                                            .toList()));
        }
        return target;
    }

    private static List<String> targetColumns(TableDefinition table, ForeignKey key, TableDefinition target) {
        PrimaryKey primaryKey = target.primaryKey();
        if (!key.targetColumns().isEmpty()) {
            requireUnique(table, key, target);
            return key.targetColumns();
        }
        if (primaryKey == null || primaryKey.columns().size() != key.columns().size()) {
            throw new MappingException(
                    "the foreign key of table " + table.id() + " from " + key.columns() + " to the primary key of "
                            + target.id() + " does not fit: that table has "
                            + (primaryKey == null ? "none" : "the key " + primaryKey.columns()),
                    "give one column for each column of the key, or name the target's columns");
        }
        return primaryKey.columns();
    }

    /** Databases demand this too, but one of them (SQLite) only when the first row is written. */
    private static void requireUnique(TableDefinition table, ForeignKey key, TableDefinition target) {
        Set<String> wanted = new HashSet<>(key.targetColumns());
        for (String column : key.targetColumns()) {
            if (target.column(column).isEmpty()) {
                throw new MappingException(
                        "a foreign key of table " + table.id() + " refers to column " + target.id() + "." + column
                                + ", which does not exist",
                        "use one of its columns: "
                                + String.join(
                                        ", ",
                                        target.columns().stream()
                                                .map(TableColumn::name)
                                                .toList()));
            }
        }
        boolean unique = Stream.of(
                        Stream.ofNullable(target.primaryKey()).map(PrimaryKey::columns),
                        target.uniqueKeys().stream().map(UniqueKey::columns),
                        target.indexes().stream().filter(Index::isKey).map(Index::columns))
                .flatMap(columns -> columns)
                .anyMatch(columns -> wanted.equals(new HashSet<>(columns)));
        if (!unique) {
            throw new MappingException(
                    "a foreign key of table " + table.id() + " refers to " + target.id() + " " + key.targetColumns()
                            + ", which is neither its primary key nor unique",
                    "refer to a key, or make these columns unique");
        }
    }
}
