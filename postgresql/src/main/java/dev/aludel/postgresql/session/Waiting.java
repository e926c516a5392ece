package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a session's user waits: for answers, for data, for the end of what is cancelled; and what interrupts, deadlines and the
 * wish of another thread do to that. The user's, but for {@link #cancelFromAnywhere()}.
 */
final class Waiting {
    private static final long PAUSE = 50_000_000;

    private final Exchange exchange;
    private final Inbound inbound;
    private final Outbound outbound;
    private final SessionLink link;
    private final Duration grace;
    private final RoundTrips roundTrips;
    private final CancelSwitch cancelSwitch = new CancelSwitch();
    private boolean sentSinceWait;

    Waiting(Exchange exchange, SessionLink link, Duration grace) {
        this.exchange = exchange;
        this.inbound = exchange.inbound;
        this.outbound = exchange.outbound;
        this.link = link;
        this.grace = grace;
        this.roundTrips = new RoundTrips(link.processId());
    }

    /** Something was sent: the next wait is a round trip. */
    void sent() {
        sentSinceWait = true;
    }

    /** Waits that something was sent before. */
    long roundTrips() {
        return roundTrips.count();
    }

    /** Waits for a group and for all before it. */
    void settle(Group target, Deadline deadline, boolean cancellable) {
        settle(target, deadline, cancellable, null);
    }

    /** Cancels what runs, if anything does, and waits for its end. */
    private void stop(Group target, Cancellation.Reason reason) {
        settle(target, Deadline.NEVER, false, target.isAnswered() ? null : cancel(reason));
    }

    private void settle(Group target, Deadline deadline, boolean cancellable, @Nullable Cancellation begun) {
        if (target.settled) {
            return;
        }
        if (cancellable) {
            cancelSwitch.begin();
        }
        @Nullable RoundTripEvent event = null;
        if (sentSinceWait) {
            sentSinceWait = false;
            event = roundTrips.begin();
        }
        boolean interrupted = false;
        var cancellation = begun;
        long hardEnd = Long.MAX_VALUE;
        var until = begun == null ? target : outbound.sent();
        while (exchange.advance() && !until.settled) {
            if (Thread.interrupted()) {
                interrupted = true;
            }
            long wakeAt = deadline.nanos();
            if (cancellation == null && cancellable) {
                cancellation = cancellation(interrupted, deadline);
                until = cancellation == null ? until : outbound.sent();
            }
            if (cancellation != null) {
                long now = System.nanoTime();
                if (cancellation.hasFailed(now)) {
                    exchange.giveUp("the server did not end a cancelled statement in time");
                    continue;
                }
                wakeAt = cancellation.progress(now);
            } else if (interrupted || isOver(deadline)) {
                // What undoes something and COMMIT are not cancelled, but not waited for without end either.
                long now = System.nanoTime();
                hardEnd = hardEnd == Long.MAX_VALUE ? now + grace.toNanos() : hardEnd;
                if (now - hardEnd >= 0) {
                    exchange.giveUp(
                            "the server did not answer in time a caller who was interrupted, or had no time left");
                    continue;
                }
                wakeAt = hardEnd;
            }
            inbound.park(until, Inbound.Until.ANSWERED, wakeAt);
        }
        if (cancellable) {
            cancelSwitch.end();
        }
        roundTrips.end(event, outbound, inbound.bytesReceived(), cancellation != null);
        if (cancellation != null) {
            interrupted |= fence(cancellation);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOver(Deadline deadline) {
        return !deadline.isNever() && deadline.remainingNanos() <= 0;
    }

    private @Nullable Cancellation cancellation(boolean interrupted, Deadline deadline) {
        var reason = interrupted ? Cancellation.Reason.INTERRUPT : reasonToStop(deadline);
        return reason == null ? null : cancel(reason);
    }

    private Cancellation.@Nullable Reason reasonToStop(Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            return Cancellation.Reason.INTERRUPT;
        }
        if (isOver(deadline)) {
            return Cancellation.Reason.DEADLINE;
        }
        return cancelSwitch.isAsked() ? Cancellation.Reason.REQUEST : null;
    }

    /** Asks the user, who waits for an answer, to cancel what runs; false when nobody waits. May be called by any thread. */
    boolean cancelFromAnywhere() {
        boolean asked = cancelSwitch.ask();
        if (asked) {
            inbound.nudge();
        }
        return asked;
    }

    /** Begins to cancel what is in flight, unless a COMMIT is: that is never cancelled. */
    private @Nullable Cancellation cancel(Cancellation.Reason reason) {
        for (var group = exchange.inFlight(); group != null; group = group.next) {
            if (group.commits) {
                return null;
            }
        }
        var cancellation = new Cancellation(reason, link, inbound, grace, System.nanoTime());
        for (var group = exchange.inFlight(); group != null; group = group.next) {
            group.cancellation = group.kind == Group.Kind.STATEMENTS ? cancellation : null;
        }
        return cancellation;
    }

    /**
     * Waits until no cancel request is on its way, then for an empty group: what is sent behind that cannot be hit.
     *
     * @return whether the thread was interrupted meanwhile
     */
    private boolean fence(Cancellation cancellation) {
        boolean interrupted = false;
        while (cancellation.isRunning() && !exchange.isGivenUp()) {
            interrupted |= Thread.interrupted();
            if (cancellation.hasFailed(System.nanoTime())) {
                exchange.giveUp("a cancel request was not answered in time");
            } else {
                inbound.parkUntilNudged(cancellation, System.nanoTime() + PAUSE);
            }
        }
        if (exchange.usable()) {
            var fence = outbound.open(Group.Kind.UNDOING, true, null);
            exchange.send();
            settle(fence, Deadline.NEVER, false);
        }
        return interrupted;
    }

    /** Drops what is unsent when its user has been interrupted, or has no time left. */
    boolean isTooLate(Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            outbound.dropUnsent(Failures.notSent(Cancellation.Reason.INTERRUPT));
            return true;
        }
        if (!deadline.isNever() && deadline.remainingNanos() <= 0) {
            outbound.dropUnsent(Failures.notSent(Cancellation.Reason.DEADLINE));
            return true;
        }
        return false;
    }

    /** Waits for the next message of a COPY TO, or for its end. */
    void pull(Execution step, Group group, Deadline deadline) {
        if (!group.synced) {
            if (!group.sent && isTooLate(deadline)) {
                return;
            }
            // The whole COPY is one wait to those who want to cancel it.
            cancelSwitch.begin();
            exchange.send();
            sentSinceWait = false;
            roundTrips.end(roundTrips.begin(), outbound, inbound.bytesReceived(), false);
        }
        while (exchange.advance() && step.copied == null && !group.settled) {
            var reason = reasonToStop(deadline);
            if (reason != null) {
                step.dropCopied();
                stop(group, reason);
                step.copied = null;
                break;
            }
            inbound.park(group, Inbound.Until.DATA, deadline.nanos());
        }
        if (step.copied == null) {
            cancelSwitch.end();
        }
    }

    /** Ends a COPY TO that has been sent. */
    void stop(Execution step, Group group) {
        cancelSwitch.end();
        if (!group.settled) {
            exchange.advance();
            stop(group, Cancellation.Reason.STOP);
            step.copied = null;
        }
    }

    boolean ping(Deadline deadline) {
        if (!exchange.usable()) {
            return false;
        }
        exchange.send();
        var fence = outbound.open(Group.Kind.UNDOING, true, null);
        exchange.send();
        boolean interrupted = false;
        sentSinceWait = false;
        roundTrips.end(roundTrips.begin(), outbound, inbound.bytesReceived(), false);
        while (exchange.advance() && !fence.settled) {
            interrupted |= Thread.interrupted();
            if (deadline.remainingNanos() <= 0) {
                exchange.giveUp("the server did not answer in time");
                continue;
            }
            inbound.park(fence, Inbound.Until.ANSWERED, deadline.nanos());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return exchange.usable();
    }
}
