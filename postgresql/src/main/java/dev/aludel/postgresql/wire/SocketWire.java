package dev.aludel.postgresql.wire;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A wire in clear: a non-blocking channel, written by its caller and read by its {@link WireLoop}.
 *
 * <p>The caller writes straight to the channel while nothing is left over from before. What the channel does not take
 * goes to the outbox, and from then on everything passes through the outbox until the loop has emptied it; the loop reads all
 * the while, so that a server that waits for us to read never makes us wait for it to read.
 */
final class SocketWire implements Wire {
    /** Where a wire is in its life; written by the loop only. */
    private enum Stage {
        CONNECTING,
        OPEN,
        /** Sends the rest, drops what arrives. */
        CLOSING,
        ENDED
    }

    private static final WireListener NOBODY = new WireListener() {
        @Override
        public void received(ByteBuffer bytes) {}

        @Override
        public void drained() {}

        @Override
        public void closed(@Nullable Throwable cause) {}
    };

    /** Its place in the loop's list; of the loop only. */
    int index;

    private final WireLoop loop;
    private final SocketChannel channel;
    private final SocketAddress address;

    private volatile WireListener listener = NOBODY;
    private volatile boolean open = true;

    // Of the loop's thread only.
    private Stage stage = Stage.CONNECTING;
    private @Nullable SelectionKey key;
    private boolean reading = true;
    private boolean outputEnded;
    private boolean inputEnded;
    private long closeBy;

    /** Guards the outbox, and the channel's output while the outbox is not empty. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Outbox outbox = new Outbox();
    private volatile long unsent;

    /** The array that was written last, and the view of it; of the writing thread only. */
    private byte[] viewed = {};

    private ByteBuffer view = ByteBuffer.wrap(viewed);

    SocketWire(WireLoop loop, SocketChannel channel, SocketAddress address) {
        this.loop = loop;
        this.channel = channel;
        this.address = address;
    }

    /** Gives it to its loop. The channel is connected or on its way. */
    void begin(ConnectListener first) {
        listener = first;
        onLoop(this::register);
    }

    /** Who hears of it from now on. */
    void listener(WireListener next) {
        listener = next;
    }

    WireLoop loop() {
        return loop;
    }

    // ---- the caller's side

    @Override
    public void write(byte[] bytes, int from, int to) {
        if (!open) {
            return;
        }
        // Only the writer puts anything into the outbox: when it is empty, the channel's output is the writer's own.
        int at = unsent == 0 ? send(bytes, from, to) : from;
        if (at < to) {
            leave(bytes, at, to);
        }
    }

    /** Writes to the channel and says how far it got. */
    private int send(byte[] bytes, int from, int to) {
        ByteBuffer source = view(bytes);
        int at = from;
        try {
            while (at < to) {
                int wanted = Math.min(Outbox.SLICE, to - at);
                source.limit(at + wanted).position(at);
                int taken = channel.write(source);
                at += taken;
                if (taken < wanted) {
                    return at;
                }
            }
            return to;
        } catch (IOException e) {
            open = false;
            onLoop(() -> lost(e));
            return to;
        }
    }

    private ByteBuffer view(byte[] bytes) {
        if (viewed == bytes) {
            return view;
        }
        ByteBuffer made = ByteBuffer.wrap(bytes);
        if (bytes.length <= Outbox.SLICE) {
            viewed = bytes;
            view = made;
        }
        return made;
    }

    private void leave(byte[] bytes, int from, int to) {
        boolean first;
        lock.lock();
        try {
            if (!open) {
                return;
            }
            first = outbox.size() == 0;
            outbox.add(bytes, from, to);
            unsent = outbox.size();
        } finally {
            lock.unlock();
        }
        if (first) {
            onLoop(this::flush);
        }
    }

    @Override
    public long unsent() {
        return unsent;
    }

    @Override
    public void pauseReading() {
        onLoop(() -> reading(false));
    }

    @Override
    public void resumeReading() {
        onLoop(() -> reading(true));
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public SocketAddress remoteAddress() {
        return address;
    }

    @Override
    public @Nullable TlsDetails tls() {
        return null;
    }

    @Override
    public void close() {
        open = false;
        onLoop(this::beginClosing);
    }

    @Override
    public void abort() {
        fail(null);
    }

    /** Ends it at once, for this reason. */
    void fail(@Nullable Throwable cause) {
        open = false;
        onLoop(() -> end(cause));
    }

    /** Runs it on the loop soon; if it throws, the wire ends. */
    void onLoop(Runnable step) {
        loop.execute(() -> {
            try {
                step.run();
            } catch (Throwable e) {
                WireLoop.giveUp(this, e);
            }
        });
    }

    // ---- the loop's side

    private void register() {
        loop.add(this);
        try {
            key = channel.register(loop.selector(), channel.isConnected() ? 0 : SelectionKey.OP_CONNECT, this);
            if (channel.isConnected()) {
                connected();
            }
        } catch (Exception e) {
            end(e);
        }
    }

    void ready(SelectionKey ready, ByteBuffer input) {
        int ops = ready.readyOps();
        if ((ops & SelectionKey.OP_READ) != 0) {
            read(input);
        }
        if ((ops & SelectionKey.OP_WRITE) != 0) {
            flush();
        }
        if ((ops & SelectionKey.OP_CONNECT) != 0) {
            finishConnect();
        }
    }

    private void finishConnect() {
        try {
            if (channel.finishConnect()) {
                connected();
            }
        } catch (IOException e) {
            end(e);
        }
    }

    private void connected() {
        stage = Stage.OPEN;
        interest();
        if (listener instanceof ConnectListener waiting) {
            waiting.connected();
        }
    }

    private void read(ByteBuffer input) {
        int count;
        try {
            input.clear();
            count = channel.read(input);
        } catch (IOException e) {
            end(stage == Stage.CLOSING ? null : e);
            return;
        }
        if (count < 0) {
            inputEnded = true;
            end(null);
        } else if (count > 0 && stage == Stage.OPEN) {
            listener.received(input.flip());
        }
    }

    /** Sends what is left over, and asks to be called again if some remains. */
    private void flush() {
        if (stage == Stage.ENDED) {
            return;
        }
        boolean empty = false;
        IOException failure = null;
        lock.lock();
        try {
            outbox.sendTo(channel);
            unsent = outbox.size();
            empty = outbox.size() == 0;
        } catch (IOException e) {
            failure = e;
        } finally {
            lock.unlock();
        }
        if (failure != null) {
            lost(failure);
            return;
        }
        interest();
        if (empty && stage == Stage.CLOSING) {
            endOutput();
        } else if (empty) {
            listener.drained();
        }
    }

    /** Writing has failed. What the server said before it went may still be there to be read: it often says why. */
    private void lost(IOException cause) {
        if (stage == Stage.ENDED) {
            return;
        }
        ByteBuffer last = ByteBuffer.allocate(WireLoop.INPUT_BYTES);
        try {
            while (stage == Stage.OPEN && channel.read(last) > 0) {
                listener.received(last.flip());
                last.clear();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        end(stage == Stage.CLOSING ? null : cause);
    }

    private void reading(boolean wanted) {
        reading = wanted;
        if (stage == Stage.OPEN) {
            interest();
        }
    }

    /** Whether the server has ended its output; of the loop only. */
    boolean endedByServer() {
        return inputEnded;
    }

    private void interest() {
        int ops = reading || stage == Stage.CLOSING ? SelectionKey.OP_READ : 0;
        if (unsent > 0) {
            ops |= SelectionKey.OP_WRITE;
        }
        SelectionKey own = key;
        if (own != null && own.isValid() && own.interestOps() != ops) {
            own.interestOps(ops);
        }
    }

    private void beginClosing() {
        if (stage == Stage.CONNECTING) {
            end(null);
        } else if (stage == Stage.OPEN) {
            stage = Stage.CLOSING;
            closeBy = System.nanoTime() + loop.closingNanos();
            interest();
            if (unsent == 0) {
                endOutput();
            }
        }
    }

    private void endOutput() {
        if (!outputEnded) {
            outputEnded = true;
            try {
                channel.shutdownOutput();
            } catch (IOException e) {
                end(null);
            }
        }
    }

    void tick(long now) {
        if (stage != Stage.CLOSING) {
            listener.tick(now);
        } else if (now - closeBy >= 0) {
            end(null);
        }
    }

    /** The end, once. */
    void end(@Nullable Throwable cause) {
        if (stage == Stage.ENDED) {
            return;
        }
        stage = Stage.ENDED;
        open = false;
        loop.remove(this);
        try {
            channel.close();
        } catch (IOException e) {
            if (cause != null) {
                cause.addSuppressed(e);
            }
        }
        lock.lock();
        try {
            outbox.clear();
            unsent = 0;
        } finally {
            lock.unlock();
        }
        listener.closed(cause);
    }
}
