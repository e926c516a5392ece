package dev.aludel.schema;

import dev.aludel.error.MappingException;
import java.util.HashSet;
import java.util.List;

/**
 * An enumeration that the database has as a type of its own; columns of {@code SqlTypes.nativeEnum} bring theirs into a
 * {@link MetaData} by themselves. Immutable.
 *
 * @param id its schema and name
 * @param labels its values in their order
 */
public record EnumType(TableName id, List<String> labels) implements SchemaObject {
    public EnumType {
        labels = List.copyOf(labels);
        if (new HashSet<>(labels).size() != labels.size()) {
            throw new MappingException(
                    "the enumeration " + id + " has a label twice: " + labels, "name each label once");
        }
    }

    public static EnumType of(String name, String... labels) {
        return new EnumType(TableName.parse(name), List.of(labels));
    }
}
