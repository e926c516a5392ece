package dev.aludel.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A value at the edge of a type, and what databases make of it. Where nothing is said, it comes back as it was, in the type's
 * precision. Immutable.
 *
 * @param value what is stored
 * @param outcomes by the dialect's name in lower case: what comes back, or nothing where the value is refused
 */
record Edge<T>(T value, Map<String, Optional<T>> outcomes) {
    static <T> Edge<T> of(T value) {
        return new Edge<>(value, Map.of());
    }

    Edge<T> refusedOn(String... databases) {
        return on(Optional.empty(), databases);
    }

    Edge<T> becomes(T other, String... databases) {
        return on(Optional.of(other), databases);
    }

    private Edge<T> on(Optional<T> outcome, String... databases) {
        var more = new TreeMap<>(outcomes);
        for (String database : databases) {
            more.put(database, outcome);
        }
        return new Edge<>(value, more);
    }
}
