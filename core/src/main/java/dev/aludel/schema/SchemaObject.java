package dev.aludel.schema;

/** Something with a name of its own that a schema holds beside tables. Immutable. */
public sealed interface SchemaObject permits View, Sequence, EnumType, Domain {
    TableName id();

    /** What it is, in a word. */
    default String kind() {
        return switch (this) {
            case View view -> view.materialised() ? "materialised view" : "view";
            case Sequence sequence -> "sequence";
            case EnumType type -> "enumeration";
            case Domain domain -> "domain";
        };
    }
}
