package dev.aludel.postgresql.listen;

/**
 * What somebody sent with NOTIFY. Immutable.
 *
 * @param channel the channel's name
 * @param payload the text sent along, empty when there was none
 * @param processId the number of the server process that sent it
 */
public record PgNotification(String channel, String payload, int processId) {}
