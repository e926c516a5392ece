package dev.aludel.postgresql.protocol;

/**
 * NotificationResponse: what somebody sent with NOTIFY. Immutable.
 *
 * @param processId the number of the server process that sent it
 * @param channel the channel's name
 * @param payload the text sent along, empty when there was none
 */
public record Notification(int processId, String channel, String payload) {
    /** Reads the body of a NotificationResponse. */
    public static Notification read(byte[] bytes, int from, int to) {
        var reader = new MessageReader(Backend.NOTIFICATION_RESPONSE, bytes, from, to);
        var notification = new Notification(reader.int32(), reader.cString(), reader.cString());
        reader.end();
        return notification;
    }
}
