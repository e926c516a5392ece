package dev.aludel.postgresql.session;

import dev.aludel.postgresql.settings.PrepareMode;
import java.time.Duration;

/**
 * How a session behaves. Immutable.
 *
 * @param statementCacheSize named statements kept on the server, at least 1
 * @param prepareMode how statements are prepared
 * @param grace how long a cancelled statement may take to end before the connection is given up
 * @param noticeCapacity notices kept until somebody takes them; later ones are counted only
 */
public record SessionOptions(int statementCacheSize, PrepareMode prepareMode, Duration grace, int noticeCapacity) {
    /** 256 statements, named, five seconds, 64 notices. */
    public static final SessionOptions DEFAULT = new SessionOptions(256, PrepareMode.NAMED, Duration.ofSeconds(5), 64);

    public SessionOptions statementCacheSize(int size) {
        return new SessionOptions(size, prepareMode, grace, noticeCapacity);
    }

    public SessionOptions prepareMode(PrepareMode mode) {
        return new SessionOptions(statementCacheSize, mode, grace, noticeCapacity);
    }

    public SessionOptions grace(Duration time) {
        return new SessionOptions(statementCacheSize, prepareMode, time, noticeCapacity);
    }
}
