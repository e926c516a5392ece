package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgNumeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers from one Java class to another, where nothing gets lost. */
final class Numbers {
    /** Up to here every whole number is a double; and, in the second, a float. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private static final long EXACT_FLOAT = 1L << 24;

    private Numbers() {}

    /** A whole number within bounds, to be written. */
    static long whole(Object value, long least, long most, String typeName) {
        long number;
        switch (value) {
            case Integer own -> number = own;
            case Long own -> number = own;
            case Short own -> number = own;
            case Byte own -> number = own;
            default -> {
                var exact = exactLong(value);
                if (exact == null) {
                    throw value instanceof Number && !(value instanceof PgNumeric)
                            ? UnfitValue.outOfRange(typeName)
                            : UnfitValue.ofClass(value, typeName);
                }
                number = exact;
            }
        }
        if (number < least || number > most) {
            throw UnfitValue.outOfRange(typeName);
        }
        return number;
    }

    static double real(Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> number;
            case BigDecimal number when Double.isFinite(number.doubleValue()) -> number.doubleValue();
            default -> {
                long number = whole(value, -EXACT_DOUBLE, EXACT_DOUBLE, "double precision");
                yield number;
            }
        };
    }

    static float single(Object value) {
        return switch (value) {
            case Float number -> number;
            case Double number when Double.compare((float) (double) number, number) == 0 -> (float) (double) number;
            case Double number -> throw UnfitValue.outOfRange("real, which keeps fewer digits");
            default -> {
                long number = whole(value, -EXACT_FLOAT, EXACT_FLOAT, "real");
                yield number;
            }
        };
    }

    static void writeNumeric(MessageWriter out, Object value) {
        switch (value) {
            case BigDecimal number -> Numerics.write(out, number);
            case PgNumeric number -> Numerics.write(out, number);
            case BigInteger number -> Numerics.write(out, new BigDecimal(number));
            case Double number -> Numerics.write(out, numeric(number, Double.toString(number)));
            case Float number -> Numerics.write(out, numeric(number, Float.toString(number)));
            default -> Numerics.write(out, BigDecimal.valueOf(whole(value, Long.MIN_VALUE, Long.MAX_VALUE, "numeric")));
        }
    }

    private static PgNumeric numeric(double number, String digits) {
        return Double.isNaN(number)
                ? PgNumeric.NAN
                : Double.isInfinite(number)
                        ? number > 0 ? PgNumeric.INFINITY : PgNumeric.NEGATIVE_INFINITY
                        : PgNumeric.of(new BigDecimal(digits));
    }

    /** The value as a long if it is a number without a fraction that fits, otherwise null. */
    static @Nullable Long exactLong(Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Double number -> exactLong(number.doubleValue());
            case Float number -> exactLong(number.doubleValue());
            case BigDecimal number -> {
                // Asked first, so that an exponent of a billion is not written out.
                if ((long) number.precision() - number.scale() > 19) {
                    yield null;
                }
                try {
                    yield number.longValueExact();
                } catch (ArithmeticException e) {
                    yield null;
                }
            }
            case BigInteger number -> number.bitLength() < 64 ? Long.valueOf(number.longValue()) : null;
            default -> null;
        };
    }

    private static @Nullable Long exactLong(double number) {
        return number == Math.rint(number) && Math.abs(number) <= EXACT_DOUBLE ? Long.valueOf((long) number) : null;
    }

    /** The value as a double if it is a number that one has exactly (a decimal: that prints the same), otherwise null. */
    static @Nullable Double exactDouble(Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> Double.valueOf(number);
            case BigDecimal number -> {
                double near = number.doubleValue();
                yield Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(number) == 0
                        ? Double.valueOf(near)
                        : null;
            }
            default -> {
                var whole = exactLong(value);
                yield whole == null || Math.abs(whole) > EXACT_DOUBLE ? null : Double.valueOf(whole);
            }
        };
    }

    /** The value as a float if it is a number that one has exactly, otherwise null. */
    static @Nullable Float exactFloat(Object value) {
        if (value instanceof Float number) {
            return number;
        }
        var wide = exactDouble(value);
        return wide != null && Double.compare(wide.floatValue(), wide) == 0 ? wide.floatValue() : null;
    }

    /** The value as a decimal if it is a finite number, otherwise null. */
    static @Nullable BigDecimal decimal(Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
            case Float number -> Float.isFinite(number) ? new BigDecimal(Float.toString(number)) : null;
            default -> {
                var whole = exactLong(value);
                yield whole == null ? null : BigDecimal.valueOf(whole);
            }
        };
    }
}
