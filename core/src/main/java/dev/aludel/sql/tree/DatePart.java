package dev.aludel.sql.tree;

/** A part of a date or time: what it is cut to, what is taken from it, what is added to it. */
public enum DatePart {
    YEAR,
    QUARTER,
    MONTH,
    /** A week, beginning on Monday; as a number, that of ISO 8601. */
    WEEK,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    MICROSECOND,
    /** 1 for Monday to 7 for Sunday; a number to take only. */
    DAY_OF_WEEK,
    /** 1 to 366; a number to take only. */
    DAY_OF_YEAR;

    /** Whether it is a length of time that can be added and cut to. */
    public boolean unit() {
        return this != DAY_OF_WEEK && this != DAY_OF_YEAR;
    }
}
