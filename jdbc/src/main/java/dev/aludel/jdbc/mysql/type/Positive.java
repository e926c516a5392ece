package dev.aludel.jdbc.mysql.type;

import java.math.BigDecimal;

/** Decimal numbers from 0 on. */
record Positive() implements ServerType {
    @Override
    public void check(Object stored, String what) {
        if (((BigDecimal) stored).signum() < 0) {
            throw ServerType.refused(what, "0 and more", "is " + stored, "22003");
        }
    }
}
