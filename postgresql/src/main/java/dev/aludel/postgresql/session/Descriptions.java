package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.RowDescription;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What one session has learnt of a statement, for all sessions of a pool, so that only the first use of a text in the life
 * of the process asks the server. Thread-safe.
 */
public final class Descriptions {
    private final ConcurrentHashMap<StatementText, Description> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<StatementText, int[]> declared = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<StatementText, Boolean> nameless = new ConcurrentHashMap<>();
    private final int capacity;
    private final IntPredicate binaryResult;

    /**
     * @param capacity how many texts to remember at most
     * @param binaryResult whether values of the type with this OID are wanted in binary rather than as text
     */
    public Descriptions(int capacity, IntPredicate binaryResult) {
        this.capacity = capacity;
        this.binaryResult = binaryResult;
    }

    /** What is known of the text, or null. */
    public @Nullable Description find(StatementText text) {
        return known.get(text);
    }

    /** Describes without remembering. */
    Description describe(int[] parameterTypes, @Nullable RowDescription columns) {
        return Description.of(parameterTypes, columns, binaryResult);
    }

    void remember(StatementText text, Description description) {
        makeRoom(known);
        known.put(text, description);
    }

    private void makeRoom(ConcurrentHashMap<StatementText, ?> map) {
        if (map.size() >= capacity) {
            // Any will do: what is in use comes back with its next preparation.
            var some = map.keySet().iterator();
            for (int i = 0; i < Math.max(1, capacity / 8) && some.hasNext(); i++) {
                some.next();
                some.remove();
            }
        }
    }

    /** The types to declare for a text that is not described: its own, or what its server needed besides. */
    int[] declared(StatementText text) {
        return declared.getOrDefault(text, text.declared());
    }

    /** What the server needs to be told of a text's parameters, because it cannot tell. */
    void declared(StatementText text, int[] types) {
        makeRoom(declared);
        declared.put(text, types);
    }

    /** Whether the text is prepared without a name; see {@link #withoutName}. */
    boolean isNameless(StatementText text) {
        return !nameless.isEmpty() && nameless.containsKey(text);
    }

    /**
     * A text that was stale although it had been prepared just now: a pooler answered, which had prepared it before for all of its
     * clients. Without a name it reaches the server.
     */
    void withoutName(StatementText text) {
        makeRoom(nameless);
        nameless.put(text, true);
    }

    /** Forgets a text whose description turned out to be out of date. */
    public void forget(StatementText text) {
        known.remove(text);
    }

    /** Forgets everything, as after changes of types. */
    public void clear() {
        known.clear();
    }
}
