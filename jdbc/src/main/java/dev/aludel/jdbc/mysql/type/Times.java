package dev.aludel.jdbc.mysql.type;

import java.time.Duration;

/** Durations, forwards and backwards, up to the longest that TIME holds. */
record Times(Duration longest) implements ServerType {
    @Override
    public void check(Object stored, String what) {
        if (((Duration) stored).abs().compareTo(longest) > 0) {
            throw ServerType.refused(what, "-838:59:59 to 838:59:59", "is " + stored, "22008");
        }
    }
}
