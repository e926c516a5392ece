package dev.aludel.postgresql.startup;

import dev.aludel.driver.Deadline;
import dev.aludel.error.AludelException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.wire.DialException;
import dev.aludel.postgresql.wire.Dialer;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks servers to cancel what a connection runs. Stateless and thread-safe. */
public final class CancelRequests {
    private CancelRequests() {}

    /**
     * Sends a request over a connection of its own, to the same address and through TLS if the connection itself has it, and
     * waits until the server has closed that: then it has passed the request on. That the statement ends by it is not
     * certain, because it may have ended already, or not have begun. An interrupt does not end the waiting; its flag is
     * kept.
     *
     * @return whether the server has taken the request; false also when there is no key to cancel with
     */
    public static boolean send(Started connection, Deadline deadline) {
        var key = connection.key();
        if (key == null) {
            return false;
        }
        var interrupted = Thread.interrupted();
        Wire wire = null;
        try {
            var end = new End();
            while (wire == null) {
                try {
                    wire = Dialer.dial(connection.endpoint(), connection.tlsAgain(), deadline, end);
                } catch (OperationCancelledException e) {
                    interrupted |= Thread.interrupted();
                }
            }
            var out = new MessageWriter(300);
            Frontend.cancelRequest(out, key);
            wire.write(out.array(), 0, out.size());
            while (!end.reached && deadline.remainingNanos() > 0) {
                interrupted |= Thread.interrupted();
                if (deadline.isNever()) {
                    LockSupport.park(end);
                } else {
                    LockSupport.parkNanos(end, deadline.remainingNanos());
                }
            }
            return end.reached && !end.broken;
        } catch (DialException | AludelException e) {
            return false;
        } finally {
            if (wire != null) {
                wire.abort();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the server to close. */
    private static final class End implements WireListener {
        private final Thread waiting = Thread.currentThread();
        private volatile boolean broken;
        private volatile boolean reached;

        @Override
        public void received(ByteBuffer bytes) {
            // A server has nothing to say here, except about keys it does not like.
            bytes.position(bytes.limit());
        }

        @Override
        public void drained() {}

        @Override
        public void closed(@Nullable Throwable cause) {
            broken = cause != null;
            reached = true;
            LockSupport.unpark(waiting);
        }
    }
}
