package dev.aludel.pool;

/** What is remembered of the place where a connection is acquired, for time-outs and leak reports. */
public enum LeakTracking {
    /** Nothing: reports name the thread only. */
    OFF,
    /** The first stack frame outside Aludel and the JDK: one to two microseconds per lease. */
    PLACE,
    /** The whole stack: about 20 nanoseconds per frame and lease, and its memory while the lease lasts. */
    FULL
}
