package dev.aludel.postgresql;

import dev.aludel.postgresql.client.Reading;
import dev.aludel.postgresql.session.Portal;
import dev.aludel.postgresql.type.codec.TypeRegistry;
import dev.aludel.type.RowReader;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The rows of a query while they arrive, a window of them in memory at a time. Close it, or read it to its end; it ends with its
 * transaction. Read once, by its connection's one user.
 *
 * @param <T> what a row is read as
 */
public final class PgRows<T> implements Iterable<T>, AutoCloseable {
    private final Portal portal;
    private final Reading reading;
    private final ArrayDeque<T> window = new ArrayDeque<>();
    private boolean ended;

    PgRows(Portal portal, TypeRegistry types, Function<? super RowReader, ? extends T> mapper) {
        this.portal = portal;
        reading = new Reading(types, row -> window.add(mapper.apply(row)));
    }

    /** The rows; a mapper that gives null is an error. There is one iteration. */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (window.isEmpty() && !ended) {
                    ended = !portal.fetch(reading);
                }
                return !window.isEmpty();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the result has no more rows");
                }
                return window.remove();
            }
        };
    }

    /** Frees the cursor on the server; costs no round trip. Idempotent. */
    @Override
    public void close() {
        ended = true;
        window.clear();
        portal.close();
    }
}
