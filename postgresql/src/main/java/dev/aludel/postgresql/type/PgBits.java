package dev.aludel.postgresql.type;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value of {@code bit} or {@code varbit}: a string of bits with its exact length. Immutable. */
public final class PgBits {
    private final int length;
    private final byte[] bytes;

    private PgBits(int length, byte[] bytes) {
        this.length = length;
        this.bytes = bytes;
    }

    /**
     * The first {@code length} bits of the bytes, the most significant bit of each byte first.
     *
     * @throws IllegalArgumentException if there are not exactly as many bytes as that needs
     */
    public static PgBits of(int length, byte[] bytes) {
        if (length < 0 || (length + 7L) / 8 != bytes.length) {
            throw new IllegalArgumentException(length + " bits do not fit " + bytes.length + " bytes");
        }
        var own = bytes.clone();
        if (length % 8 != 0) {
            own[own.length - 1] &= (byte) (0xFF00 >> length % 8);
        }
        return new PgBits(length, own);
    }

    /** Reads a text of zeros and ones. */
    public static PgBits parse(String text) {
        var bytes = new byte[(text.length() + 7) / 8];
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '0' -> {}
                case '1' -> bytes[i / 8] |= (byte) (0x80 >> i % 8);
                default -> throw new IllegalArgumentException("a bit string has zeros and ones only");
            }
        }
        return new PgBits(text.length(), bytes);
    }

    /** How many bits. */
    public int length() {
        return length;
    }

    /** Whether a bit is set, the first one written being 0. */
    public boolean get(int index) {
        Objects.checkIndex(index, length);
        return (bytes[index / 8] & 0x80 >> index % 8) != 0;
    }

    /** The bits, eight to the byte, the rest of the last one zero. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PgBits that && length == that.length && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * length + Arrays.hashCode(bytes);
    }

    /** Zeros and ones. */
    @Override
    public String toString() {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(get(i) ? '1' : '0');
        }
        return text.toString();
    }
}
