package dev.aludel.jdbc;

import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection that nobody uses at the moment, by their text; the one used longest ago goes
 * first. A statement in use is outside, so that the same text can run again inside an open cursor. Used by one thread.
 */
public final class StatementPool<S> {
    private final LinkedHashMap<String, S> idle = new LinkedHashMap<>();
    private final int capacity;
    private final Consumer<S> closer;

    public StatementPool(int capacity, Consumer<S> closer) {
        this.capacity = capacity;
        this.closer = closer;
    }

    /** Takes a statement out, or null when it has to be prepared. */
    public @Nullable S take(String sql) {
        return idle.remove(sql);
    }

    /** Gives a statement back that can be used again. */
    public void give(String sql, S statement) {
        S twin = idle.putLast(sql, statement);
        if (twin != null) {
            closer.accept(twin);
        }
        if (idle.size() > capacity) {
            closer.accept(idle.pollFirstEntry().getValue());
        }
    }

    public int size() {
        return idle.size();
    }

    /** Closes all of them. */
    public void clear() {
        idle.values().forEach(closer);
        idle.clear();
    }
}
