package dev.aludel.engine;

import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.Pending;
import org.jspecify.annotations.Nullable;

/**
 * Something that was sent, or queued to be sent, on a {@link Channel}, until its answer has been looked at. Answers are
 * looked at in the order of sending, whichever is awaited first, so that log, listeners and the transaction's state follow
 * the database.
 */
final class Sent<T> {
    private final Channel channel;
    private final DriverConnection driver;
    private final Order<T> order;
    private final StatementFlightEvent flight = new StatementFlightEvent();
    private final long sentAt = System.nanoTime();

    private @Nullable Pending<T> pending;
    private long arrivedAt;
    private boolean arrived;
    private boolean finished;
    private @Nullable T answer;
    private @Nullable Throwable failure;

    Sent(Channel channel, DriverConnection driver, Order<T> order) {
        this.channel = channel;
        this.driver = driver;
        this.order = order;
        flight.begin();
    }

    /** Hands it to the driver, which queues it, or runs it at once. */
    void start() {
        try {
            pending = order.start().apply(driver);
        } catch (RuntimeException refused) {
            pending = Pending.failed(refused);
        }
    }

    /** Waits for the answer and gives it, the same each time. */
    T complete() {
        if (!finished) {
            channel.settle(this);
        }
        return answer();
    }

    @SuppressWarnings("NullAway") // an answer is null only where T says so
    private T answer() {
        if (failure != null) {
            throw Rethrow.unchecked(failure);
        }
        return answer;
    }

    /** Sends what is queued and waits, without looking at the answer yet. */
    void arrive() {
        if (arrived || pending == null) {
            return;
        }
        try {
            answer = pending.await();
        } catch (RuntimeException | Error notAnswered) {
            failure = notAnswered;
        }
        arrived = true;
        arrivedAt = System.nanoTime();
    }

    /** Looks at the answer. */
    void finish(long roundTrips) {
        finished = true;
        flight.end();
        if (failure == null) {
            failure = channel.succeeded(this);
        } else {
            channel.failed(driver, isTransactionControl() ? null : event().sql(), failure);
        }
        channel.telemetry().completed(this, flight, rowCount(), roundTrips, failure);
    }

    @SuppressWarnings("NullAway") // as above
    private long rowCount() {
        return failure == null ? order.rows().applyAsLong(answer) : 0;
    }

    StatementEvent event() {
        return order.event();
    }

    DriverConnection driver() {
        return driver;
    }

    /** Whether it may have done anything, transactions included. */
    boolean isRaw() {
        return order.raw();
    }

    boolean isTransactionControl() {
        return event().type() == StatementEvent.Type.TRANSACTION;
    }

    boolean isFinished() {
        return finished;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    long elapsedNanos() {
        return arrivedAt - sentAt;
    }
}
