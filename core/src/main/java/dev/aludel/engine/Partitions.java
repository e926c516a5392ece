package dev.aludel.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Cuts a sequence into lists of one size, the last of which may be shorter. */
final class Partitions<T> implements Iterator<List<T>> {
    private final Iterator<T> rows;
    private final int size;

    Partitions(Iterator<T> rows, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("partitions of " + size + " rows; say 1 or more");
        }
        this.rows = rows;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public List<T> next() {
        var partition = new ArrayList<T>(Math.min(size, 1024));
        partition.add(rows.next());
        while (partition.size() < size && rows.hasNext()) {
            partition.add(rows.next());
        }
        return partition;
    }
}
