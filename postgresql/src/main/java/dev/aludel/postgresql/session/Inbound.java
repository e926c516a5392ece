package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.Backend;
import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.Frames;
import dev.aludel.postgresql.protocol.Notification;
import dev.aludel.postgresql.protocol.ParameterStatus;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.protocol.Spares;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The loop's side of a session: cuts what arrives into messages, hands them to the group whose turn it is, and wakes the one
 * user when there is something to do. No code of a user runs here.
 *
 * <p>The user parks in {@link #park}. It is woken when the group that it awaits has ended, when much is buffered, when what it
 * wanted to send has left, when its time has come, and when the connection ends: once each.
 */
final class Inbound implements WireListener, Frames.Sink, Answers.Consumption {
    /** Buffered bytes that wake a user who awaits the end of a group. */
    static final int WAKE = 128 << 10;

    /** Buffered bytes from which nothing more is read, and below which reading goes on. */
    static final int HIGH = 1 << 20;

    static final int LOW = 128 << 10;

    /** Settings that are kept at most; servers report some twenty. */
    private static final int PARAMETERS = 500;

    private static final byte[] NOTHING = {};

    /** Stands where sinks were once the connection has ended: each has been told of that, or is told when it comes. */
    private static final NotificationSink ENDED = notification -> {};

    private final Spares spares = new Spares();
    private final Frames frames;
    private final Notices notices;
    private final Map<String, String> parameters;

    /** The group answered last; the one behind it is answered now. Only the loop reads and writes it. */
    private Group answered;

    private byte[] slice = NOTHING;
    private int sliceFrom;
    private int sliceTo;
    private boolean sliceRowsOnly;

    /** Bytes given to groups, written by the loop, and taken from them, written by the user. */
    private volatile long arrived;

    private volatile long consumed;

    private volatile boolean paused;

    /** The user is sending more than the socket takes: reading must not stop, or both sides might wait for each other. */
    private volatile boolean sending;

    private volatile @Nullable Group awaited;
    private volatile @Nullable Thread waiter;
    /** Something has come that the user shall look at although its group has not ended; taken back by the user. */
    private volatile boolean notable;

    private volatile boolean wakeOnDrain;
    private volatile boolean wakeOnData;
    private volatile long wakeAt = Long.MAX_VALUE;

    private volatile @Nullable ErrorFields fatal;
    private volatile boolean ended;
    private volatile @Nullable Throwable cause;
    private final AtomicReference<NotificationSink> sink = new AtomicReference<>(NotificationSink.NONE);
    private volatile long bytesReceived;
    private volatile @Nullable Wire wire;

    Inbound(Group before, Notices notices, Map<String, String> startParameters) {
        this.frames = new Frames(Frames.MAX_MESSAGE, spares, this);
        this.answered = before;
        this.notices = notices;
        this.parameters = new ConcurrentHashMap<>(startParameters);
    }

    void attached(Wire to) {
        wire = to;
    }

    // ---- by the loop

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // the loop alone writes it
    public void received(ByteBuffer bytes) {
        if (ended) {
            return;
        }
        bytesReceived = bytesReceived + bytes.remaining();
        try {
            frames.push(bytes);
        } catch (ProtocolViolationException violation) {
            lost(violation);
            return;
        }
        long buffered = arrived - consumed;
        if (buffered >= WAKE || (wakeOnData && buffered > 0)) {
            wake();
            if (buffered >= HIGH) {
                pause();
            }
        }
    }

    @Override
    public void message(byte type, byte[] chunk, int from, int to) {
        if (ended) {
            return;
        }
        switch (type) {
            case Backend.NOTICE_RESPONSE -> notices.add(ErrorFields.readNotice(chunk, from, to), to - from);
            case Backend.NOTIFICATION_RESPONSE -> notified(Notification.read(chunk, from, to));
            case Backend.PARAMETER_STATUS -> {
                var status = ParameterStatus.read(chunk, from, to);
                if (parameters.size() < PARAMETERS || parameters.containsKey(status.name())) {
                    parameters.put(status.name(), status.value());
                }
            }
            case Backend.READY_FOR_QUERY -> ready(chunk, from, to);
            case Backend.ERROR_RESPONSE -> error(chunk, from, to);
            default -> {
                if (answered.next == null) {
                    throw new ProtocolViolationException(
                            "the server sent " + Backend.name(type) + " while nothing was asked of it");
                }
                collect(type, chunk, from - Frames.HEADER, to);
                if (type == Backend.COPY_IN_RESPONSE) {
                    // Nothing follows until its data comes: one who awaits the end without sending any must be told.
                    publish();
                    notable = true;
                    wake();
                }
            }
        }
    }

    /** Lengthens the slice that waits to be published, or begins another one. */
    private void collect(byte type, byte[] chunk, int from, int to) {
        boolean row = type == Backend.DATA_ROW;
        if (slice == chunk && sliceTo == from) {
            sliceTo = to;
            sliceRowsOnly &= row;
            return;
        }
        publish();
        slice = chunk;
        sliceRowsOnly = row;
        sliceFrom = from;
        sliceTo = to;
    }

    @Override
    public void handedOn(byte[] chunk, int size) {
        publish(sliceRowsOnly && sliceFrom == 0 && sliceTo == size);
    }

    private void publish() {
        publish(false);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the loop alone writes it
    private void publish(boolean rowsOnly) {
        if (slice.length == 0) {
            return;
        }
        var group = answered.next;
        if (group != null) {
            group.append(slice, sliceFrom, sliceTo, rowsOnly);
            arrived = arrived + (sliceTo - sliceFrom);
        }
        slice = NOTHING;
    }

    private void ready(byte[] chunk, int from, int to) {
        publish();
        var group = answered.next;
        byte status = to - from == 1 ? chunk[from] : 0;
        if (group == null || (status != 'I' && status != 'T' && status != 'E')) {
            throw new ProtocolViolationException("the server sent a ReadyForQuery that "
                    + (group == null ? "nobody waits for" : "has no status that is known"));
        }
        answered = group;
        group.status = status;
        // One that did not end as it had to is looked at now: what is behind it may have to be given up.
        if (!group.isExpected(status)) {
            notable = true;
            wake();
        } else if (awaited == group) {
            wake();
        }
    }

    private void error(byte[] chunk, int from, int to) {
        var error = ErrorFields.readError(chunk, from, to);
        if (answered.next != null) {
            collect(Backend.ERROR_RESPONSE, chunk, from - Frames.HEADER, to);
        } else if (!error.isFatal()) {
            throw new ProtocolViolationException("the server sent an error while nothing was asked of it: " + error);
        }
        if (error.isFatal()) {
            publish();
            fatal = error;
            lost(null);
        } else if (wakeOnDrain) {
            // A sender of many rows or of COPY data stops early.
            publish();
            notable = true;
            wake();
        }
    }

    private void notified(Notification notification) {
        try {
            sink.get().notified(notification);
        } catch (RuntimeException | Error itsOwn) {
            System.getLogger("dev.aludel.postgresql")
                    .log(System.Logger.Level.WARNING, "A sink of notifications has thrown", itsOwn);
        }
    }

    @Override
    public void drained() {
        sending = false;
        if (wakeOnDrain) {
            wake();
        }
    }

    @Override
    public void tick(long now) {
        long at = wakeAt;
        if (at != Long.MAX_VALUE && now - at >= 0) {
            wake();
        }
    }

    @Override
    public void closed(@Nullable Throwable why) {
        if (!ended) {
            end(why);
        }
    }

    private void lost(@Nullable Throwable why) {
        end(why);
        var open = wire;
        if (open != null) {
            open.abort();
        }
    }

    private void end(@Nullable Throwable why) {
        cause = why;
        ended = true;
        wake();
        try {
            sink.getAndSet(ENDED).ended();
        } catch (RuntimeException | Error itsOwn) {
            System.getLogger("dev.aludel.postgresql")
                    .log(System.Logger.Level.WARNING, "A sink of notifications has thrown", itsOwn);
        }
    }

    private void pause() {
        var open = wire;
        if (open == null || sending || open.unsent() > 0) {
            return;
        }
        paused = true;
        open.pauseReading();
        if (arrived - consumed < LOW || sending) {
            resume(open);
        }
    }

    private void resume(Wire open) {
        paused = false;
        open.resumeReading();
    }

    private void wake() {
        var thread = waiter;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    // ---- by the user

    /** How a wait may end besides by the end of the group, of time and of the connection. */
    enum Until {
        ANSWERED,
        /** Anything for the group has arrived. */
        DATA,
        /** Everything unsent has left. */
        DRAINED
    }

    /** Parks until there may be something to do: at most once, with spurious returns, and at once when there is already. */
    void park(Group group, Until until, long timeAt) {
        wakeAt = timeAt;
        wakeOnDrain = until == Until.DRAINED;
        wakeOnData = until == Until.DATA;
        waiter = Thread.currentThread();
        awaited = group;
        long buffered = arrived - consumed;
        boolean nothing = group.status == 0 && !ended && buffered < (until == Until.DATA ? 1 : WAKE);
        if (notable) {
            notable = false;
        } else if (nothing && (until != Until.DRAINED || (sending && buffered == 0))) {
            LockSupport.park(this);
        }
        waiter = null;
        awaited = null;
        if (until != Until.ANSWERED) {
            wakeOnDrain = false;
            wakeOnData = false;
        }
        wakeAt = Long.MAX_VALUE;
    }

    /** Parks while a cancel request is on its way. */
    void parkUntilNudged(Cancellation cancellation, long timeAt) {
        wakeAt = timeAt;
        waiter = Thread.currentThread();
        if (cancellation.isRunning()) {
            LockSupport.park(this);
        }
        waiter = null;
        wakeAt = Long.MAX_VALUE;
    }

    /** Wakes the user from another thread: a cancel request has been answered, or is wanted. */
    void nudge() {
        notable = true;
        wake();
    }

    /** The user has taken bytes: reading goes on when it had stopped for them. */
    @Override
    public void emptied(byte[] chunk) {
        spares.give(chunk);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // the user alone writes it
    public void consumed(int bytes) {
        consumed = consumed + bytes;
        if (paused && arrived - consumed < LOW) {
            var open = wire;
            if (open != null) {
                resume(open);
            }
        }
    }

    /** The user is ahead of the socket: reads on, whatever is buffered, until everything has left. */
    void sending(Wire open) {
        sending = true;
        if (paused) {
            resume(open);
        }
        if (open.unsent() == 0) {
            sending = false;
        }
    }

    boolean isSending() {
        return sending;
    }

    boolean hasEnded() {
        return ended;
    }

    @Nullable Throwable cause() {
        return cause;
    }

    @Nullable ErrorFields fatal() {
        return fatal;
    }

    long bytesReceived() {
        return bytesReceived;
    }

    @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    void notifications(NotificationSink to) {
        NotificationSink before;
        do {
            before = sink.get();
            if (before == ENDED) {
                to.ended();
                return;
            }
        } while (!sink.compareAndSet(before, to));
    }
}
