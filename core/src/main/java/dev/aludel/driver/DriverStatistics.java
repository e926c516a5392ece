package dev.aludel.driver;

/**
 * What a connection has done since it was opened. Immutable.
 *
 * @param roundTrips the times a caller waited for the server
 * @param statements statements sent, each row of a batch that is sent on its own counted once, BEGIN and the like included
 */
public record DriverStatistics(long roundTrips, long statements) {}
