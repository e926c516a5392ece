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
public record Edge<T>(T value, Map<String, Optional<T>> outcomes) {
    /** Comes back as it was, until something else is said. */
    public static <T> Edge<T> of(T value) {
        return new Edge<>(value, Map.of());
    }

    /** Refused by these, with nothing stored. */
    public Edge<T> refusedOn(String... databases) {
        return on(Optional.empty(), databases);
    }

    /** Comes back from these as another value. */
    public Edge<T> becomes(T other, String... databases) {
        return on(Optional.of(other), databases);
    }

    /** Comes back from all databases of the suite as another value. */
    Edge<T> becomesEverywhere(T other) {
        return becomes(other, StoredTypes.SQLITE, StoredTypes.POSTGRESQL, StoredTypes.MARIADB);
    }

    private Edge<T> on(Optional<T> outcome, String... databases) {
        var more = new TreeMap<>(outcomes);
        for (String database : databases) {
            more.put(database, outcome);
            if (database.equals(StoredTypes.MARIADB)) {
                more.put(StoredTypes.MYSQL, outcome); // what they do otherwise is said behind it
            }
        }
        return new Edge<>(value, more);
    }
}
