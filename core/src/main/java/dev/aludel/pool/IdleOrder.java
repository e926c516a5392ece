package dev.aludel.pool;

/** Which idle connection is leased next. */
public enum IdleOrder {
    /** The one used last: few stay warm, the surplus gets idle and is closed. */
    LIFO,
    /** The one unused longest: all are used in turn, which spreads them over a load balancer's servers. */
    FIFO
}
