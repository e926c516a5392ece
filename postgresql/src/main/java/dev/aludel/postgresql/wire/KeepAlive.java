package dev.aludel.postgresql.wire;

/**
 * How the operating system finds out that the other side has vanished while nothing is sent. Immutable.
 *
 * @param enabled whether it looks at all
 * @param idleSeconds silence after which it asks, or 0 for the system's default
 * @param intervalSeconds between two questions, or 0 for the system's default
 * @param count unanswered questions after which the connection is lost, or 0 for the system's default
 */
public record KeepAlive(boolean enabled, int idleSeconds, int intervalSeconds, int count) {
    /** Asks, in the system's own time. */
    public static final KeepAlive SYSTEM = new KeepAlive(true, 0, 0, 0);

    /** Never asks. */
    public static final KeepAlive OFF = new KeepAlive(false, 0, 0, 0);
}
