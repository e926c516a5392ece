package dev.aludel.postgresql.wire;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A wire through TLS, on top of one in clear: callers encrypt, the loop decrypts, and what takes long in a handshake runs on
 * a virtual thread of its own.
 */
final class TlsWire implements Wire, WireListener {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketWire socket;
    private final SSLEngine engine;
    private final boolean verified;

    private volatile WireListener listener;
    private volatile @Nullable TlsDetails details;
    /** We have ended the output: what comes then is nobody's loss. */
    private volatile boolean closing;

    /** Guards encryption: records leave in the order in which they were made. */
    private final ReentrantLock lock = new ReentrantLock();

    private byte[] sealed;

    // Of the loop's thread only.
    private final TlsInput input;
    private final Attempt attempt;
    private boolean taskRunning;
    private boolean inputEnded;

    /** @param attempt hears when the handshake is done, and until then all the rest */
    TlsWire(SocketWire socket, SSLEngine engine, boolean verified, Attempt attempt) {
        this.socket = socket;
        this.engine = engine;
        this.verified = verified;
        this.attempt = attempt;
        listener = attempt;
        sealed = new byte[engine.getSession().getPacketBufferSize()];
        input = new TlsInput(engine.getSession().getPacketBufferSize());
    }

    /** Who hears of it from now on; called by the loop. */
    void listener(WireListener next) {
        listener = next;
    }

    /** Sends the first message of the handshake; called once by the dialling thread. */
    void begin() throws SSLException {
        engine.beginHandshake();
        sealPending();
    }

    // ---- out

    @Override
    public void write(byte[] bytes, int from, int to) {
        if (!socket.isOpen() || closing) {
            return;
        }
        ByteBuffer source = ByteBuffer.wrap(bytes, from, to - from);
        try {
            while (source.hasRemaining()) {
                // Released between records, so that the loop never waits for longer than one of them.
                SSLEngineResult sent = seal(source);
                if (sent.getStatus() == Status.CLOSED) {
                    return;
                }
                if (sent.bytesConsumed() == 0 && sent.bytesProduced() == 0) {
                    throw new SSLException("the server wants to negotiate TLS anew, which is not supported");
                }
            }
        } catch (SSLException e) {
            socket.fail(e);
        }
    }

    /** Makes one record and sends it. */
    private SSLEngineResult seal(ByteBuffer source) throws SSLException {
        lock.lock();
        try {
            while (true) {
                SSLEngineResult made = engine.wrap(source, ByteBuffer.wrap(sealed));
                if (made.getStatus() != Status.BUFFER_OVERFLOW) {
                    socket.write(sealed, 0, made.bytesProduced());
                    return made;
                }
                sealed =
                        new byte[Math.max(2 * sealed.length, engine.getSession().getPacketBufferSize())];
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what the engine itself has to say. True when that finished the handshake. */
    private boolean sealPending() throws SSLException {
        boolean finished = false;
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            SSLEngineResult made = seal(NOTHING);
            finished |= made.getHandshakeStatus() == HandshakeStatus.FINISHED;
            if (made.getStatus() == Status.CLOSED) {
                break;
            }
        }
        return finished;
    }

    @Override
    public void close() {
        if (!closing) {
            closing = true;
            sayGoodbye();
        }
        socket.close();
    }

    private void sayGoodbye() {
        try {
            engine.closeOutbound();
            sealPending();
        } catch (SSLException e) {
            // The end is near anyway.
        }
    }

    @Override
    public void abort() {
        socket.abort();
    }

    @Override
    public long unsent() {
        return socket.unsent();
    }

    @Override
    public void pauseReading() {
        socket.pauseReading();
    }

    @Override
    public void resumeReading() {
        socket.resumeReading();
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public SocketAddress remoteAddress() {
        return socket.remoteAddress();
    }

    @Override
    public @Nullable TlsDetails tls() {
        return details;
    }

    // ---- in, on the loop

    @Override
    public void received(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining() && !inputEnded) {
                int before = bytes.remaining() + input.size();
                if (taskRunning) {
                    input.keep(bytes);
                } else if (input.isEmpty()) {
                    open(bytes);
                    if (!taskRunning) {
                        input.keep(bytes);
                    }
                } else {
                    input.completeRecord(bytes);
                    openKept();
                    if (bytes.hasRemaining() && bytes.remaining() + input.size() == before && !taskRunning) {
                        throw new SSLException("the server's TLS records make no sense");
                    }
                }
            }
        } catch (SSLException e) {
            failed(e);
        }
    }

    private void openKept() throws SSLException {
        ByteBuffer kept = input.beginTaking();
        try {
            open(kept);
        } finally {
            input.endTaking();
        }
    }

    /** Decrypts whole records and hands over what is in them, until only a part of one is left, or a task has to run first. */
    private void open(ByteBuffer source) throws SSLException {
        ByteBuffer plain = socket.loop().plain();
        plain.clear();
        try {
            while (source.hasRemaining() && !taskRunning && !inputEnded) {
                SSLEngineResult opened = engine.unwrap(source, plain);
                switch (opened.getStatus()) {
                    case BUFFER_UNDERFLOW -> {
                        return;
                    }
                    case BUFFER_OVERFLOW -> deliver(plain);
                    case CLOSED -> inputEnded = true;
                    case OK -> {
                        boolean moved = opened.bytesConsumed() > 0 || opened.bytesProduced() > 0;
                        if (!follow(opened.getHandshakeStatus()) && !moved) {
                            return;
                        }
                    }
                }
            }
        } finally {
            deliver(plain);
        }
        if (inputEnded) {
            closing = true;
            sayGoodbye();
            socket.abort();
        }
    }

    private void deliver(ByteBuffer plain) {
        if (plain.position() > 0) {
            listener.received(plain.flip());
            plain.clear();
        }
    }

    /** Does what the engine asks for next. True when there was something to do. */
    private boolean follow(HandshakeStatus status) throws SSLException {
        switch (status) {
            case FINISHED -> finished();
            case NEED_WRAP -> {
                if (sealPending()) {
                    finished();
                }
            }
            case NEED_TASK -> runTasks();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void runTasks() {
        taskRunning = true;
        Thread.ofVirtual().name("aludel-tls").start(() -> {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            socket.onLoop(this::tasksDone);
        });
    }

    private void tasksDone() {
        taskRunning = false;
        try {
            follow(engine.getHandshakeStatus());
            if (!taskRunning && !input.isEmpty()) {
                openKept();
            }
        } catch (SSLException e) {
            failed(e);
        }
    }

    /** The handshake is done, or a later message like those of the handshake was. */
    private void finished() throws SSLException {
        if (details != null) {
            return;
        }
        SSLSession session = engine.getSession();
        var certificates = session.getPeerCertificates();
        details = new TlsDetails(
                session.getProtocol(), session.getCipherSuite(), (X509Certificate) certificates[0], verified);
        attempt.secured(this, engine.getApplicationProtocol());
    }

    private void failed(SSLException e) {
        inputEnded = true;
        try {
            // The engine has an alert for the server that tells it what was wrong.
            sealPending();
        } catch (SSLException alert) {
            e.addSuppressed(alert);
        }
        socket.fail(e);
    }

    @Override
    public void drained() {
        listener.drained();
    }

    @Override
    public void tick(long nanoTime) {
        listener.tick(nanoTime);
    }

    @Override
    public void closed(@Nullable Throwable cause) {
        boolean cut = cause == null && !closing && !inputEnded && socket.endedByServer();
        listener.closed(
                cut ? new SSLException("the server's end came without TLS's: data may have been cut off") : cause);
    }
}
