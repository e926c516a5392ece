package dev.aludel.postgresql.session;

import java.time.Duration;

/**
 * How a session behaves. Immutable.
 *
 * @param statementCacheSize named statements kept on the server, at least 1
 * @param unnamed whether every statement is parsed anew, unnamed: for poolers that do not carry named ones from server to server
 * @param grace how long a cancelled statement may take to end before the connection is given up
 * @param noticeCapacity notices kept until somebody takes them; later ones are counted only
 */
public record SessionOptions(int statementCacheSize, boolean unnamed, Duration grace, int noticeCapacity) {
    /** 256 statements, named, five seconds, 64 notices. */
    public static final SessionOptions DEFAULT = new SessionOptions(256, false, Duration.ofSeconds(5), 64);

    public SessionOptions statementCacheSize(int size) {
        return new SessionOptions(size, unnamed, grace, noticeCapacity);
    }

    public SessionOptions unnamed(boolean parseAnew) {
        return new SessionOptions(statementCacheSize, parseAnew, grace, noticeCapacity);
    }

    public SessionOptions grace(Duration time) {
        return new SessionOptions(statementCacheSize, unnamed, time, noticeCapacity);
    }
}
