package dev.aludel.sql.tree;

/**
 * The functions that Aludel knows, each of which means the same on every database that has it. The kinds follow each other:
 * aggregates, window functions, choices, text, numbers, times, JSON.
 */
public enum StandardFunction {
    /** With no argument: how many rows. */
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX,
    BOOL_AND,
    BOOL_OR,
    VAR_POP,
    VAR_SAMP,
    STDDEV_POP,
    STDDEV_SAMP,
    /** The texts, and what stands between them. */
    STRING_AGG,
    JSON_ARRAY_AGG,
    JSON_OBJECT_AGG,
    /** An ordered-set aggregate of a fraction. */
    PERCENTILE_CONT,
    /** An ordered-set aggregate of a fraction. */
    PERCENTILE_DISC,
    MODE,
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    PERCENT_RANK,
    CUME_DIST,
    NTILE,
    /** What, how many rows before, and what there is if there is no such row. */
    LAG,
    /** What, how many rows after, and what there is if there is no such row. */
    LEAD,
    FIRST_VALUE,
    LAST_VALUE,
    NTH_VALUE,
    COALESCE,
    NULLIF,
    /** NULL if one of them is. */
    GREATEST,
    /** NULL if one of them is. */
    LEAST,
    LOWER,
    UPPER,
    TRIM,
    TRIM_START,
    TRIM_END,
    /** In characters. */
    LENGTH,
    OCTET_LENGTH,
    /** Text, position from 1, and how many characters. */
    SUBSTRING,
    LEFT,
    RIGHT,
    /** What is looked for, and where: counted from 1, 0 if it is not there. */
    POSITION,
    REPLACE,
    PAD_START,
    PAD_END,
    REPEAT,
    REVERSE,
    /** What stands between the texts, and the texts, of which NULL is left out. */
    CONCAT_WS,
    /** In hexadecimal digits. */
    MD5,
    /** In hexadecimal digits. */
    SHA256,
    /** Text, pattern, and what replaces each match. */
    REGEX_REPLACE,
    ABS,
    CEIL,
    FLOOR,
    /** Half away from zero; number and digits behind the point. */
    ROUND,
    /** Toward zero; number and digits behind the point. */
    TRUNC,
    SIGN,
    POWER,
    SQRT,
    EXP,
    LN,
    LOG10,
    SIN,
    COS,
    TAN,
    ASIN,
    ACOS,
    ATAN,
    ATAN2,
    DEGREES,
    RADIANS,
    PI,
    /** From 0 to less than 1. */
    RANDOM,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    BIT_NOT,
    SHIFT_LEFT,
    /** The sign stays. */
    SHIFT_RIGHT,
    NOW,
    /** In UTC. */
    CURRENT_DATE,
    /** A time, cut to its part. */
    DATE_TRUNC,
    /** The number of its part of a time. */
    EXTRACT,
    /** A time and how many of its part are added. */
    DATE_PLUS,
    PLUS_DURATION,
    MINUS_DURATION,
    /** From one time to another: how many whole ones of its part. */
    UNTIL,
    DURATION_BETWEEN,
    MAKE_DATE,
    /** The date of a time, in UTC. */
    DATE_OF,
    /** The time of day of a time, in UTC. */
    TIME_OF,
    EPOCH_SECONDS,
    FROM_EPOCH_SECONDS,
    /** A document and the steps into it: keys and positions; what is there as JSON. */
    JSON_PATH,
    /** A document and the steps into it: keys and positions; the scalar that is there as text. */
    JSON_TEXT,
    /** Keys and values in turn. */
    JSON_OBJECT,
    JSON_ARRAY,
    JSON_CONTAINS,
    JSON_LENGTH,
    /** Which of its arguments a group of subtotals leaves out: a bit for each, the last one the lowest. */
    GROUPING;

    /** Its name in lower case: the label of a column that is nothing but a call of it. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    @SuppressWarnings("EnumOrdinal") // the order above groups them
    public boolean aggregate() {
        return ordinal() <= MODE.ordinal();
    }

    /** Whether it stands only with OVER. */
    @SuppressWarnings("EnumOrdinal")
    public boolean windowOnly() {
        return ordinal() > MODE.ordinal() && ordinal() <= NTH_VALUE.ordinal();
    }

    /** Whether it gives the value of a row so many before or after. */
    public boolean neighbour() {
        return this == LAG || this == LEAD;
    }

    /** An aggregate that leaves NULL out, so that a row whose first argument is made NULL does not count. */
    public boolean skipsNulls() {
        return aggregate()
                && this != JSON_ARRAY_AGG
                && this != JSON_OBJECT_AGG
                && this != PERCENTILE_CONT
                && this != PERCENTILE_DISC
                && this != MODE;
    }
}
