package dev.aludel.postgresql.settings;

/** How statements are prepared. */
public enum PrepareMode {
    /** Once per connection, under a name. */
    NAMED,
    /**
     * Under a name, but each execution has the server describe the statement again, in the same round trip: for poolers that carry
     * named statements from server to server, where what was described on one may have changed on the next.
     */
    POOLED,
    /** Anew each time, without a name: for poolers that do not carry named statements from server to server. */
    UNNAMED
}
