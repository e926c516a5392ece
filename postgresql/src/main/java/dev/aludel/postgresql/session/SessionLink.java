package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.util.Map;

/** What a session needs of a connection that has started up. */
public interface SessionLink {
    /** Hands the connection over: bytes that came behind the start-up's ReadyForQuery go to the listener, none is lost. */
    Wire attach(WireListener listener);

    /** The settings that the server reported at start-up. */
    Map<String, String> parameters();

    /** The number of the server's process, for messages. */
    int processId();

    /**
     * Asks the server to cancel what the session runs, and waits until it has closed the connection that carried the request.
     * Called on a thread of its own, one call at a time. Must not throw.
     */
    void cancel(Deadline deadline);
}
