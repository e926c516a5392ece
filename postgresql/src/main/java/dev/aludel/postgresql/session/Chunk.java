package dev.aludel.postgresql.session;

import org.jspecify.annotations.Nullable;

/**
 * Whole messages of one group, in an array that is not written again before they have been read. Appended by the loop, read by
 * the user: {@link #next} is the only field that changes, once, and publishes what it points to.
 */
final class Chunk {
    final byte[] bytes;
    final int from;
    final int to;

    /** The array holds nothing but rows of this group, so that nobody needs it when they have been read. */
    final boolean rowsOnly;

    volatile @Nullable Chunk next;

    Chunk(byte[] bytes, int from, int to, boolean rowsOnly) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.rowsOnly = rowsOnly;
    }
}
