package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.CommandTag;

/**
 * Data on its way to {@code COPY .. FROM STDIN}. Used by its session's one user, who must end it with {@link #finish()} or
 * {@link #fail(String)} before anything else.
 */
public interface CopyIn extends AutoCloseable {
    /**
     * Sends a piece of the data; where it is cut does not matter. Waits while the server is far behind. The array may be used
     * again afterwards.
     *
     * @throws dev.aludel.error.AludelException the server's error, as soon as it has arrived: the COPY is over then
     */
    void write(byte[] bytes, int from, int to);

    /** Ends the data and waits for the server to have taken it. */
    CommandTag finish();

    /** Gives up: nothing is stored. Returns when the server has confirmed that. */
    void fail(String reason);

    /** Gives up if it has neither been finished nor failed. */
    @Override
    void close();
}
