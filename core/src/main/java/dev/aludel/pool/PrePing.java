package dev.aludel.pool;

/** When a connection that was used before is asked whether it still lives before it is leased again. A new one never is. */
public enum PrePing {
    /** At each lease: one round trip more, no dead connection (SQLAlchemy's {@code pool_pre_ping=True}). */
    ALWAYS,
    /** Only if it lay idle for {@link PoolOptions#prePingIdle()} or longer: free under load, safe after a pause. */
    AFTER_IDLE,
    /** Never: a connection that died while idle shows it at its first statement ({@code pool_pre_ping=False}). */
    NEVER
}
