package dev.aludel.postgresql.session;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.postgresql.protocol.MessageWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One caller's statement on a {@link SharedLane}: a group of its own, with a Sync of its own.
 *
 * <p>Encoded and read by its caller; put in order by whoever writes; filled and woken by the loop.
 */
final class SharedCall implements Answers.Consumption {
    final Group group = new Group(Group.Kind.STATEMENTS, true, TransactionStatus.IDLE, 0);
    final MessageWriter out;
    final @Nullable Execution execution;

    /** What it uses or prepares, for the writer, which sends Parse where the connection needs it. */
    final @Nullable StatementText text;

    final @Nullable Description description;

    /** Whom to wake. */
    final Thread caller = Thread.currentThread();

    /** Its caller has gone: what comes for it is dropped. */
    volatile boolean abandoned;

    /** The connection is lost, or has never taken it. */
    volatile boolean lost;

    /** Where it stands: its caller may take it back as long as no writer has taken it, and only one of them succeeds. */
    private enum Stage {
        QUEUED,
        SENT,
        WITHDRAWN
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);

    /** Bytes appended since its caller was woken. The loop's. */
    int unseen;

    /** Bytes appended. The loop's. */
    long appended;

    /** Bytes that its caller has taken out. */
    private volatile long taken;

    private final AtomicBoolean dropped = new AtomicBoolean();

    private final SharedInbound inbound;

    /** The one queued before it. */
    @Nullable SharedCall below;

    SharedCall(
            SharedInbound inbound,
            MessageWriter out,
            @Nullable Execution execution,
            @Nullable StatementText text,
            @Nullable Description description) {
        this.inbound = inbound;
        this.out = out;
        this.execution = execution;
        this.text = text;
        this.description = description;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // its caller alone writes it
    public void consumed(int bytes) {
        taken = taken + bytes;
        inbound.consumed(bytes);
    }

    @Override
    public void emptied(byte[] chunk) {
        inbound.emptied(chunk);
    }

    /** By the writer: whether it is to be sent, which it is from now on. */
    boolean send() {
        return stage.compareAndSet(Stage.QUEUED, Stage.SENT);
    }

    /** By its caller: whether it will never be sent. */
    boolean withdraw() {
        return stage.compareAndSet(Stage.QUEUED, Stage.WITHDRAWN);
    }

    boolean isSent() {
        return stage.get() == Stage.SENT;
    }

    /**
     * Gives up what will never be taken out, as nobody is there: by the loop at its end, or by a caller that goes when that has
     * been; once.
     */
    void drop() {
        if (dropped.compareAndSet(false, true)) {
            inbound.consumed(appended - taken);
        }
    }
}
