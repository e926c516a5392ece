package dev.aludel.processor.read;

import java.util.List;

/** What a field is, by its type. */
enum Role {
    COLUMN("a column"),
    TO_ONE("a Ref"),
    TO_MANY("a Many");

    private final String said;

    Role(String said) {
        this.said = said;
    }

    /** As errors call it. */
    String said() {
        return said;
    }

    /** Whether an annotation says something about such a field. */
    boolean takes(String annotation) {
        return switch (this) {
            case COLUMN -> !annotation.equals(Names.MANY_TO_ONE) && !annotation.equals(Names.ONE_TO_MANY);
            case TO_ONE -> annotation.equals(Names.MANY_TO_ONE);
            case TO_MANY -> annotation.equals(Names.ONE_TO_MANY);
        };
    }

    /** The annotations that map a field, in a fixed order. */
    static List<String> mapping() {
        return List.of(
                Names.ID,
                Names.GENERATED,
                Names.COLUMN,
                Names.VERSION,
                Names.ENUMERATED,
                Names.CONVERT,
                Names.AS_JSON,
                Names.REFERENCES,
                Names.MANY_TO_ONE,
                Names.ONE_TO_MANY);
    }
}
