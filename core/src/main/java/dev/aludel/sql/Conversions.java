package dev.aludel.sql;

import dev.aludel.error.DataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Gives a value of a row as the class that is asked for: numbers exactly or not at all, everything else only as it is. */
final class Conversions {
    private Conversions() {}

    @SuppressWarnings("unchecked") // the class object of a primitive and of its box have one type
    static <T> Class<T> boxed(Class<T> type) {
        if (!type.isPrimitive()) {
            return type;
        }
        return (Class<T>)
                switch (type.getName()) {
                    case "int" -> Integer.class;
                    case "long" -> Long.class;
                    case "short" -> Short.class;
                    case "double" -> Double.class;
                    case "float" -> Float.class;
                    case "boolean" -> Boolean.class;
                    default -> type;
                };
    }

    static <T> T convert(Object value, Class<T> type, String what) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (value instanceof Number number) {
            try {
                Object converted = number(number, type);
                if (converted != null) {
                    return type.cast(converted);
                }
            } catch (ArithmeticException inexact) {
                throw refused(value, type, what, inexact);
            }
        }
        throw refused(value, type, what, null);
    }

    private static @Nullable Object number(Number number, Class<?> type) {
        if (type == Double.class) {
            return fits(number, number.doubleValue());
        }
        if (type == Float.class) {
            return (float) fits(number, number.floatValue());
        }
        var exact = decimal(number);
        if (type == BigDecimal.class) {
            return exact;
        } else if (type == Integer.class) {
            return exact.intValueExact();
        } else if (type == Long.class) {
            return exact.longValueExact();
        } else if (type == Short.class) {
            return exact.shortValueExact();
        } else if (type == BigInteger.class) {
            return exact.toBigIntegerExact();
        } else if (type == Boolean.class && (exact.signum() == 0 || exact.compareTo(BigDecimal.ONE) == 0)) {
            // Databases without a boolean type keep 0 and 1.
            return exact.signum() != 0;
        }
        return null;
    }

    private static double fits(Number number, double converted) {
        if (!(number instanceof Double || number instanceof Float)
                && new BigDecimal(converted).compareTo(decimal(number)) != 0) {
            throw new ArithmeticException("not a floating-point number");
        }
        return converted;
    }

    private static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Double d when Double.isNaN(d) || Double.isInfinite(d) -> throw new ArithmeticException("no number");
            case Double d -> new BigDecimal(d.toString());
            case Float f when Float.isNaN(f) || Float.isInfinite(f) -> throw new ArithmeticException("no number");
            case Float f -> new BigDecimal(f.toString());
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    private static DataException refused(Object value, Class<?> type, String what, @Nullable Throwable cause) {
        return new DataException(
                what + " is a " + value.getClass().getSimpleName() + ", which cannot be given exactly as "
                        + type.getSimpleName(),
                "ask for its own class, or declare the column's type",
                null,
                cause);
    }
}
