package dev.aludel.processor.model;

import java.util.List;
import java.util.Set;

/**
 * An entity that can be generated: everything was checked.
 *
 * @param key the position of the primary key's column
 * @param version the position of the version counter, or -1
 */
public record EntityModel(
        TypeName type,
        boolean record,
        String schema,
        String table,
        String comment,
        List<ColumnModel> columns,
        int key,
        int version,
        List<RelationModel> relations,
        List<ColumnGroup> groups,
        ConstructorModel constructor,
        Surroundings surroundings) {
    public EntityModel {
        columns = List.copyOf(columns);
        relations = List.copyOf(relations);
        groups = List.copyOf(groups);
    }

    /** Columns that are unique together, or have an index together, by their positions; name and comment may be empty. */
    public record ColumnGroup(boolean unique, String name, String comment, List<Integer> columns) {
        public ColumnGroup {
            columns = List.copyOf(columns);
        }
    }

    /**
     * What the generated source must fit into.
     *
     * @param visible whether the entity is public, and so its metamodel
     * @param jspecify whether JSpecify's annotations can be named
     * @param named whether the code belongs to a named module
     * @param deprecated whether something that the generated code names is deprecated
     * @param siblings classes of the entity's package that hide one of java.lang, by their simple names
     */
    public record Surroundings(
            boolean visible, boolean jspecify, boolean named, boolean deprecated, Set<String> siblings) {
        public Surroundings {
            siblings = Set.copyOf(siblings);
        }
    }

    public ColumnModel keyColumn() {
        return columns.get(key);
    }
}
