package dev.aludel.orm.annotation;

/** What the database does with a row when the row that it refers to is deleted. */
public enum OnDelete {
    /** Nothing by itself: the delete is refused as long as rows refer. */
    NONE,
    RESTRICT,
    /** The referring rows are deleted too. */
    CASCADE,
    SET_NULL,
    SET_DEFAULT
}
