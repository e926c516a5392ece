package dev.aludel.orm;

/** When and how a relationship is loaded. Said at the relationship, and per query by a {@link LoadOption}. */
public enum Loading {
    /** Together with the query that found the owners, in one more statement per 500 owners. */
    SELECTIN,
    /**
     * In the same statement, by an outer join, for a relationship to one. A statement that cannot be joined to - one that
     * groups, is DISTINCT, locks its rows, selects from several tables or is no plain SELECT - is followed by one more, as
     * with {@link #SELECTIN}.
     */
    JOINED,
    /** Together with the query that found the owners, by repeating it as a subquery. */
    SUBQUERY,
    /** On first touch, for all siblings that came from the same result: a loop over n owners is one more statement, not n. */
    LAZY,
    /** On first touch, for this owner alone. */
    LAZY_ONE,
    /** Never by itself: touching it unloaded is a {@link dev.aludel.error.NotLoadedException}. */
    RAISE,
    /** Never: unloaded, it reads as empty, and what is added or set is still written. */
    NONE;

    /** Whether it comes with the query. */
    boolean eager() {
        return this == SELECTIN || this == JOINED || this == SUBQUERY;
    }
}
