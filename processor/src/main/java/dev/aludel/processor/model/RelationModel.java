package dev.aludel.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A relationship: a field of type {@code Ref} or {@code Many}. Enumeration constants are kept by name. */
public sealed interface RelationModel {
    String name();

    TypeName target();

    String loading();

    /** A reference to one entity. The column is that of the foreign key, by its position; the inverse is a Many, or null. */
    record ToOne(
            String name,
            TypeName target,
            boolean optional,
            int column,
            @Nullable String inverse,
            String loading) implements RelationModel {}

    /** The entities that refer to this one through their attribute {@code inverse}. */
    record ToMany(
            String name,
            TypeName target,
            String inverse,
            String loading,
            List<String> cascade,
            boolean orphanDelete,
            String orderBy)
            implements RelationModel {
        public ToMany {
            cascade = List.copyOf(cascade);
        }
    }
}
