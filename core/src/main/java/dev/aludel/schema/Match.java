package dev.aludel.schema;

/** How a foreign key of several columns treats NULL in some of them. */
public enum Match {
    /** A row with one NULL among them refers to nothing and is accepted. */
    SIMPLE,
    /** Either all are NULL or none is. */
    FULL
}
