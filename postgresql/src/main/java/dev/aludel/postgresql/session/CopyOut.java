package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.CommandTag;

/**
 * Data that comes from {@code COPY .. TO STDOUT}, message by message. Used by its session's one user, who must close it
 * before anything else. A reader that is slow slows the server down; memory stays bounded.
 */
public interface CopyOut extends AutoCloseable {
    /** Waits for the next message; false at the end. In text and csv format one message is one line; in binary, no more than a row. */
    boolean next();

    /** The array that the current message lies in. Never written again. */
    byte[] chunk();

    int from();

    int to();

    /** How it ended. To be called when {@link #next()} has said false. */
    CommandTag tag();

    /** Ends it: a COPY that has not reached its end is cancelled, and the transaction it ran in has failed. */
    @Override
    void close();
}
