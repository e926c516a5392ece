package dev.aludel.postgresql.wire;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One connection's bytes, in clear or through TLS. No method waits, and none minds the interrupt flag of its caller.
 *
 * <p>{@link #write} is for one thread at a time; the rest may be called by any thread. What arrives goes to the
 * {@link WireListener}.
 */
public interface Wire {
    /**
     * Sends bytes: as many as the socket takes at once, the rest as soon as it takes more, in order. The array may be used
     * again when this returns. On a wire that is lost or closed it does nothing: the listener has been told, or will be.
     */
    void write(byte[] bytes, int from, int to);

    /** Bytes that were handed over and that the socket has not taken yet. A sender that is far ahead waits for {@link WireListener#drained()}. */
    long unsent();

    /** Stops reading, so that a server that is ahead of its reader is slowed down. Bytes on their way may still arrive. */
    void pauseReading();

    void resumeReading();

    /** False once it is closed or lost. */
    boolean isOpen();

    /** The resolved address of the server, to which a cancel request has to go as well. */
    SocketAddress remoteAddress();

    /** What TLS agreed on, or null in clear. */
    @Nullable TlsDetails tls();

    /**
     * Ends it in an orderly way: sends what is unsent, ends the output, reads and drops what still comes for a short
     * while, closes. Returns at once. Idempotent.
     */
    void close();

    /** Ends it at once. Idempotent. */
    void abort();
}
