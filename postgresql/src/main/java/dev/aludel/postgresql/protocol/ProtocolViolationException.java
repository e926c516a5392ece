package dev.aludel.postgresql.protocol;

/**
 * The server sent something that the protocol does not allow, at all or at this point. Whoever reads the connection closes
 * it, because where the next message begins is not known any more, and reports it as a failure of its own kind.
 */
public final class ProtocolViolationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProtocolViolationException(String message) {
        super(message);
    }
}
