package dev.aludel.engine;

import dev.aludel.driver.BatchCompletion;
import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Pending;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import java.util.List;

/** Sends batches as they are, each as one of the driver's. Used by one thread at a time, like its connection. */
final class BatchSender {
    private final Channel channel;
    private final StatementRunner runner;

    BatchSender(Channel channel, StatementRunner runner) {
        this.channel = channel;
        this.runner = runner;
    }

    /** Queues a batch whose statement returns nothing. */
    Pending<BatchResult<Void>> send(Batch batch) {
        try (var _ = channel.guard().enter("executeBatch")) {
            if (batch.rows().isEmpty()) {
                return nothing();
            }
            var sent = runner.send(batch, BatchRowConsumer.NONE);
            return () -> BatchResult.of(await(sent), List.of());
        }
    }

    /** Queues a batch whose statement returns rows, read as the template says. */
    <T> Pending<BatchResult<T>> send(Batch batch, Query<T> template, ReadScope scope) {
        try (var _ = channel.guard().enter("executeBatch")) {
            if (batch.rows().isEmpty()) {
                return nothing();
            }
            var returned = StatementRunner.<T>returned(batch.rows().size());
            var sent = runner.send(batch, StatementRunner.into(returned, template, scope));
            return () -> BatchResult.of(await(sent), returned);
        }
    }

    private <T> Pending<BatchResult<T>> nothing() {
        channel.requireReady();
        return Pending.completed(new BatchResult<>(List.of(), List.of()));
    }

    private BatchCompletion await(Sent<BatchCompletion> sent) {
        try (var _ = channel.guard().enter("await")) {
            return sent.complete();
        }
    }
}
