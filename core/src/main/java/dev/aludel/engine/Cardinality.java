package dev.aludel.engine;

import dev.aludel.error.MultipleResultsException;
import dev.aludel.error.NoResultException;
import java.util.List;
import java.util.Optional;

/** Holds a query to the number of rows that was asked for. */
final class Cardinality {
    private Cardinality() {}

    static NoResultException none() {
        return new NoResultException(
                "The query returned no row where one() wants exactly one",
                "use oneOrNone() or first() if there may be none");
    }

    static MultipleResultsException several(String asked) {
        return new MultipleResultsException(
                "The query returned more than one row where " + asked + " wants one",
                "make the condition unique, or use first() or list()");
    }

    /** @param rows what was read, two rows at most of it */
    static <T> T one(List<T> rows, String sql) {
        if (rows.isEmpty()) {
            var none = none();
            none.statement(sql);
            throw none;
        }
        requireSingle(rows, "one()", sql);
        return rows.getFirst();
    }

    static <T> Optional<T> oneOrNone(List<T> rows, String sql) {
        requireSingle(rows, "oneOrNone()", sql);
        return first(rows);
    }

    static <T> Optional<T> first(List<T> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    private static void requireSingle(List<?> rows, String asked, String sql) {
        if (rows.size() > 1) {
            var several = several(asked);
            several.statement(sql);
            throw several;
        }
    }
}
