package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.WireBytes;
import dev.aludel.postgresql.type.PgNumeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * {@code numeric} in binary: digits to the base 10,000, the weight of the first one, sign, and the scale to show. Exact both
 * ways, scale included.
 */
final class Numerics {
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int INFINITE = 0xD000;
    private static final int NEGATIVE_INFINITE = 0xF000;
    private static final int MAX_SCALE = 0x3FFF;
    /** Digits before the point. */
    private static final int MAX_WHOLE = 131_072;

    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = 10 * TENS[i - 1];
        }
    }

    private Numerics() {}

    static BigDecimal decimal(byte[] bytes, int from, int length) {
        int count = count(bytes, from, length);
        int sign = WireBytes.uint16(bytes, from + 4);
        if (sign != 0 && sign != NEGATIVE) {
            return special(sign).decimal();
        }
        int weight = WireBytes.int16(bytes, from + 2);
        int scale = WireBytes.uint16(bytes, from + 6);
        if (scale > MAX_SCALE) {
            throw Malformed.bytes("numeric", "has the scale " + scale);
        }
        // The digits as one whole number stand for that number times ten to this power.
        int shift = 4 * (weight - count + 1) + scale;
        if (count <= 4) {
            long digits = 0;
            for (int i = 0; i < count; i++) {
                digits = digits * 10_000 + digit(bytes, from + 8 + 2 * i);
            }
            digits = sign == NEGATIVE ? -digits : digits;
            if (count == 0 || (shift <= 0 && shift > -4 && digits % TENS[-shift] == 0)) {
                return BigDecimal.valueOf(count == 0 ? 0 : digits / TENS[-shift], scale);
            }
            if (shift > 0 && shift <= 18 - 4 * count) {
                return BigDecimal.valueOf(digits * TENS[shift], scale);
            }
        }
        return large(bytes, from + 8, count, shift, scale, sign == NEGATIVE);
    }

    static PgNumeric numeric(byte[] bytes, int from, int length) {
        count(bytes, from, length);
        int sign = WireBytes.uint16(bytes, from + 4);
        return sign == 0 || sign == NEGATIVE ? PgNumeric.of(decimal(bytes, from, length)) : special(sign);
    }

    private static int count(byte[] bytes, int from, int length) {
        if (length < 8) {
            throw Malformed.length("numeric", length);
        }
        int count = WireBytes.uint16(bytes, from);
        if (length != 8 + 2 * count) {
            throw Malformed.bytes("numeric", "claims " + count + " digits in " + length + " bytes");
        }
        return count;
    }

    private static PgNumeric special(int sign) {
        return switch (sign) {
            case NAN -> PgNumeric.NAN;
            case INFINITE -> PgNumeric.INFINITY;
            case NEGATIVE_INFINITE -> PgNumeric.NEGATIVE_INFINITY;
            default -> throw Malformed.bytes("numeric", "has the sign " + Integer.toHexString(sign));
        };
    }

    private static int digit(byte[] bytes, int at) {
        int digit = WireBytes.int16(bytes, at);
        if (digit < 0 || digit > 9999) {
            throw Malformed.bytes("numeric", "has the digit " + digit);
        }
        return digit;
    }

    private static BigDecimal large(byte[] bytes, int from, int count, int shift, int scale, boolean negative) {
        var text = new char[1 + 4 * count];
        text[0] = negative ? '-' : '0';
        for (int i = 0; i < count; i++) {
            int digit = digit(bytes, from + 2 * i);
            for (int place = 4; place >= 1; place--) {
                text[4 * i + place] = (char) ('0' + digit % 10);
                digit /= 10;
            }
        }
        var whole = count == 0 ? BigInteger.ZERO : new BigInteger(new String(text));
        // Digits behind the scale that is shown would be odd, but they are kept.
        var exact = new BigDecimal(whole, scale - shift);
        var plain = exact.stripTrailingZeros();
        return exact.setScale(Math.max(scale, exact.signum() == 0 ? scale : plain.scale()));
    }

    static void write(MessageWriter out, PgNumeric value) {
        switch (value.kind()) {
            case FINITE -> write(out, value.decimal());
            case NAN -> out.int16(0).int16(0).int16(NAN).int16(0);
            case INFINITY -> out.int16(0).int16(0).int16(INFINITE).int16(0);
            case NEGATIVE_INFINITY ->
                out.int16(0).int16(0).int16(NEGATIVE_INFINITE).int16(0);
        }
    }

    static void write(MessageWriter out, BigDecimal value) {
        if (value.scale() > MAX_SCALE || (long) value.precision() - value.scale() > MAX_WHOLE) {
            throw UnfitValue.outOfRange("numeric, which keeps 131,072 digits before the point and 16,383 behind it");
        }
        int scale = Math.max(value.scale(), 0);
        if (value.signum() == 0) {
            out.int16(0).int16(0).int16(0).int16(scale);
            return;
        }
        // Zeros are added behind until the point lies between two groups of four.
        int padding = value.scale() > 0 ? (4 - value.scale() % 4) % 4 : -value.scale();
        int fractionGroups = value.scale() > 0 ? (value.scale() + padding) / 4 : 0;
        int sign = value.signum() < 0 ? NEGATIVE : 0;
        if (value.precision() + padding <= 18) {
            writeSmall(out, Math.abs(value.unscaledValue().longValue()) * TENS[padding], fractionGroups, sign, scale);
        } else {
            writeLarge(out, value.unscaledValue().abs().toString(), padding, fractionGroups, sign, scale);
        }
    }

    private static void writeSmall(MessageWriter out, long digits, int fractionGroups, int sign, int scale) {
        int groups = 0;
        for (long rest = digits; rest != 0; rest /= 10_000) {
            groups++;
        }
        int weight = groups - fractionGroups - 1;
        int trailing = 0;
        while (digits % 10_000 == 0) {
            digits /= 10_000;
            trailing++;
        }
        int count = groups - trailing;
        out.int16(count).int16(weight).int16(sign).int16(scale);
        for (int i = count - 1; i >= 0; i--) {
            out.int16((int) (digits / TENS[4 * i] % 10_000));
        }
    }

    private static void writeLarge(
            MessageWriter out, String digits, int padding, int fractionGroups, int sign, int scale) {
        int length = digits.length() + padding;
        int groups = (length + 3) / 4;
        var values = new int[groups];
        int lead = 4 * groups - length;
        for (int i = 0; i < digits.length(); i++) {
            int group = (lead + i) / 4;
            values[group] = values[group] * 10 + digits.charAt(i) - '0';
        }
        // Groups that end within the padding have had fewer than four digits added.
        int last = lead + digits.length();
        if (last % 4 != 0) {
            values[last / 4] *= (int) TENS[4 - last % 4];
        }
        int count = groups;
        while (values[count - 1] == 0) {
            count--;
        }
        out.int16(count).int16(groups - fractionGroups - 1).int16(sign).int16(scale);
        for (int value : Arrays.copyOf(values, count)) {
            out.int16(value);
        }
    }
}
