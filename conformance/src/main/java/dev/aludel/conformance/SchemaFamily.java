package dev.aludel.conformance;

import java.util.List;

/** Schemas that belong together. Immutable and thread-safe. */
public interface SchemaFamily {
    String name();

    List<SchemaCase> cases();
}
