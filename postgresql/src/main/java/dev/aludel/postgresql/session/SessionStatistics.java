package dev.aludel.postgresql.session;

/**
 * What a session has done since it was opened. Immutable.
 *
 * @param roundTrips the times its user waited for an answer to something sent since the wait before
 * @param groups Sync messages sent
 * @param statements executions sent, each row of a batch counted once, BEGIN and the like included
 * @param bytesSent bytes of messages handed to the wire
 * @param bytesReceived bytes of messages that arrived
 */
public record SessionStatistics(long roundTrips, long groups, long statements, long bytesSent, long bytesReceived) {}
