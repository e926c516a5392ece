package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.startup.CancelRequests;
import dev.aludel.postgresql.startup.Started;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.util.Map;

/** A started connection as a session needs it. */
record StartedLink(Started started) implements SessionLink {
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
        // Whether it arrived is seen by what it does; another follows if it did nothing.
        var _ = CancelRequests.send(started, deadline);
    }
}
