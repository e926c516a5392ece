package dev.aludel.postgresql.type.codec;

import java.util.List;

/**
 * What the catalog says of one type. Immutable.
 *
 * @param oid the type's OID
 * @param name its name, with the schema where it is not visible without
 * @param kind its kind
 * @param related of an array the element, of a domain the base type, of a range the subtype, of a multirange the range; else 0
 * @param arrayOid the type of arrays of it, or 0
 * @param delimiter what stands between elements in the text of an array of it
 * @param hasBinary whether it can be sent and received in binary
 * @param attributes of a composite type the attributes in order
 * @param labels of an enumeration the labels in order
 */
public record TypeInfo(
        int oid,
        String name,
        Kind kind,
        int related,
        int arrayOid,
        char delimiter,
        boolean hasBinary,
        List<Attribute> attributes,
        List<String> labels) {
    public TypeInfo {
        attributes = List.copyOf(attributes);
        labels = List.copyOf(labels);
    }

    /** An attribute of a composite type. */
    public record Attribute(String name, int type) {}

    /** The kinds of types. */
    public enum Kind {
        BASE,
        ARRAY,
        ENUM,
        COMPOSITE,
        DOMAIN,
        RANGE,
        MULTIRANGE,
        /** Types of functions' arguments and results; also what is there no more. */
        OTHER
    }

    /** Says that the catalog has no such type, so that it is not asked again. */
    static TypeInfo missing(int oid) {
        return new TypeInfo(
                oid, "type " + Integer.toUnsignedString(oid), Kind.OTHER, 0, 0, ',', false, List.of(), List.of());
    }
}
