package dev.aludel.postgresql.settings;

/** Which of several servers will do; libpq's {@code target_session_attrs}. */
public enum TargetSession {
    ANY,
    /** One whose sessions may write unless they ask not to. */
    READ_WRITE,
    /** One whose sessions may only read unless they ask for more. */
    READ_ONLY,
    /** One that is not in recovery. */
    PRIMARY,
    /** One that is in recovery and answers queries: a hot standby. */
    STANDBY,
    /** A standby; if there is none, any. */
    PREFER_STANDBY
}
