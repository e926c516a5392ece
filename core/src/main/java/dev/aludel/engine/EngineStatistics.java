package dev.aludel.engine;

/**
 * What an engine has done since it was created. Immutable.
 *
 * @param statements statements answered, good or bad, BEGIN and the like included, a batch counted once
 * @param roundTrips the times a caller waited for the database
 * @param cacheHits statements whose SQL had been compiled before
 * @param cacheMisses statements whose SQL had to be compiled
 */
public record EngineStatistics(long statements, long roundTrips, long cacheHits, long cacheMisses) {
    /** Which part of the look-ups found their statement compiled, from 0 to 1; 1 before there was any. */
    public double cacheHitRatio() {
        long all = cacheHits + cacheMisses;
        return all == 0 ? 1 : (double) cacheHits / all;
    }
}
