package dev.aludel.postgresql.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A server could not be reached, or no TLS could be agreed on with it; {@link #reason()} says where it failed. */
public final class DialException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Where it failed. */
    public enum Reason {
        /** The host's name has no address. */
        UNKNOWN_HOST,
        /** Nobody listens there, or the network does not lead there. */
        UNREACHABLE,
        /** The deadline has passed, wherever it was. */
        TIMEOUT,
        /** The server speaks no TLS, or answered the question with an error. */
        TLS_REFUSED,
        /** The handshake failed: a certificate that is not trusted or is another host's, no version in common. */
        TLS_FAILED
    }

    private final Reason reason;

    DialException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
