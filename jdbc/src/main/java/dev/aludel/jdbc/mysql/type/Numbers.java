package dev.aludel.jdbc.mysql.type;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Whole numbers from one to another.
 *
 * @param besides a single number that is held as well
 */
record Numbers(BigInteger least, BigInteger most, BigInteger besides) implements ServerType {
    static Numbers of(long least, long most) {
        return new Numbers(BigInteger.valueOf(least), BigInteger.valueOf(most), BigInteger.valueOf(least));
    }

    /** All that so many bits can count to, from 0. */
    static Numbers bits(int count) {
        return new Numbers(BigInteger.ZERO, BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE), BigInteger.ZERO);
    }

    @Override
    public void check(Object stored, String what) {
        var number = stored instanceof BigDecimal decimal
                ? decimal.toBigIntegerExact()
                : BigInteger.valueOf(((Number) stored).longValue());
        boolean inside = number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        if (!inside && !number.equals(besides)) {
            throw ServerType.refused(what, least + " to " + most, "is " + number, "22003");
        }
    }
}
