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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One connection that carries single statements of many callers at once, each with a Sync of its own, so that none can undo
 * another's. For statements that only read. Thread-safe.
 *
 * <p>A caller encodes on its own, hands its call to the {@link SharedOutbound}, which sends it together with its neighbours',
 * and parks until the {@link SharedInbound} has the end of its answer.
 *
 * <p>A caller that is interrupted, or whose time is over, goes at once; what comes for it is dropped. The server is asked to
 * cancel only when nobody else waits on this connection, because a request hits whatever runs; meanwhile it takes no calls.
 */
public final class SharedLane implements Owner {
    private static final byte[] EXECUTE_AND_SYNC = {'E', 0, 0, 0, 9, 0, 0, 0, 0, 0, 'S', 0, 0, 0, 4};

    private static final long FIRST_PAUSE = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(250).toNanos();

    private final SessionLink link;
    private final Descriptions descriptions;
    private final Duration grace;
    private final SharedInbound inbound;
    private final Wire wire;

    private final SharedOutbound outbound;

    /** Callers that wait. */
    private final AtomicInteger live = new AtomicInteger();

    /** Takes no calls: a cancel request is on its way. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> held = new AtomicReference<>();

    private final LongAdder statements = new LongAdder();

    private SharedLane(SessionLink link, Descriptions descriptions, Duration grace) {
        this.link = link;
        this.descriptions = descriptions;
        this.grace = grace;
        this.inbound = new SharedInbound();
        this.outbound = new SharedOutbound(inbound, descriptions);
        this.wire = link.attach(inbound.feeding(outbound));
        inbound.attached(wire);
        outbound.attached(wire);
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
        return outbound.depth();
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
            outbound.prepareAnew(text);
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
        var step = prepare(statement, deadline);
        while (step.amended) {
            step = prepare(statement, deadline);
        }
        var described = statement.description;
        if (step.failure != null) {
            throw step.failure;
        }
        if (described == null) {
            throw new IllegalStateException("a statement that is not described");
        }
        return described;
    }

    private Preparation prepare(ServerStatement statement, Deadline deadline) {
        var step = new Preparation(statement, true);
        var writer = new MessageWriter(256);
        Frontend.parse(writer, statement.name, statement.text.sql(), statement.declared);
        Frontend.describe(writer, Frontend.STATEMENT, statement.name);
        Frontend.sync(writer);
        var call = new SharedCall(inbound, writer, null, null, null);
        call.group.add(step);
        run(call, deadline);
        var error = call.group.error;
        if (error != null) {
            step.undetermined(error);
        }
        return step;
    }

    // ---- a call

    private void run(SharedCall call, Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            throw Failures.notSent(Cancellation.Reason.INTERRUPT);
        }
        live.incrementAndGet();
        try {
            if (isHeld() || !isOpen()) {
                throw Failures.lost(Outcome.NOT_SENT, inbound.cause(), inbound.fatal());
            }
            statements.increment();
            outbound.announce();
            outbound.submit(call);
            await(call, deadline);
        } finally {
            leave();
        }
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
                    outbound.prepareAnew(statement.text);
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
        if (call.withdraw()) {
            return;
        }
        if (call.group.status != 0) {
            call.drop();
        }
        if (call.execution != null && call.execution.parses) {
            outbound.prepareAnew(call.execution.text);
        }
    }

    /**
     * A caller goes, with its answer or without. What runs for those that have gone is left to the last one that goes: each looks
     * behind its own going, and behind a release, so that none leaves it to one that has looked already.
     */
    private void leave() {
        live.decrementAndGet();
        while (isDeserted() && held.compareAndSet(null, new CompletableFuture<>())) {
            if (isDeserted()) {
                Thread.ofVirtual().name("aludel-postgresql-cancel").start(this::cancel);
                return;
            }
            release();
        }
    }

    /**
     * Whether something runs that nobody waits for. One that waits besides is not to be hit: it is counted before it looks
     * whether this takes calls, which it does not while a request is on its way; and before its call is.
     */
    private boolean isDeserted() {
        return outbound.depth() > 0 && live.get() == 0 && isOpen();
    }

    /**
     * Ends what runs for callers that have gone, and lets calls in again behind a fence. A request ends one statement, so the next
     * one follows soon where there are more; it comes later the longer the same one takes to end.
     */
    private void cancel() {
        var deadline = Deadline.after(grace);
        long pause = FIRST_PAUSE;
        int left = outbound.depth();
        while (left > 0 && isOpen() && deadline.remainingNanos() > 0) {
            link.cancel(deadline);
            LockSupport.parkNanos(pause);
            int before = left;
            left = outbound.depth();
            pause = left < before ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
        }
        if (left > 0) {
            wire.abort();
            release();
            // Without it the server would finish what it is at before it sees that nobody is there.
            link.cancel(Deadline.after(grace));
            return;
        }
        var fence = new SharedCall(inbound, new MessageWriter(8), null, null, null);
        Frontend.sync(fence.out);
        outbound.announce();
        outbound.submit(fence);
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
        return outbound.bytesSent();
    }

    public long bytesReceived() {
        return inbound.bytesReceived();
    }

    /** Ends the connection; callers that wait get an error. Idempotent. */
    public void close() {
        outbound.close();
    }
}
