package dev.aludel.postgresql.client;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.session.SessionLink;
import dev.aludel.postgresql.startup.CancelRequests;
import dev.aludel.postgresql.startup.Started;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.util.Map;

/** A connection that has started up, as a session takes it over. */
final class Link implements SessionLink {
    private final Started started;

    Link(Started started) {
        this.started = started;
    }

    @Override
    public Wire attach(WireListener listener) {
        return started.attach(listener);
    }

    @Override
    public Map<String, String> parameters() {
        return started.parameters();
    }

    @Override
    public int processId() {
        return started.processId();
    }

    @Override
    public void cancel(Deadline deadline) {
        CancelRequests.send(started, deadline);
    }
}
