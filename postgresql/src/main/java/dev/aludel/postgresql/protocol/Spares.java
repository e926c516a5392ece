package dev.aludel.postgresql.protocol;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Arrays whose rows have all been read, kept for the next rows of the same connection: a large result makes garbage of its
 * values, not of the bytes they came in. One thread takes, others give. At most 192 KiB are kept.
 *
 * <p>With assertions on, what is given is overwritten at once, so that whoever looks at a row after its time is found out.
 */
public final class Spares {
    /** Smaller pieces are not worth it: the answer to a point select is one. */
    private static final int SMALLEST = 4 << 10;

    /** Larger answers come in several. PostgreSQL sends pieces of 8 KiB, of which two often come together. */
    static final int LARGEST = 16 << 10;

    private static final int SLOTS = 12;
    private static final byte POISON = (byte) 0xEE;

    private final AtomicReferenceArray<byte @Nullable []> slots = new AtomicReferenceArray<>(SLOTS);

    /** An array of at least this size, with anything in it. */
    byte[] take(int size) {
        if (size < SMALLEST || size > LARGEST) {
            return new byte[size];
        }
        for (int i = 0; i < SLOTS; i++) {
            if (slots.getPlain(i) != null) {
                byte[] spare = slots.getAndSet(i, null);
                if (spare != null && spare.length >= size) {
                    return spare;
                }
            }
        }
        // A whole number of pieces, so that it fits the next one as well.
        return new byte[size <= LARGEST / 2 ? LARGEST / 2 : LARGEST];
    }

    /** Nobody will look at it again. */
    public void give(byte[] array) {
        assert poisoned(array);
        if (array.length < SMALLEST || array.length > LARGEST) {
            return;
        }
        for (int i = 0; i < SLOTS; i++) {
            if (slots.getPlain(i) == null && slots.compareAndSet(i, null, array)) {
                return;
            }
        }
    }

    private static boolean poisoned(byte[] array) {
        Arrays.fill(array, POISON);
        return true;
    }
}
