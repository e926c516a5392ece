package dev.aludel.jdbc.mysql.type;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Times with so many digits behind the second, up to six; the server would round others. */
record SecondDigits(int digits) implements ServerType {
    private static final int MOST = 6;

    SecondDigits {
        if (digits < 0 || digits > MOST) {
            throw new IllegalArgumentException("a second has 0 to 6 digits behind it, not " + digits);
        }
    }

    /** As it stands behind the name of a type. */
    String size() {
        return digits == 0 ? "" : "(" + digits + ")";
    }

    @Override
    public void check(Object stored, String what) {
        int micros = ((TemporalAccessor) stored).get(ChronoField.MICRO_OF_SECOND);
        if (micros % Math.powExact(10, MOST - digits) != 0) {
            throw ServerType.refused(what, digits + " digits behind the second", "has more", "22008");
        }
    }
}
