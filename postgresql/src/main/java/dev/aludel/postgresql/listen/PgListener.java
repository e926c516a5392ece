package dev.aludel.postgresql.listen;

/**
 * Takes the notifications of a {@link PgSubscription}, one at a time and in their order, on a virtual thread of its own. It may
 * wait and use databases; what it throws is logged.
 */
@FunctionalInterface
public interface PgListener {
    void notified(PgNotification notification);

    /** Notifications may be missing here. Called between those before and those after. */
    default void gap(PgGap gap) {}
}
