package dev.aludel.error;

/** What is known about the work in hand when a connection is lost. Immutable. */
public enum Outcome {
    /** The statement never left this process: nothing was done, it may be repeated. */
    NOT_SENT,
    /** It may have run, but its transaction was not committed: the database rolls it back, it may be repeated. */
    ROLLED_BACK,
    /** COMMIT, or a statement outside a transaction, was sent and no answer came: it may be done or not; never repeated by itself. */
    IN_DOUBT
}
