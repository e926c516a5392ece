package dev.aludel.orm;

/** What a relationship carries over from an object to those related to it. */
public enum Cascade {
    /** Adding an object to a session adds the related ones. Always on. */
    SAVE,
    /** Deleting an object deletes the related ones, loading them if need be. */
    DELETE
}
