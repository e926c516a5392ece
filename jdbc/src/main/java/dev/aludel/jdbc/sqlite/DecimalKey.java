package dev.aludel.jdbc.sqlite;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that sort, byte by byte, as the collation {@code decimal} sorts: sign, exponent, digits; for negative numbers all
 * but the sign inverted. Equal numbers have equal keys. Sorting by such a key costs one call a row, where a collation costs
 * one per comparison, and Xerial keeps what each of those made until the statement's step ends.
 */
final class DecimalKey {
    private static final byte NEGATIVE = 1;
    private static final byte ZERO = 2;
    private static final byte POSITIVE = 3;
    private static final byte NO_NUMBER = 4;

    private DecimalKey() {}

    static byte[] of(String text) {
        var number = DecimalMath.parse(text);
        var key = new ByteArrayOutputStream(24);
        if (number == null) {
            key.write(NO_NUMBER);
            key.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        } else if (number.signum() == 0) {
            key.write(ZERO);
        } else {
            write(key, number.stripTrailingZeros());
        }
        return key.toByteArray();
    }

    private static void write(ByteArrayOutputStream key, BigDecimal number) {
        boolean negative = number.signum() < 0;
        int mask = negative ? 0xff : 0;
        key.write(negative ? NEGATIVE : POSITIVE);
        long exponent = (long) number.precision() - number.scale() + (1L << 40);
        for (int shift = 40; shift >= 0; shift -= 8) {
            key.write(((int) (exponent >>> shift) & 0xff) ^ mask);
        }
        var digits = number.unscaledValue().abs().toString();
        for (int i = 0; i < digits.length(); i++) {
            key.write(digits.charAt(i) ^ mask);
        }
        key.write(mask); // a number that continues is farther from zero than one that ends here
    }
}
