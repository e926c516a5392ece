package dev.aludel.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * A column and the attribute that it maps.
 *
 * @param attribute the name of the metamodel's column: the field's, or that of a to-one's key, such as {@code authorId}
 * @param member the Java field or record component
 * @param toOne whether the member is a {@code Ref}, whose key the column holds
 * @param fixed whether the member is a final field: set by the constructor and never again
 */
public record ColumnModel(
        String attribute,
        String member,
        String name,
        ValueType type,
        boolean nullable,
        boolean toOne,
        boolean fixed,
        Traits traits,
        @Nullable ReferenceModel reference) {

    /** The constant that says that the database writes nothing by itself. */
    public static final String NEVER_FETCHED = "NEVER";

    /**
     * What the column is for, besides holding values.
     *
     * @param serverOnUpdate whether the database writes the moment of a change into it
     * @param fetched the constant that says when the database writes it
     * @param computed what the database calculates it from, or empty
     * @param keyComment a remark on the primary key that it is, or empty
     */
    public record Traits(
            boolean id,
            boolean generated,
            boolean version,
            boolean unique,
            boolean indexed,
            String check,
            String serverDefault,
            boolean serverOnUpdate,
            String fetched,
            String computed,
            String comment,
            String keyComment) {
        public static final Traits NONE =
                new Traits(false, false, false, false, false, "", "", false, NEVER_FETCHED, "", "", "");
    }

    /** Whether the member is a primitive, which is never null. */
    public boolean primitive() {
        return type instanceof ValueType.Plain plain && plain.primitive();
    }
}
