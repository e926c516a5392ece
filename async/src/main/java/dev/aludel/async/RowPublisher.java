package dev.aludel.async;

import dev.aludel.engine.Rows;
import dev.aludel.engine.Work;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * The rows of a query as a {@link Flow.Publisher}: a virtual thread reads them and waits while the subscriber has not asked
 * for more. Each subscription runs the query again. Follows the rules of Reactive Streams 1.0.4.
 *
 * @param <S> what the query runs on
 */
final class RowPublisher<S, T> implements Flow.Publisher<T> {
    private final Turns<S> turns;
    private final Work<? super S, Rows<T>, ?> open;

    RowPublisher(Turns<S> turns, Work<? super S, Rows<T>, ?> open) {
        this.turns = turns;
        this.open = open;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        var subscription = new RowSubscription<T>(subscriber);
        subscriber.onSubscribe(subscription);
        if (subscription.cancelled()) {
            return;
        }
        var operation = turns.start("stream", on -> {
            try (Rows<T> rows = open.run(on)) {
                for (T row : rows) {
                    subscription.awaitDemand();
                    subscriber.onNext(row);
                }
            }
            return true;
        });
        subscription.started(operation);
        var _ = operation.whenComplete((_, failure) -> subscription.ended(failure));
    }
}
