package dev.aludel.postgresql.shared;

import dev.aludel.driver.Deadline;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.error.PoolClosedException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.session.ParameterWriter;
import dev.aludel.postgresql.session.RowSink;
import dev.aludel.postgresql.session.SessionStatistics;
import dev.aludel.postgresql.session.SharedLane;
import dev.aludel.postgresql.session.StatementText;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A few connections that carry the single, reading statements of many callers at once. Thread-safe.
 *
 * <p>A connection is filled to its depth before the next one is used, because statements that travel together are cheaper on
 * both sides; connections are opened when they are needed. When all are full, the least full takes more.
 */
public final class SharedSessions implements AutoCloseable {
    /** Calls on one connection before the next is used. */
    public static final int DEFAULT_DEPTH = 64;

    private static final Duration CONNECT_TIME = Duration.ofSeconds(30);

    private final LaneOpener opener;
    private final int depth;

    /** Each open, opening, or null. */
    private final AtomicReferenceArray<@Nullable CompletableFuture<SharedLane>> lanes;

    private volatile boolean closed;

    /**
     * Opens nothing yet.
     *
     * @param connections how many connections to use at most, at least 1
     * @param depth calls on one connection before the next is used, at least 1
     */
    public SharedSessions(LaneOpener opener, int connections, int depth) {
        this.opener = opener;
        this.depth = Math.max(1, depth);
        this.lanes = new AtomicReferenceArray<>(Math.max(1, connections));
    }

    /**
     * Runs a statement and waits for its end; its rows go to the sink on the calling thread. A statement that was never sent,
     * because its connection had ended, is sent on another one.
     *
     * @throws OperationCancelledException if the thread is interrupted; the statement may run on, and stops as soon as that
     *     disturbs nobody else
     * @throws StatementTimeoutException if the deadline has passed, likewise
     */
    public CommandTag execute(StatementText text, ParameterWriter parameters, RowSink rows, Deadline deadline) {
        for (int attempt = 0; ; attempt++) {
            var lane = choose(deadline);
            try {
                return lane.execute(text, parameters, rows, deadline);
            } catch (DisconnectedException lost) {
                if (lost.outcome() != Outcome.NOT_SENT || attempt > 2 * lanes.length()) {
                    throw lost;
                }
            }
        }
    }

    private SharedLane choose(Deadline deadline) {
        while (true) {
            if (closed) {
                throw new PoolClosedException("The shared connections are closed", "open others");
            }
            SharedLane least = null;
            CompletableFuture<SharedLane> opening = null;
            CompletableFuture<Void> released = null;
            for (int i = 0; i < lanes.length(); i++) {
                var each = lanes.get(i);
                var lane = ready(each);
                if (each != null && lane == null && !each.isDone()) {
                    opening = each;
                    continue;
                }
                if (lane == null || !lane.isOpen()) {
                    // One is opened at a time; those who have another meanwhile do not wait for it.
                    opening = opening != null ? opening : open(i, each);
                    continue;
                }
                if (lane.isHeld()) {
                    released = lane.released();
                    continue;
                }
                if (lane.depth() < depth) {
                    return lane;
                }
                if (least == null || lane.depth() < least.depth()) {
                    least = lane;
                }
            }
            if (least != null) {
                return least;
            }
            if (opening != null) {
                return await(opening, deadline);
            }
            if (released != null) {
                await(released, deadline);
            }
        }
    }

    private static @Nullable SharedLane ready(@Nullable CompletableFuture<SharedLane> each) {
        return each != null && each.state() == Future.State.SUCCESS ? each.resultNow() : null;
    }

    private CompletableFuture<SharedLane> open(int index, @Nullable CompletableFuture<SharedLane> before) {
        var fresh = new CompletableFuture<SharedLane>();
        if (!lanes.compareAndSet(index, before, fresh)) {
            var other = lanes.get(index);
            return other == null ? fresh : other;
        }
        // On a thread of its own, so that the interrupt of one caller does not end it for the others.
        Thread.ofVirtual().name("aludel-postgresql-connect").start(() -> {
            try {
                var lane = opener.open(Deadline.after(CONNECT_TIME));
                fresh.complete(lane);
                if (closed) {
                    lane.close();
                }
            } catch (RuntimeException | Error notOpened) {
                fresh.completeExceptionally(notOpened);
            }
        });
        return fresh;
    }

    /** Waits for a connection to be opened, or to take calls again behind a cancelled statement. */
    private static <T> T await(CompletableFuture<T> awaited, Deadline deadline) {
        try {
            return deadline.isNever()
                    ? awaited.get()
                    : awaited.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException(
                    "The thread was interrupted while no connection was ready: nothing was sent",
                    "repeat it if it is still wanted",
                    null,
                    interrupted);
        } catch (TimeoutException late) {
            throw new StatementTimeoutException(
                    "The time was over before a connection was ready", "allow it more time", null, late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AludelException known) {
                throw new ConnectFailedException(
                        String.valueOf(known.getMessage()), known.remedy(), known.sqlState(), known);
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** What was done since it was opened, over the connections that are open now. */
    public SessionStatistics statistics() {
        long statements = 0;
        long sent = 0;
        long received = 0;
        for (int i = 0; i < lanes.length(); i++) {
            var lane = ready(lanes.get(i));
            if (lane != null) {
                statements += lane.statements();
                sent += lane.bytesSent();
                received += lane.bytesReceived();
            }
        }
        return new SessionStatistics(statements, statements, statements, sent, received);
    }

    /** Closes the connections; callers that still wait get an error. Idempotent. */
    @Override
    public void close() {
        closed = true;
        for (int i = 0; i < lanes.length(); i++) {
            var lane = ready(lanes.get(i));
            if (lane != null) {
                lane.close();
            }
        }
    }
}
