package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/**
 * No connection became free in time. The message carries the pool's numbers and the longest holders with the places
 * where they took their connections; the cause is the last failure to connect, where there was one.
 */
public final class PoolTimeoutException extends AludelException {
    private static final long serialVersionUID = 1L;

    public PoolTimeoutException(String message, String remedy, @Nullable Throwable lastConnectFailure) {
        super(ErrorCode.POOL_TIMEOUT, message, remedy, null, lastConnectFailure);
    }
}
