package dev.aludel.engine;

import dev.aludel.error.MultipleResultsException;
import dev.aludel.error.NoResultException;
import dev.aludel.error.ResultUseException;
import dev.aludel.sql.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer to a statement, read once from front to back. Its rows are in memory: it needs no connection any more,
 * and closing it is optional. Belongs to one thread at a time.
 *
 * <p>A result that was read to its end gives no more rows, and that is no error: {@link #list()} is then empty. One that was
 * closed, by {@link #close()}, {@link #first()}, {@link #one()} or {@link #oneOrNone()}, throws {@link ResultUseException}.
 *
 * @param <T> what a row is read as
 */
public final class Result<T> implements Iterable<T>, AutoCloseable {
    private final @Nullable List<String> names;
    private final Iterator<T> rows;
    private final long rowCount;
    private @Nullable Function<? super T, ?> identity;
    private final Set<@Nullable Object> seen = new HashSet<>();
    private boolean closed;

    /** @param names the columns' names, or null when the statement returns no rows */
    Result(@Nullable List<String> names, List<T> rows, long rowCount) {
        this.names = names;
        this.rows = rows.iterator();
        this.rowCount = rowCount;
    }

    /** Rows read, or rows inserted or matched by raw SQL that changes rows; not reduced by {@link #unique()}. */
    public long rowCount() {
        return rowCount;
    }

    /** Whether the statement is one that returns rows, be it none. */
    public boolean returnsRows() {
        return names != null;
    }

    /**
     * The columns' names, in their order.
     *
     * @throws ResultUseException if the statement returns no rows
     */
    public List<String> names() {
        if (names == null) {
            throw new ResultUseException(
                    "The statement returned no rows, only that it touched " + rowCount, "use rowCount()");
        }
        return names;
    }

    /** From here on, rows that are equal to an earlier one are left out. Gives this result. */
    public Result<T> unique() {
        return unique(row -> row);
    }

    /** From here on, rows with the same key as an earlier one are left out. Gives this result. */
    public Result<T> unique(Function<? super T, ?> key) {
        requireReadable();
        identity = key;
        return this;
    }

    /** All rows that are left. */
    public List<T> list() {
        requireReadable();
        var list = new ArrayList<T>();
        var left = new Remaining();
        while (left.hasNext()) {
            list.add(left.next());
        }
        return list;
    }

    /** The next row, or empty; closes the result. A row that is read as null is empty too. */
    public Optional<T> first() {
        requireReadable();
        var left = new Remaining();
        var first = left.hasNext() ? Optional.ofNullable(left.next()) : Optional.<T>empty();
        close();
        return first;
    }

    /**
     * The only row that is left; closes the result.
     *
     * @throws NoResultException if there is none
     * @throws MultipleResultsException if there are more
     */
    public T one() {
        requireReadable();
        var left = new Remaining();
        try {
            if (!left.hasNext()) {
                throw Cardinality.none();
            }
            var only = left.next();
            if (left.hasNext()) {
                throw Cardinality.several("one()");
            }
            return only;
        } finally {
            close();
        }
    }

    /**
     * The only row that is left, or empty; closes the result.
     *
     * @throws MultipleResultsException if there are more
     */
    public Optional<T> oneOrNone() {
        requireReadable();
        var left = new Remaining();
        try {
            var only = left.hasNext() ? Optional.ofNullable(left.next()) : Optional.<T>empty();
            if (left.hasNext()) {
                throw Cardinality.several("oneOrNone()");
            }
            return only;
        } finally {
            close();
        }
    }

    /**
     * All rows that are left, each as its values by name, in the order of the columns.
     *
     * @throws dev.aludel.error.AmbiguousColumnException if two columns have one name
     * @throws ResultUseException if the query reads its rows as something else than {@link Row} or a single column
     */
    public List<Map<String, @Nullable Object>> mappings() {
        var columns = names();
        var mappings = new ArrayList<Map<String, @Nullable Object>>();
        for (T row : list()) {
            if (row instanceof Row values) {
                mappings.add(values.asMap());
            } else if (columns.size() == 1) {
                var single = new LinkedHashMap<String, @Nullable Object>();
                single.put(columns.getFirst(), row);
                mappings.add(Collections.unmodifiableMap(single));
            } else {
                throw new ResultUseException(
                        "Rows that are read as " + row.getClass().getName() + " have no values by name",
                        "select columns without into() or map(), or read the objects with list()");
            }
        }
        return mappings;
    }

    /**
     * The rows that are left in lists of {@code size}, the last of which may be shorter.
     *
     * @param size rows in a list, at least 1
     */
    public Iterable<List<T>> partitions(int size) {
        requireReadable();
        return () -> new Partitions<>(iterator(), size);
    }

    /** The rows that are left; all iterators of a result read from the same place. */
    @Override
    public Iterator<T> iterator() {
        requireReadable();
        return new Remaining();
    }

    public boolean isClosed() {
        return closed;
    }

    /** Ends the reading; what is left is dropped. Idempotent. */
    @Override
    public void close() {
        closed = true;
    }

    /** What there is, without the values: {@code Result[3 rows of (id, name)]}, {@code Result[2 rows touched]}. */
    @Override
    public String toString() {
        var what = names == null ? "touched" : "of (" + String.join(", ", names) + ")";
        return "Result[" + rowCount + (rowCount == 1 ? " row " : " rows ") + what + (closed ? ", closed]" : "]");
    }

    private void requireReadable() {
        names();
        if (closed) {
            throw new ResultUseException(
                    "The result is closed: first(), one(), oneOrNone() and close() end it",
                    "execute the statement again, or keep what list() gave");
        }
    }

    /** Reads on, leaving out what is not unique. */
    private final class Remaining implements Iterator<T> {
        private boolean found;
        private @Nullable T next;

        @Override
        public boolean hasNext() {
            requireReadable();
            while (!found && rows.hasNext()) {
                var row = rows.next();
                if (identity == null || seen.add(identity.apply(row))) {
                    next = row;
                    found = true;
                }
            }
            return found;
        }

        @Override
        @SuppressWarnings("NullAway") // null only where T says so
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the result has no more rows");
            }
            found = false;
            return next;
        }
    }
}
