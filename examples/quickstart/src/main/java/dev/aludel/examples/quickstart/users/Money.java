package dev.aludel.examples.quickstart.users;

import java.math.BigDecimal;

/** Amounts are decimals of 19 digits, 2 of them behind the point; never a double. */
public final class Money {
    public static final int PRECISION = 19;
    public static final int SCALE = 2;
    public static final BigDecimal NONE = new BigDecimal("0.00");
    public static final BigDecimal MAX = new BigDecimal("99999999999999999.99");

    private Money() {}
}
