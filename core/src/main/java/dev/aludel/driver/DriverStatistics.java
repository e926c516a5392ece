package dev.aludel.driver;

/**
 * What a connection has done since it was opened. Immutable.
 *
 * @param roundTrips the times a caller waited for the server
 * @param statements statements sent, each row of a batch that is sent on its own counted once, BEGIN and the like included
 * @param bytesSent bytes sent to the server, 0 where the driver does not see them
 * @param bytesReceived bytes received from the server, 0 where the driver does not see them
 */
public record DriverStatistics(long roundTrips, long statements, long bytesSent, long bytesReceived) {
    /** For drivers that do not see bytes. */
    public DriverStatistics(long roundTrips, long statements) {
        this(roundTrips, statements, 0, 0);
    }
}
