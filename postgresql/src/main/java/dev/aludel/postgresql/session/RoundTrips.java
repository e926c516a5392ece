package dev.aludel.postgresql.session;

import org.jspecify.annotations.Nullable;

/** Counts the waits of a session, and reports each to the flight recorder when that wants to know. The user's alone. */
final class RoundTrips {
    private static final RoundTripEvent PROBE = new RoundTripEvent();

    private final int process;
    private long count;
    private long groups;
    private long statements;
    private long sent;
    private long received;

    RoundTrips(int process) {
        this.process = process;
    }

    /** A wait begins; gives what {@link #end} wants, null when nobody does. */
    @Nullable RoundTripEvent begin() {
        count++;
        if (!PROBE.isEnabled()) {
            return null;
        }
        var event = new RoundTripEvent();
        event.begin();
        return event;
    }

    /** A wait is over. */
    void end(@Nullable RoundTripEvent event, Outbound outbound, long bytesReceived, boolean cancelled) {
        if (event == null) {
            return;
        }
        event.end();
        event.process = process;
        event.groups = outbound.groups() - groups;
        event.statements = outbound.executions() - statements;
        event.sent = outbound.bytesSent() - sent;
        event.received = bytesReceived - received;
        event.cancelled = cancelled;
        groups = outbound.groups();
        statements = outbound.executions();
        sent = outbound.bytesSent();
        received = bytesReceived;
        event.commit();
    }

    long count() {
        return count;
    }
}
