package dev.aludel.pool;

/**
 * A pool's numbers at one instant. Immutable; {@link #toString()} is a line for people.
 *
 * @param pool the pool's name
 * @param poolSize how many connections are kept
 * @param maxOverflow how many more may be open at once, or {@link PoolOptions#UNLIMITED}
 * @param leased connections in users' hands, those being checked before or cleaned after a lease included
 * @param idle connections that can be leased at once
 * @param connecting connections being opened
 * @param checking idle connections that the housekeeper is testing
 * @param closing connections being closed
 * @param waiting threads that wait for a connection
 * @param generation how often all connections were declared stale
 * @param closed whether the pool has been closed
 */
public record PoolStatus(
        String pool,
        int poolSize,
        int maxOverflow,
        int leased,
        int idle,
        int connecting,
        int checking,
        int closing,
        int waiting,
        int generation,
        boolean closed) {

    /** Connections that take capacity now. */
    public int total() {
        return leased + idle + connecting + checking + closing;
    }

    /** How far {@link #total()} is above {@link #poolSize()}; negative while the pool is not full (as SQLAlchemy counts). */
    public int overflow() {
        return total() - poolSize;
    }

    @Override
    public String toString() {
        return "pool '" + pool + "': " + leased + " leased, " + idle + " idle, " + connecting + " connecting"
                + (checking > 0 ? ", " + checking + " being checked" : "")
                + (closing > 0 ? ", " + closing + " closing" : "") + ", " + waiting + " waiting; size " + poolSize
                + ", overflow " + Math.max(0, overflow()) + " of "
                + (maxOverflow == PoolOptions.UNLIMITED ? "any number" : maxOverflow)
                + (closed ? "; closed" : "");
    }
}
