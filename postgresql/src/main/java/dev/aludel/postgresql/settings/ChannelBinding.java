package dev.aludel.postgresql.settings;

/** Whether the password's proof is tied to the TLS connection, so that nobody in between can pass it on. */
public enum ChannelBinding {
    DISABLE,
    /** Where the server offers it. */
    PREFER,
    /** Or no connection. */
    REQUIRE
}
