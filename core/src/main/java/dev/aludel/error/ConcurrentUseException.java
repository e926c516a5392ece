package dev.aludel.error;

/** A session or connection was used by two threads at once; the message names both operations and both threads by id. */
public final class ConcurrentUseException extends AludelException {
    private static final long serialVersionUID = 1L;

    public ConcurrentUseException(String message, String remedy) {
        super(ErrorCode.CONCURRENT_USE, message, remedy);
    }
}
