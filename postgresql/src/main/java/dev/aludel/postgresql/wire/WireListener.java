package dev.aludel.postgresql.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes what happens on a {@link Wire}. Called by its loop, never by two threads at once; must neither wait nor throw. */
public interface WireListener {
    /** Bytes have arrived. They must be taken out before this returns: the buffer is the loop's own. */
    void received(ByteBuffer bytes);

    /** Everything that had been unsent has been taken by the socket. */
    void drained();

    /**
     * The wire has ended; the last call. Called exactly once, also after {@link Wire#close()} and {@link Wire#abort()}.
     *
     * @param cause what went wrong, or null when the server closed it or it was closed here
     */
    void closed(@Nullable Throwable cause);

    /** Called every {@link #TICK_MILLIS} milliseconds or so: the place to look at deadlines. */
    default void tick(long nanoTime) {}

    /** Milliseconds between two ticks. */
    int TICK_MILLIS = 20;
}
