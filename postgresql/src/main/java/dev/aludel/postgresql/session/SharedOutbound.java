package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.wire.Wire;
import java.util.HashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of a shared connection: puts the calls of many callers in order and hands them to the wire, many in one
 * piece.
 *
 * <p>A call is written at once when nothing is in flight, or when as many are queued as half of those in flight. Otherwise it
 * stays queued until the next answer, and the loop that has read it writes: the server, which takes one statement after the other,
 * has something to do until then. What Nagle's algorithm does for bytes this does for statements, so that the more there is
 * to do the more goes in one piece.
 *
 * <p>States: a call is <em>announced</em> (counted), <em>queued</em>, <em>in flight</em>, <em>over</em>. Invariant: whenever a call is
 * queued, somebody writes, or something is in flight, whose answer makes the loop look at the queue. It holds because a call is queued before
 * its caller looks at what is in flight, and the loop counts an answer before it looks at the queue. One thread writes at a
 * time; whoever finds another at it leaves, and the writer looks again when it has finished.
 */
final class SharedOutbound {
    /** Statements prepared on one connection; when there are more, all are given up. */
    private static final int STATEMENTS = 1000;

    private static final int FIRST_BYTES = 8 << 10;
    private static final int KEPT_BYTES = 64 << 10;

    private final SharedInbound inbound;
    private final Descriptions descriptions;
    private volatile @Nullable Wire wire;

    /** Queued and not written, the newest first. */
    private final AtomicReference<@Nullable SharedCall> queued = new AtomicReference<>();

    private final AtomicBoolean writing = new AtomicBoolean();

    /** Calls announced and not over, those of callers that have gone included. */
    private final AtomicInteger depth = new AtomicInteger();

    /** Calls written and not over. */
    private final AtomicInteger flying = new AtomicInteger();

    /** Texts that the writer shall prepare anew. */
    private final ConcurrentLinkedQueue<StatementText> stale = new ConcurrentLinkedQueue<>();

    private final LongAdder bytesSent = new LongAdder();

    // From here on: the writer's.
    private final MessageWriter out = new MessageWriter(FIRST_BYTES);

    /** What the server has prepared, and for which description. */
    private final HashMap<StatementText, Description> prepared = new HashMap<>();

    SharedOutbound(SharedInbound inbound, Descriptions descriptions) {
        this.inbound = inbound;
        this.descriptions = descriptions;
    }

    void attached(Wire to) {
        wire = to;
    }

    int depth() {
        return depth.get();
    }

    long bytesSent() {
        return bytesSent.sum();
    }

    /** A call will be submitted, or be {@link #over} without. */
    void announce() {
        depth.incrementAndGet();
    }

    /** A call that was never written is over. */
    void over() {
        depth.decrementAndGet();
    }

    /** By the loop, or by whoever finds the connection lost: a call that was written is over. */
    void answered() {
        flying.decrementAndGet();
        depth.decrementAndGet();
    }

    /** The statement is to be closed and prepared again before it is used. */
    void prepareAnew(StatementText text) {
        stale.add(text);
    }

    /** Queues an announced call, and writes if it is time. */
    void submit(SharedCall call) {
        SharedCall top;
        do {
            top = queued.get();
            call.below = top;
        } while (!queued.compareAndSet(top, call));
        writeWhileDue();
    }

    /** By the loop, behind answers: writes what has been queued meanwhile. */
    void flush() {
        if (queued.get() != null && writing.compareAndSet(false, true)) {
            write();
            writeWhileDue();
        }
    }

    private void writeWhileDue() {
        while (isDue() && writing.compareAndSet(false, true)) {
            write();
        }
    }

    private boolean isDue() {
        if (queued.get() == null) {
            return false;
        }
        int sent = flying.get();
        return sent == 0 || 2 * (depth.get() - sent) >= sent;
    }

    /** By the one who has set {@link #writing}, which this takes back. */
    private void write() {
        var newest = queued.getAndSet(null);
        if (newest != null) {
            writeAll(oldestFirst(newest));
        }
        writing.set(false);
    }

    private static SharedCall oldestFirst(SharedCall newest) {
        SharedCall oldest = newest;
        SharedCall above = null;
        for (SharedCall call = newest; call != null; ) {
            var below = call.below;
            call.below = above;
            above = call;
            oldest = call;
            call = below;
        }
        return oldest;
    }

    private void writeAll(SharedCall oldest) {
        closeStale();
        for (SharedCall call = oldest; call != null; call = call.below) {
            if (call.send()) {
                prepare(call);
                out.bytes(call.out.array(), 0, call.out.size());
                fly(call);
            } else {
                over();
            }
        }
        var to = wire;
        if (out.size() > 0 && to != null) {
            bytesSent.add(out.size());
            to.write(out.array(), 0, out.size());
            out.clear(KEPT_BYTES);
        }
        if (inbound.hasEnded()) {
            inbound.loseAll();
        }
    }

    private void fly(SharedCall call) {
        flying.incrementAndGet();
        inbound.calls.add(call);
    }

    /** Sends Parse and Describe in front of a call whose statement this connection does not have, or has for another result. */
    private void prepare(SharedCall call) {
        var text = call.text;
        var description = call.description;
        var execution = call.execution;
        if (text == null || description == null || execution == null) {
            return;
        }
        var has = prepared.get(text);
        if (has != null && has == description) {
            return;
        }
        if (prepared.size() >= STATEMENTS) {
            stale.addAll(prepared.keySet());
            closeStale();
            has = null;
        }
        var name = text.nameBytes();
        if (has != null) {
            close(call.group, execution, name);
        }
        var statement = new ServerStatement(text, true, descriptions);
        statement.description = description;
        execution.statement = statement;
        execution.parses = true;
        execution.describes = true;
        execution.state = Step.State.PARSING;
        Frontend.parse(out, name, text.sql(), description.types());
        Frontend.describe(out, Frontend.STATEMENT, name);
        prepared.put(text, description);
    }

    /** In front of everything else of the group. */
    private void close(Group group, Execution execution, byte[] name) {
        Frontend.close(out, Frontend.STATEMENT, name);
        group.remove(execution);
        group.add(new Closing(Frontend.STATEMENT, name));
        group.add(execution);
    }

    private void closeStale() {
        for (var text = stale.poll(); text != null; text = stale.poll()) {
            var has = prepared.remove(text);
            if (has != null) {
                Frontend.close(out, Frontend.STATEMENT, text.nameBytes());
                Frontend.sync(out);
                var call = new SharedCall(inbound, new MessageWriter(1), null, null, null);
                call.abandoned = true;
                announce();
                fly(call);
            }
        }
    }

    /** Says goodbye if nobody writes at the moment, and closes the wire; what is queued is told of its end. */
    void close() {
        var open = wire;
        if (open == null) {
            return;
        }
        if (open.isOpen() && writing.compareAndSet(false, true)) {
            var end = new MessageWriter(8);
            Frontend.terminate(end);
            open.write(end.array(), 0, end.size());
            open.close();
            // Calls that were queued meanwhile are told by the wire's end, once they stand among those in flight.
            write();
            writeWhileDue();
            return;
        }
        open.close();
    }
}
