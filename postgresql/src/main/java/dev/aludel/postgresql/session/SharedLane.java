package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.error.AludelException;
import dev.aludel.error.Outcome;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.startup.Started;
import dev.aludel.postgresql.wire.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One connection that carries single statements of many callers at once, each with a Sync of its own, so that none can undo
 * another's. For statements that only read. Thread-safe.
 *
 * <p>A caller encodes on its own, queues, and parks. Of those who queue at the same time one becomes the writer: it lets its
 * neighbours queue first, by yielding once, and hands all to the wire in one piece.
 *
 * <p>A caller that is interrupted, or whose time is over, goes at once; what comes for it is dropped. The server is asked to
 * cancel only when nobody else waits on this connection, because a request hits whatever runs; meanwhile it takes no calls.
 */
public final class SharedLane implements Owner {
    private static final byte[] EXECUTE_AND_SYNC = {'E', 0, 0, 0, 9, 0, 0, 0, 0, 0, 'S', 0, 0, 0, 4};
    private static final int STATEMENTS = 1000;

    private final SessionLink link;
    private final Descriptions descriptions;
    private final Duration grace;
    private final SharedInbound inbound;
    private final Wire wire;

    /** Queued and not written, the newest first. */
    private final AtomicReference<@Nullable SharedCall> queued = new AtomicReference<>();

    private final AtomicBoolean writing = new AtomicBoolean();

    /** Callers that wait. */
    private final AtomicInteger live = new AtomicInteger();

    /** Calls not answered, those of callers that have gone included. */
    private final AtomicInteger depth = new AtomicInteger();

    /** Takes no calls: a cancel request is on its way. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> held = new AtomicReference<>();

    /** What the server has prepared, and for which description. The writer's. */
    private final HashMap<StatementText, Description> prepared = new HashMap<>();

    /** Texts that the writer shall prepare anew. */
    private final ConcurrentLinkedQueue<StatementText> stale = new ConcurrentLinkedQueue<>();

    /** The writer's. */
    private final MessageWriter out = new MessageWriter(8192);

    private final LongAdder statements = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();

    private SharedLane(SessionLink link, Descriptions descriptions, Duration grace) {
        this.link = link;
        this.descriptions = descriptions;
        this.grace = grace;
        this.inbound = new SharedInbound(this);
        this.wire = link.attach(inbound);
        inbound.attached(wire);
    }

    /** Takes over a connection that has started up. */
    public static SharedLane open(Started started, Descriptions descriptions, Duration grace) {
        return new SharedLane(new StartedLink(started), descriptions, grace);
    }

    /** Takes over a connection of any make. */
    public static SharedLane open(SessionLink link, Descriptions descriptions, Duration grace) {
        return new SharedLane(link, descriptions, grace);
    }

    /** How many calls are on their way. */
    public int depth() {
        return depth.get();
    }

    /** Whether it takes calls now. */
    public boolean isOpen() {
        return !inbound.hasEnded() && wire.isOpen();
    }

    /** Whether calls are to go elsewhere for the moment. */
    public boolean isHeld() {
        return held.get() != null;
    }

    /** Completes when it takes calls again, or has ended; null when it is not held back. */
    public @Nullable CompletableFuture<Void> released() {
        return held.get();
    }

    private void release() {
        var waiting = held.getAndSet(null);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /**
     * Runs a statement and waits for its end; its rows go to the sink on the calling thread.
     *
     * @throws dev.aludel.error.OperationCancelledException if the thread is interrupted; the statement may run on
     * @throws dev.aludel.error.StatementTimeoutException if the deadline has passed; the statement may run on
     * @throws dev.aludel.error.DisconnectedException if the connection is lost, or takes no calls: the outcome says which
     */
    public CommandTag execute(StatementText text, ParameterWriter parameters, RowSink rows, Deadline deadline) {
        for (int attempt = 0; ; attempt++) {
            var description = description(text, deadline);
            var execution =
                    new Execution(this, text, parameters, rows, Execution.Role.STATEMENT, deadline, Step.State.BINDING);
            execution.description = description;
            var writer = new MessageWriter(192);
            writer.begin('B').int8(0).bytes(text.nameBytes());
            parameters.write(description, writer);
            writer.bytes(description.resultFormats()).end();
            writer.bytes(EXECUTE_AND_SYNC);
            var call = new SharedCall(inbound, writer, execution, text, description);
            call.group.add(execution);
            run(call, deadline);
            if (execution.failure == null || attempt > 0 || execution.delivered || !isStale(call)) {
                return execution.answer();
            }
            descriptions.forget(text);
            stale.add(text);
        }
    }

    private static boolean isStale(SharedCall call) {
        var error = call.group.error;
        var failed = call.group.current;
        return error != null && failed != null && Repair.isStale(error, failed);
    }

    private Description description(StatementText text, Deadline deadline) {
        var known = descriptions.find(text);
        if (known != null) {
            return known;
        }
        if (text.result() == StatementText.Result.BINARY && text.declaresAll()) {
            return Description.declared(text.declared());
        }
        var statement = new ServerStatement(text, false, descriptions);
        var step = new Preparation(statement, true);
        var writer = new MessageWriter(256);
        Frontend.parse(writer, statement.name, text.sql(), text.declared());
        Frontend.describe(writer, Frontend.STATEMENT, statement.name);
        Frontend.sync(writer);
        var call = new SharedCall(inbound, writer, null, null, null);
        call.group.add(step);
        run(call, deadline);
        var described = statement.description;
        if (step.failure != null) {
            throw step.failure;
        }
        if (described == null) {
            throw new IllegalStateException("a statement that is not described");
        }
        return described;
    }

    // ---- a call

    private void run(SharedCall call, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            throw Failures.notSent(Cancellation.Reason.INTERRUPT);
        }
        depth.incrementAndGet();
        live.incrementAndGet();
        if (isHeld() || !isOpen()) {
            live.decrementAndGet();
            depth.decrementAndGet();
            throw Failures.lost(Outcome.NOT_SENT, inbound.cause(), inbound.fatal());
        }
        statements.increment();
        enqueue(call);
        await(call, deadline);
    }

    @SuppressWarnings("ThreadPriorityCheck") // a yield lets neighbours queue; without it all works the same
    private void enqueue(SharedCall call) {
        SharedCall top;
        do {
            top = queued.get();
            call.below = top;
        } while (!queued.compareAndSet(top, call));
        // Whoever finds others queued leaves it to them: the one that queued first writes, or finds a writer who looks
        // again.
        if (top == null && writing.compareAndSet(false, true)) {
            Thread.yield();
            write();
        }
    }

    private void write() {
        do {
            var newest = queued.getAndSet(null);
            if (newest != null) {
                writeAll(newest);
            }
            writing.set(false);
        } while (queued.get() != null && writing.compareAndSet(false, true));
    }

    private void writeAll(SharedCall newest) {
        SharedCall oldest = null;
        for (var call = newest; call != null; ) {
            var below = call.below;
            call.below = oldest;
            oldest = call;
            call = below;
        }
        closeStale();
        for (var call = oldest; call != null; call = call.below) {
            if (call.send()) {
                prepare(call);
                out.bytes(call.out.array(), 0, call.out.size());
                inbound.calls.add(call);
            } else {
                answered(call);
            }
        }
        if (out.size() > 0) {
            bytesSent.add(out.size());
            wire.write(out.array(), 0, out.size());
            out.clear(64 << 10);
        }
        if (inbound.hasEnded()) {
            inbound.loseAll();
        }
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
            prepared.forEach((each, gone) -> stale.add(each));
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
                depth.incrementAndGet();
                inbound.calls.add(call);
            }
        }
    }

    /** By the loop, or by whoever finds the connection lost: a call is over. */
    void answered(SharedCall call) {
        depth.decrementAndGet();
    }

    private void await(SharedCall call, Deadline deadline) {
        var group = call.group;
        var watch = deadline.isNever() ? null : deadline;
        try {
            while (true) {
                byte status = group.status;
                boolean lost = call.lost;
                Answers.read(group, call);
                if (status != 0) {
                    settle(call);
                    if (status != 'I') {
                        fail(call, Failures.strayed("began a transaction"));
                    }
                    return;
                }
                if (lost) {
                    lose(call);
                    return;
                }
                if (Thread.interrupted()) {
                    abandon(call);
                    Thread.currentThread().interrupt();
                    throw abandoned(call, Cancellation.Reason.INTERRUPT);
                }
                if (watch == null) {
                    LockSupport.park(this);
                } else if (watch.remainingNanos() <= 0) {
                    abandon(call);
                    throw abandoned(call, Cancellation.Reason.DEADLINE);
                } else {
                    LockSupport.parkNanos(this, watch.remainingNanos());
                }
            }
        } catch (ProtocolViolationException violation) {
            wire.abort();
            var failure = Failures.lost(Outcome.ROLLED_BACK, violation, null);
            fail(call, failure);
        } finally {
            if (!call.abandoned) {
                live.decrementAndGet();
            }
        }
    }

    private static AludelException abandoned(SharedCall call, Cancellation.Reason reason) {
        var failure = call.isSent() ? Failures.cancelled(reason, null) : Failures.notSent(reason);
        if (call.text != null) {
            failure.statement(call.text.sql());
        }
        return failure;
    }

    private void settle(SharedCall call) {
        var group = call.group;
        var error = group.error;
        for (var step = group.first; step != null; step = step.next) {
            if (error != null && (step == group.current || group.current == null)) {
                step.failure = Failures.of(error, step.sql(), null);
            } else if (error == null && !step.isDone()) {
                throw new ProtocolViolationException("the server sent ReadyForQuery before the answer was complete");
            }
            var statement = step.statement;
            if (step.parses && statement != null && statement.isNamed()) {
                // Not prepared after all, or not as it was thought: the next call asks again.
                if (!statement.confirmed || statement.description != call.description) {
                    stale.add(statement.text);
                }
            }
        }
    }

    private void lose(SharedCall call) {
        fail(
                call,
                Failures.lost(
                        call.isSent() ? Outcome.ROLLED_BACK : Outcome.NOT_SENT, inbound.cause(), inbound.fatal()));
    }

    private static void fail(SharedCall call, AludelException failure) {
        if (call.text != null) {
            failure.statement(call.text.sql());
        }
        for (var step = call.group.first; step != null; step = step.next) {
            step.failure = failure;
        }
    }

    // ---- callers that go

    private void abandon(SharedCall call) {
        call.abandoned = true;
        live.decrementAndGet();
        if (call.withdraw()) {
            return;
        }
        if (call.group.status != 0) {
            call.drop();
        }
        if (call.execution != null && call.execution.parses) {
            stale.add(call.execution.text);
        }
        // Looked at again behind the release: another caller that went meanwhile has left it to this one.
        while (isDeserted() && held.compareAndSet(null, new CompletableFuture<>())) {
            if (isDeserted()) {
                Thread.ofVirtual().name("aludel-postgresql-cancel").start(this::cancel);
                return;
            }
            release();
        }
    }

    /** Whether something runs that nobody waits for. One that waits besides is not to be hit. */
    private boolean isDeserted() {
        return live.get() == 0 && depth.get() > 0;
    }

    /** Ends what runs for callers that have gone, and lets calls in again behind a fence. */
    private void cancel() {
        var deadline = Deadline.after(grace);
        long pause = Duration.ofMillis(5).toNanos();
        while (depth.get() > 0 && isOpen() && deadline.remainingNanos() > 0) {
            link.cancel(deadline);
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, Duration.ofMillis(250).toNanos());
        }
        if (depth.get() > 0) {
            wire.abort();
            release();
            return;
        }
        var fence = new SharedCall(inbound, new MessageWriter(8), null, null, null);
        Frontend.sync(fence.out);
        depth.incrementAndGet();
        enqueue(fence);
        while (fence.group.status == 0 && !fence.lost) {
            LockSupport.park(this);
        }
        release();
    }

    // ---- the rest

    @Override
    public void await(Step step, Deadline deadline) {
        throw new IllegalStateException("calls on a shared connection wait by themselves");
    }

    @Override
    public void completed(CommandTag tag) {}

    @Override
    public void copyInBegun(Execution step) {
        step.thrown = Owner.strayCopy(step.sql());
    }

    /** Statements run on this connection. */
    public long statements() {
        return statements.sum();
    }

    public long bytesSent() {
        return bytesSent.sum();
    }

    public long bytesReceived() {
        return inbound.bytesReceived();
    }

    /** Ends the connection; callers that wait get an error. Idempotent. */
    public void close() {
        if (wire.isOpen()) {
            var end = new MessageWriter(8);
            Frontend.terminate(end);
            if (writing.compareAndSet(false, true)) {
                wire.write(end.array(), 0, end.size());
                wire.close();
                // Calls that were queued meanwhile are told by the wire's end, once they stand among those in flight.
                write();
                return;
            }
        }
        wire.close();
    }
}
