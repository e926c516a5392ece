package dev.aludel.sql.tree;

/** What a time that is written as text consists of: its parts with a fixed number of digits, and what stands between them. */
public enum TimeField {
    YEAR("yyyy"),
    MONTH("MM"),
    DAY("dd"),
    DAY_OF_YEAR("DDD"),
    /** The year that the week of ISO 8601 belongs to. */
    WEEK_YEAR("YYYY"),
    /** The week of ISO 8601. */
    WEEK("ww"),
    /** 1 for Monday to 7 for Sunday. */
    DAY_OF_WEEK("e"),
    /** 00 to 23. */
    HOUR("HH"),
    MINUTE("mm"),
    SECOND("ss"),
    MICROSECOND("SSSSSS"),
    DASH("-"),
    SLASH("/"),
    DOT("."),
    COLON(":"),
    COMMA(","),
    UNDERSCORE("_"),
    SPACE(" "),
    LETTER_T("'T'"),
    LETTER_W("'W'"),
    LETTER_Z("'Z'");

    private final String letters;

    TimeField(String letters) {
        this.letters = letters;
    }

    /** How a pattern says it. */
    public String letters() {
        return letters;
    }

    /** Whether it belongs to the date. */
    public boolean ofDate() {
        return compareTo(DAY_OF_WEEK) <= 0;
    }

    /** Whether it stands for itself. */
    public boolean literal() {
        return compareTo(DASH) >= 0;
    }

    /** What stands for itself in the text; for a part, its letters. */
    public String text() {
        return literal() ? letters.replace("'", "") : letters;
    }
}
