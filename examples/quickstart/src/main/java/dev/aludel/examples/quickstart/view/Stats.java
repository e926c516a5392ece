package dev.aludel.examples.quickstart.view;

/**
 * How the service is doing.
 *
 * @param data what the tables hold
 * @param pool where the connections are
 * @param statements how many were sent to the database since the start
 * @param roundTrips how often someone waited for it
 */
public record Stats(Totals data, Pool pool, long statements, long roundTrips) {
    /** Where the connections are, at one instant. */
    public record Pool(int size, int leased, int idle, int waiting) {}
}
