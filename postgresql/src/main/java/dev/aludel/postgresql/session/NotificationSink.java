package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.Notification;

/** Takes notifications as they arrive. Called on the wire's loop: it must neither wait nor throw; hand over and return. */
@FunctionalInterface
public interface NotificationSink {
    /** Drops them. */
    NotificationSink NONE = notification -> {};

    void notified(Notification notification);

    /** The connection has ended: nothing comes any more. Called once. */
    default void ended() {}
}
