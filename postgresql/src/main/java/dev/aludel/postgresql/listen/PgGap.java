package dev.aludel.postgresql.listen;

/**
 * Says that notifications may be missing at this point. What they would have told has to be read from the tables. Immutable.
 *
 * @param reason why
 * @param lost how many were dropped, where that is known; -1 where it is not
 */
public record PgGap(Reason reason, long lost) {
    /** Why notifications may be missing. */
    public enum Reason {
        /** The connection was lost and has been replaced: what was sent meanwhile never came. All channels are listened to again. */
        RECONNECTED,
        /** They came faster than the listener took them, and the queue was full. */
        OVERFLOW
    }
}
