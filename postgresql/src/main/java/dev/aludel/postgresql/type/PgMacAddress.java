package dev.aludel.postgresql.type;

import java.util.HexFormat;

/**
 * A value of {@code macaddr} (6 bytes) or {@code macaddr8} (8 bytes). Immutable.
 *
 * @param bits the address as a number, its first byte the most significant of those it has
 * @param length its length in bytes, 6 or 8
 */
public record PgMacAddress(long bits, int length) {
    public PgMacAddress {
        if (length != 6 && length != 8) {
            throw new IllegalArgumentException("a MAC address has 6 or 8 bytes, not " + length);
        }
        if (length == 6 && bits >>> 48 != 0) {
            throw new IllegalArgumentException("a MAC address of 6 bytes has 48 bits");
        }
    }

    /** Reads {@code 08:00:2b:01:02:03}, or eight such pairs. */
    public static PgMacAddress parse(String text) {
        var bytes = HexFormat.ofDelimiter(":").parseHex(text);
        long bits = 0;
        for (byte part : bytes) {
            bits = (bits << 8) | (part & 0xFF);
        }
        return new PgMacAddress(bits, bytes.length);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(3 * length);
        for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
            HexFormat.of().toHexDigits(text, (byte) (bits >>> shift));
            text.append(shift == 0 ? "" : ":");
        }
        return text.toString();
    }
}
