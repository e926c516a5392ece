package dev.aludel.conformance;

import java.util.List;

/** Constructs that belong together. Immutable and thread-safe. */
public interface Family {
    String name();

    List<Case> cases();
}
