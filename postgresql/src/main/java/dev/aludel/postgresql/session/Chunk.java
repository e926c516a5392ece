package dev.aludel.postgresql.session;

import org.jspecify.annotations.Nullable;

/**
 * Whole messages of one group, in an array that is never written again. Appended by the loop, read by the user: {@link #next}
 * is the only field that changes, once, and publishes what it points to.
 */
final class Chunk {
    final byte[] bytes;
    final int from;
    final int to;
    volatile @Nullable Chunk next;

    Chunk(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }
}
