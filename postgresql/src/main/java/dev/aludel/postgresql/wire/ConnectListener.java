package dev.aludel.postgresql.wire;

/** The first listener of a wire: hears that it is connected, and makes way for the next one. */
interface ConnectListener extends WireListener {
    /** The channel is connected; called by the loop, before anything is received. */
    void connected();
}
