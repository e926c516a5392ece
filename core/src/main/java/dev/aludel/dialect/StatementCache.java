package dev.aludel.dialect;

import dev.aludel.sql.tree.Structure;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps compiled statements by their structure, up to a bound; what was not used for longest goes first, approximately.
 * Thread-safe. A look-up takes no lock, and none is held while a statement is compiled: two threads that miss the same
 * structure at once both compile it, and one of the results is kept.
 */
public final class StatementCache {
    /** How many structures are kept unless said otherwise. */
    public static final int DEFAULT_CAPACITY = 500;

    private final int capacity;
    private final CartesianProducts products;
    private final ConcurrentHashMap<Structure, Entry> entries = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order in which entries get their next chance to be dropped; guarded by {@code lock}. */
    private final Queue<Entry> clock = new ArrayDeque<>();

    public StatementCache() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * A cache of at most so many structures.
     *
     * @param capacity at least 1
     */
    public StatementCache(int capacity) {
        this(capacity, CartesianProducts.ALLOW);
    }

    /**
     * A cache of at most so many structures.
     *
     * @param capacity at least 1
     * @param products what is made of unconnected tables when a statement is compiled
     */
    public StatementCache(int capacity, CartesianProducts products) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a statement cache holds at least 1 statement, not " + capacity);
        }
        this.capacity = capacity;
        this.products = products;
    }

    CompiledStatement get(Structure structure, Supplier<CompiledStatement> compiler) {
        Entry known = entries.get(structure);
        if (known != null) {
            hits.increment();
            if (!known.used) {
                known.used = true;
            }
            return known.statement;
        }
        misses.increment();
        return keep(new Entry(structure, compiler.get()));
    }

    CartesianProducts products() {
        return products;
    }

    public int capacity() {
        return capacity;
    }

    /** How many structures are kept. */
    public int size() {
        return entries.size();
    }

    /** How many look-ups found their statement. */
    public long hits() {
        return hits.sum();
    }

    /** Which part of the look-ups found their statement, from 0 to 1; 1 before there was any. */
    public double hitRatio() {
        long found = hits.sum();
        long all = found + misses.sum();
        return all == 0 ? 1 : (double) found / all;
    }

    /** How many look-ups had to compile. */
    public long misses() {
        return misses.sum();
    }

    private CompiledStatement keep(Entry entry) {
        lock.lock();
        try {
            @Nullable Entry other = entries.putIfAbsent(entry.structure, entry);
            if (other != null) {
                return other.statement;
            }
            clock.add(entry);
            while (clock.size() > capacity) {
                dropOne();
            }
            return entry.statement;
        } finally {
            lock.unlock();
        }
    }

    /** Drops the first entry that was not used since it last came by; ends, as each turn takes a mark away. */
    private void dropOne() {
        while (true) {
            Entry oldest = clock.remove();
            if (!oldest.used) {
                entries.remove(oldest.structure);
                return;
            }
            oldest.used = false;
            clock.add(oldest);
        }
    }

    private static final class Entry {
        private final Structure structure;
        private final CompiledStatement statement;
        /** Whether it was found since it last came by; a lost update only costs a compilation. */
        private volatile boolean used;

        Entry(Structure structure, CompiledStatement statement) {
            this.structure = structure;
            this.statement = statement;
        }
    }
}
