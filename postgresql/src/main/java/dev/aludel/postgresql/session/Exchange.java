package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.Outcome;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The user's side of a session: sending, reading, losing; how it waits is in {@link Waiting}. Not thread-safe: one user at a
 * time.
 *
 * <p>Groups stand in one chain, by {@link Group#next}: those up to {@link #settled} are done with, those up to {@link Outbound#sent}
 * are in flight, those behind it are in {@link Outbound}.
 */
final class Exchange implements Owner {
    /** Bytes that the socket may be behind before the sender waits. */
    private static final int AHEAD = 256 << 10;

    /** Bytes that are encoded before they are sent without having been asked for. */
    private static final int EARLY = 64 << 10;

    final Statements statements;
    final Inbound inbound;
    private final Wire wire;
    private final Settling settling;
    private final Repair repair = new Repair(this);
    final Outbound outbound;
    final Waiting waiting;

    /** The group settled last. */
    private Group settled;

    private @Nullable Group reset;
    private boolean unusable;
    private @Nullable Throwable why;
    private @Nullable Object copying;

    Exchange(SessionLink link, SessionOptions options, Descriptions descriptions, Notices notices) {
        this.statements = new Statements(options, descriptions);
        this.settling = new Settling(statements);
        var start = new Group(Group.Kind.UNDOING, true, TransactionStatus.IDLE, 0);
        settled = start;
        outbound = new Outbound(statements, settling, start);
        inbound = new Inbound(start, notices, link.parameters());
        wire = link.attach(inbound);
        inbound.attached(wire);
        waiting = new Waiting(this, link, options.grace());
    }

    TransactionStatus planned() {
        return outbound.planned();
    }

    /** Whether nothing is queued and nothing unanswered. */
    boolean isQuiet() {
        return outbound.isEmpty() && settled == outbound.sent();
    }

    // ---- sending

    /**
     * The group that a statement belongs to now. Where BEGIN was sent in one before it, waits for the answer to that: the
     * server would run what is behind a BEGIN that it refuses outside of any transaction.
     */
    Group forStatement(Deadline deadline) {
        requireBegun();
        var begin = outbound.begin();
        if (begin != null && outbound.building() == null && begin.failure == null) {
            await(begin, deadline);
            if (begin.failure != null) {
                throw begin.failure;
            }
        }
        return outbound.forStatement();
    }

    /** Nothing runs in a transaction that does not exist. */
    void requireBegun() {
        var refused = outbound.refused();
        if (refused != null && usable()) {
            throw Failures.skipped(refused);
        }
    }

    /** Sends what is queued; the group under construction is ended. */
    void send() {
        outbound.synchronise();
        sendSoFar();
    }

    /** Sends what is encoded, in the middle of a group perhaps. */
    void sendSoFar() {
        var open = reset;
        if (open != null && open.sent && !outbound.isEmpty()) {
            // What follows must not run before the traces of the user before are gone for certain.
            reset = null;
            settle(open, Deadline.NEVER, false);
        }
        if (inbound.hasEnded()) {
            // First what was answered: the rest is lost, and what is queued was never sent.
            advance();
            unusable = true;
        }
        if (unusable) {
            loseAll();
            return;
        }
        outbound.launch();
        var out = outbound.out;
        if (out.size() > 0) {
            waiting.sent();
            wire.write(out.array(), 0, out.size());
            outbound.left();
            if (wire.unsent() > 0) {
                inbound.sending(wire);
            }
        }
    }

    /** Sends early when much is encoded, so that the server works while more is. */
    void sendEarly() {
        if (outbound.out.size() >= EARLY && !Thread.currentThread().isInterrupted()) {
            sendSoFar();
        }
    }

    /**
     * Sends what is encoded of the group under construction, and waits while the socket is far behind, reading meanwhile what
     * comes back.
     *
     * @return false when there is no point in sending more of it: it has failed, or the connection is lost, or the time is over
     */
    boolean sendPart(Group group, Deadline deadline) {
        if (outbound.out.size() < EARLY) {
            return !group.failed;
        }
        if (!group.sent && (Thread.currentThread().isInterrupted() || deadline.remainingNanos() <= 0)) {
            return false;
        }
        sendSoFar();
        while (wire.unsent() > AHEAD) {
            inbound.sending(wire);
            if (!advance() || group.failed) {
                return false;
            }
            if (Thread.currentThread().isInterrupted() || deadline.remainingNanos() <= 0) {
                return false;
            }
            inbound.park(outbound.sent(), Inbound.Until.DRAINED, deadline.nanos());
        }
        return advance() && !group.failed;
    }

    /** Why no more of a group is sent: its user's reason, or null when the server has one, or is gone. */
    @Nullable RuntimeException whyNot(Group group) {
        if (group.failed || group.settled || !usable()) {
            return null;
        }
        boolean interrupted = Thread.currentThread().isInterrupted();
        return Failures.cancelled(interrupted ? Cancellation.Reason.INTERRUPT : Cancellation.Reason.DEADLINE, null);
    }

    // ---- waiting

    /** Waits until a step is answered; {@link Step#failure} says how it ended. */
    @Override
    public void await(Step step, Deadline deadline) {
        var group = step.group;
        if (group == null || group.settled) {
            return;
        }
        if (!group.sent && group.kind == Group.Kind.STATEMENTS && waiting.isTooLate(deadline)) {
            return;
        }
        send();
        settle(group, deadline, group.kind == Group.Kind.STATEMENTS);
        if (step.failure != null) {
            repair.attempt(step, deadline);
        }
    }

    void settle(Group target, Deadline deadline, boolean cancellable) {
        waiting.settle(target, deadline, cancellable);
    }

    /** The first group that is not settled, of those that were sent. */
    @Nullable Group inFlight() {
        return settled.next;
    }

    /** Reads what has arrived and settles what is answered; false when nothing will arrive any more. */
    boolean advance() {
        try {
            while (true) {
                var group = settled.next;
                if (group == null) {
                    return !unusable;
                }
                boolean ended = inbound.hasEnded() || unusable;
                byte status = group.status;
                if (Answers.read(group, inbound)) {
                    return true;
                }
                if (status != 0) {
                    answered(group, status);
                } else if (ended) {
                    loseAll();
                    return false;
                } else {
                    return true;
                }
            }
        } catch (ProtocolViolationException violation) {
            violated(violation);
            return false;
        }
    }

    private void answered(Group group, byte status) {
        if (!group.synced) {
            throw new ProtocolViolationException("the server sent ReadyForQuery before it was asked to synchronise");
        }
        var server = switch (status) {
            case 'I' -> TransactionStatus.IDLE;
            case 'T' -> TransactionStatus.ACTIVE;
            default -> TransactionStatus.FAILED;
        };
        boolean usable = settling.answered(group, server);
        group.release();
        // The loop is past it as well: nobody follows the chain from there any more.
        settled.next = null;
        settled = group;
        outbound.settled(group, server, isQuiet());
        if (!usable) {
            abort();
        }
    }

    private void violated(ProtocolViolationException violation) {
        unusable = true;
        wire.abort();
        lose(violation);
    }

    /** The connection is lost: everything that waits for an answer gets its own. */
    void loseAll() {
        unusable = true;
        lose(why != null ? why : inbound.cause());
    }

    private void lose(@Nullable Throwable cause) {
        var fatal = inbound.fatal();
        boolean reached = true;
        for (var group = settled.next; group != null; group = group.next) {
            settling.lost(group, commitsBehind(group), reached, cause, fatal);
            reached &= fatal == null;
            settled = group;
        }
        outbound.discard(group -> settling.lost(group, false, true, cause, fatal));
    }

    private static boolean commitsBehind(Group group) {
        if (group.autocommit && !group.begins) {
            return false;
        }
        for (var later = group; later != null && (later == group || !later.begins); later = later.next) {
            if (later.commits) {
                return true;
            }
        }
        return false;
    }

    // ---- the rest

    /** What has the session to itself, or null when it is over. */
    void copying(@Nullable Object copy) {
        copying = copy;
    }

    boolean isCopying() {
        return copying != null;
    }

    void resetting(Group group) {
        reset = group;
    }

    @Override
    public void completed(CommandTag tag) {
        statements.completed(tag);
    }

    void transaction(@Nullable String number) {
        settling.transaction(number);
    }

    /** A COPY FROM STDIN that was sent as a statement would wait for its data for ever. */
    @Override
    public void copyInBegun(Execution step) {
        if (!step.isCopyIn()) {
            step.thrown = Owner.strayCopy(step.sql());
            var end = new MessageWriter(64);
            Frontend.copyFail(end, "COPY needs its own method");
            var group = step.group;
            if (group != null && group.synced) {
                // The Sync that stands behind it was swallowed by COPY: this one takes its place.
                Frontend.sync(end);
            }
            wire.write(end.array(), 0, end.size());
        }
    }

    /** Whether it was ended, or found lost, from this side. */
    boolean isGivenUp() {
        return unusable;
    }

    boolean usable() {
        return !unusable && !inbound.hasEnded();
    }

    RuntimeException unusable() {
        return Failures.lost(Outcome.NOT_SENT, why != null ? why : inbound.cause(), inbound.fatal());
    }

    void abort() {
        unusable = true;
        wire.abort();
    }

    /** The connection is ended, for a reason that whoever waits is told. */
    void giveUp(String reason) {
        why = new IllegalStateException(reason);
        abort();
    }

    void close() {
        if (!unusable) {
            unusable = true;
            var end = new MessageWriter(8);
            Frontend.terminate(end);
            wire.write(end.array(), 0, end.size());
        }
        wire.close();
    }

    /** May be called by any thread. */
    void abortFromAnywhere() {
        wire.abort();
    }

    SessionStatistics statistics() {
        return new SessionStatistics(
                waiting.roundTrips(),
                outbound.groups(),
                outbound.executions(),
                outbound.bytesSent(),
                inbound.bytesReceived());
    }
}
