package dev.aludel.postgresql.wire;

import dev.aludel.driver.Deadline;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.postgresql.wire.DialException.Reason;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach one address: the first listener of a wire, until there is something for the listener that it is for.
 *
 * <p>The loop moves {@link #state} forward, the caller waits for it to move. Who of the two ends the waiting decides:
 * either the attempt has succeeded and its listener hears all that follows, or it has not and the listener hears nothing.
 */
final class Attempt implements ConnectListener {
    private enum State {
        CONNECTING,
        /** The server was asked whether it speaks TLS. */
        ASKED,
        /** It does: the caller begins the handshake. */
        AGREED,
        SHAKING_HANDS,
        /** The wire has been given to its listener. */
        DONE,
        FAILED,
        /** The caller no longer waits. */
        GIVEN_UP
    }

    /** The protocol's SSLRequest: length 8, code 80877103. */
    private static final byte[] REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    private final Endpoint endpoint;
    private final TlsSettings tls;
    private final @Nullable SSLEngine engine;
    private final Deadline deadline;
    private final SocketWire socket;
    private final WireListener listener;
    private final Thread caller = Thread.currentThread();
    private final AtomicReference<State> state = new AtomicReference<>(State.CONNECTING);

    /** Written before {@link #state} becomes DONE. */
    private @Nullable Wire result;
    /** Written before {@link #state} becomes FAILED. */
    private @Nullable DialException failure;

    Attempt(
            Endpoint endpoint,
            TlsSettings tls,
            @Nullable SSLEngine engine,
            Deadline deadline,
            SocketWire socket,
            WireListener listener) {
        this.endpoint = endpoint;
        this.tls = tls;
        this.engine = engine;
        this.deadline = deadline;
        this.socket = socket;
        this.listener = listener;
    }

    // ---- the caller's side

    Wire run() throws DialException {
        socket.begin(this);
        await(State.ASKED);
        if (state.get() == State.AGREED && engine != null) {
            beginHandshake(engine);
            await(State.SHAKING_HANDS);
        }
        Wire reached = result;
        if (state.get() == State.DONE && reached != null) {
            return reached;
        }
        throw failure != null ? failure : new DialException(Reason.UNREACHABLE, endpoint + " cannot be reached", null);
    }

    private void beginHandshake(SSLEngine engine) {
        var wire = new TlsWire(socket, engine, tls.verification() != TlsSettings.Verification.NONE, this);
        socket.listener(wire);
        if (state.compareAndSet(State.AGREED, State.SHAKING_HANDS)) {
            try {
                wire.begin();
            } catch (SSLException e) {
                fail(Reason.TLS_FAILED, explain("no TLS with " + endpoint, e), e);
            }
        }
    }

    /** Waits until the attempt is past this state. */
    private void await(State last) throws DialException {
        while (state.get().compareTo(last) <= 0) {
            if (Thread.interrupted()) {
                boolean stopped = giveUp();
                Thread.currentThread().interrupt();
                if (stopped) {
                    throw cancelled(endpoint + " was dialled");
                }
            } else if (deadline.isNever()) {
                LockSupport.park(this);
            } else {
                long left = deadline.remainingNanos();
                State now = state.get();
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else if (giveUp()) {
                    throw new DialException(Reason.TIMEOUT, endpoint + " did not answer in time (" + now + ")", null);
                }
            }
        }
    }

    /** Whether the attempt ends by this; false when it has ended already, one way or the other. */
    private boolean giveUp() {
        if (settle(State.GIVEN_UP)) {
            socket.abort();
            return true;
        }
        return false;
    }

    static void refuseInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new OperationCancelledException(
                    "interrupted before a connection was opened", "Nothing was opened or sent.");
        }
    }

    /** For an interrupt that ended the waiting. */
    static OperationCancelledException cancelled(String what) {
        Thread.currentThread().interrupt();
        return new OperationCancelledException("interrupted while " + what, "Nothing stays open.");
    }

    static String explain(String what, @Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? what : what + ": " + cause.getMessage();
    }

    // ---- the loop's side

    @Override
    public void connected() {
        if (!tls.enabled()) {
            handOver(socket);
        } else if (tls.negotiation() == TlsSettings.Negotiation.DIRECT) {
            move(State.CONNECTING, State.AGREED);
        } else {
            socket.write(REQUEST, 0, REQUEST.length);
            move(State.CONNECTING, State.ASKED);
        }
    }

    /** From here on the listener is the one that hears. Called by the loop, so nothing arrives in between. */
    private void handOver(Wire wire) {
        result = wire;
        if (settle(State.DONE)) {
            socket.listener(listener);
        }
    }

    /** The handshake is done, and this is the protocol that both sides named; called by the loop. */
    void secured(TlsWire wire, String protocol) {
        boolean direct = tls.negotiation() == TlsSettings.Negotiation.DIRECT;
        if (!protocol.equals(TlsContext.PROTOCOL) && (direct || !protocol.isEmpty())) {
            // Else another service's TLS could be made to read what is meant for PostgreSQL.
            fail(
                    Reason.TLS_FAILED,
                    endpoint + " did not confirm that it speaks PostgreSQL's protocol (ALPN: '" + protocol + "')",
                    null);
            return;
        }
        result = wire;
        if (settle(State.DONE)) {
            wire.listener(listener);
        }
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (state.get() != State.ASKED) {
            // An attacker could have put them there to be taken for what the server says later through TLS.
            fail(Reason.TLS_FAILED, endpoint + " sent bytes in clear where TLS had to begin", null);
            return;
        }
        byte answer = bytes.get();
        if ((answer == 'S' || answer == 'N') && bytes.hasRemaining()) {
            fail(Reason.TLS_FAILED, endpoint + " sent bytes in clear behind its answer about TLS", null);
        } else if (answer == 'S') {
            move(State.ASKED, State.AGREED);
        } else if (answer == 'N' && !tls.required()) {
            handOver(socket);
        } else if (answer == 'N') {
            fail(Reason.TLS_REFUSED, endpoint + " speaks no TLS, which is required here", null);
        } else if (answer == 'E') {
            // Its text is not passed on: nobody knows who has written it.
            fail(Reason.TLS_REFUSED, endpoint + " answered the question about TLS with an error", null);
        } else {
            fail(Reason.TLS_FAILED, endpoint + " is no PostgreSQL server: it answered " + answer + " about TLS", null);
        }
    }

    @Override
    public void drained() {}

    @Override
    public void closed(@Nullable Throwable cause) {
        switch (state.get()) {
            case CONNECTING -> fail(Reason.UNREACHABLE, explain(endpoint + " cannot be reached", cause), cause);
            case ASKED, AGREED ->
                fail(Reason.TLS_FAILED, explain(endpoint + " hung up when asked for TLS", cause), cause);
            default -> fail(Reason.TLS_FAILED, explain("no TLS with " + endpoint, cause), cause);
        }
    }

    private void fail(Reason reason, String message, @Nullable Throwable cause) {
        if (state.get().compareTo(State.DONE) >= 0) {
            // The first failure is the reason; that the wire then ends is not another one.
            return;
        }
        failure = new DialException(reason, message, cause);
        if (settle(State.FAILED)) {
            socket.abort();
        }
    }

    private void move(State from, State to) {
        if (state.compareAndSet(from, to)) {
            LockSupport.unpark(caller);
        }
    }

    /** Ends the attempt, unless it has ended. */
    private boolean settle(State end) {
        State before = state.getAndUpdate(now -> now.compareTo(State.DONE) < 0 ? end : now);
        if (before.compareTo(State.DONE) >= 0) {
            return false;
        }
        LockSupport.unpark(caller);
        return true;
    }
}
