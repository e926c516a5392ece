package dev.aludel.schema;

import dev.aludel.error.MappingException;
import dev.aludel.type.TypeKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said to be wrong with one table by looking at it alone. */
final class DefinitionRules {
    /** What holds a moment; a type that is known by its name only may do so. */
    private static final Set<TypeKind> MOMENTS =
            EnumSet.of(TypeKind.INSTANT, TypeKind.OFFSET_TIMESTAMP, TypeKind.TIMESTAMP, TypeKind.UNKNOWN);

    private final TableName table;
    private final Map<String, TableColumn> columns = new LinkedHashMap<>();

    DefinitionRules(TableName table, List<TableColumn> columns) {
        this.table = table;
        if (columns.isEmpty()) {
            throw new MappingException("table " + table + " has no columns", "define one column at least");
        }
        for (TableColumn column : columns) {
            if (this.columns.putIfAbsent(column.name(), column) != null) {
                throw new MappingException(
                        "table " + table + " has two columns named " + column.name(), "rename or remove one of them");
            }
        }
    }

    void check(
            @Nullable PrimaryKey primaryKey,
            List<ForeignKey> foreignKeys,
            List<UniqueKey> uniqueKeys,
            List<Check> checks,
            List<Exclusion> exclusions,
            List<Index> indexes) {
        if (primaryKey != null) {
            exist(primaryKey.columns(), "the primary key");
            notNull(primaryKey);
        }
        uniqueKeys.forEach(key -> exist(key.columns(), "a unique key"));
        indexes.forEach(index -> {
            exist(index.columns(), "an index");
            exist(index.included(), "an index");
        });
        exclusions.forEach(exclusion -> exist(exclusion.columns(), "an exclusion"));
        foreignKeys.forEach(this::check);
        columns.values().forEach(this::check);
        distinct(
                Stream.of(
                                Stream.ofNullable(primaryKey),
                                uniqueKeys.stream(),
                                foreignKeys.stream(),
                                checks.stream(),
                                exclusions.stream())
                        .flatMap(constraints -> constraints)
                        .flatMap(constraint -> Stream.ofNullable(constraint.name())),
                "constraints");
        distinct(indexes.stream().flatMap(index -> Stream.ofNullable(index.name())), "indexes");
    }

    private void exist(List<String> names, String owner) {
        for (String name : names) {
            if (!columns.containsKey(name)) {
                throw new MappingException(
                        owner + " of table " + table + " names the column " + name + ", which the table does not have",
                        "use one of its columns: " + String.join(", ", columns.keySet()));
            }
        }
    }

    private void notNull(PrimaryKey key) {
        for (TableColumn column : columns.values()) {
            if (column.nullable() && key.columns().contains(column.name())) {
                throw new MappingException(
                        "column " + table + "." + column.name() + " belongs to the primary key and is nullable",
                        "make it NOT NULL: a key never is");
            }
        }
    }

    private void check(ForeignKey key) {
        exist(key.columns(), "a foreign key");
        if (!key.targetColumns().isEmpty()
                && key.targetColumns().size() != key.columns().size()) {
            throw new MappingException(
                    "the foreign key of table " + table + " from " + key.columns() + " to " + key.target() + " "
                            + key.targetColumns() + " has not the same number of columns on both sides",
                    "name one target column for each column, or none for the primary key");
        }
        if (key.onDelete() == ReferentialAction.SET_NULL || key.onUpdate() == ReferentialAction.SET_NULL) {
            for (TableColumn column : columns.values()) {
                if (key.columns().contains(column.name()) && !column.nullable()) {
                    throw new MappingException(
                            "the foreign key to " + key.target() + " sets column " + table + "." + column.name()
                                    + " to NULL, which is NOT NULL",
                            "make the column nullable, or choose another action");
                }
            }
        }
    }

    private void check(TableColumn column) {
        String what = "column " + table + "." + column.name();
        if (column.computed() != null && (column.serverDefault() != null || column.generated())) {
            throw new MappingException(
                    what + " is computed and has a default as well", "remove one: the database calculates the value");
        }
        if (column.serverOnUpdate()) {
            checkRenewed(column, what);
        }
        if (!column.generated()) {
            return;
        }
        if (!column.type().kind().wholeNumber()) {
            throw new MappingException(
                    what + " of type " + column.type() + " cannot be generated",
                    "use SMALLINT, INTEGER or BIGINT, or give the value yourself");
        }
        if (column.serverDefault() != null) {
            throw new MappingException(
                    what + " is generated and has a default as well", "remove one: the database draws the value");
        }
        if (column.nullable()) {
            throw new MappingException(what + " is generated and nullable", "make it NOT NULL: it always has a value");
        }
    }

    private static void checkRenewed(TableColumn column, String what) {
        if (column.computed() != null) {
            throw new MappingException(
                    what + " is computed, and the present moment is written into it", "remove one of them");
        }
        if (!MOMENTS.contains(column.type().kind())) {
            throw new MappingException(
                    what + " of type " + column.type() + " cannot hold the moment of an update",
                    "use INSTANT or TIMESTAMP, or remove serverOnUpdate");
        }
        if (!column.nullable() && column.serverDefault() == null) {
            throw new MappingException(
                    what + " gets its value when the row is changed, and has none before",
                    "give it serverDefault(\"CURRENT_TIMESTAMP\"), or make it nullable: MariaDB would make up a date of zeros, which it"
                            + " refuses in any later ALTER TABLE");
        }
    }

    private void distinct(Stream<String> names, String what) {
        var seen = new HashSet<String>();
        names.forEach(name -> {
            if (!seen.add(name)) {
                throw new MappingException(
                        "table " + table + " has two " + what + " named " + name,
                        "give one of them another name with named(..)");
            }
        });
    }
}
