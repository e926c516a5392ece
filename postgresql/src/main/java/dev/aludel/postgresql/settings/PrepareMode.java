package dev.aludel.postgresql.settings;

/** How statements are prepared. */
public enum PrepareMode {
    /** Once per connection, under a name. */
    NAMED,
    /** Anew each time, without a name: for poolers that do not carry named statements from server to server. */
    UNNAMED
}
