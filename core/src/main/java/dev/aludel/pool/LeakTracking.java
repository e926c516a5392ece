package dev.aludel.pool;

/** What is remembered of the place where a connection is acquired, for time-outs and leak reports. */
public enum LeakTracking {
    /** Nothing: reports name the thread only. */
    OFF,
    /** The first stack frame outside Aludel and the JDK: about a microsecond per lease. */
    PLACE,
    /** The whole stack: tens of microseconds per lease, for the search for a leak. */
    FULL
}
