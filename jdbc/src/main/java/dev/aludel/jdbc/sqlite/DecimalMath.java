package dev.aludel.jdbc.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Decimal arithmetic on the text that SQLite keeps. Thread-safe, stateless. */
final class DecimalMath {
    /** A quotient has at least this many significant digits, as in PostgreSQL. */
    private static final int SIGNIFICANT = 16;

    private DecimalMath() {}

    /** The number, or null for text that is none. */
    static @Nullable BigDecimal parse(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static String text(BigDecimal number) {
        return SqliteValues.decimal(number);
    }

    /**
     * The quotient, rounded half up to as many decimal places as give 16 significant digits, and no fewer than either
     * operand has; trailing zeros beyond the operands' places are dropped.
     */
    static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        var places = Math.max(Math.max(dividend.scale(), divisor.scale()), 0);
        var digitsBeforePoint = (dividend.precision() - dividend.scale()) - (divisor.precision() - divisor.scale());
        var scale = Math.max(places, SIGNIFICANT - digitsBeforePoint);
        var quotient = dividend.divide(divisor, scale, RoundingMode.HALF_UP);
        var stripped = quotient.stripTrailingZeros();
        return stripped.scale() < places ? quotient.setScale(places, RoundingMode.UNNECESSARY) : stripped;
    }

    /**
     * The order of the collation {@code decimal}: numbers by value, before all other text, that by its characters. Total, so
     * that an index is never damaged by what does not belong there.
     */
    static int compare(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        var a = parse(left);
        var b = parse(right);
        if (a == null || b == null) {
            return a != null ? -1 : b != null ? 1 : left.compareTo(right);
        }
        return a.compareTo(b);
    }
}
