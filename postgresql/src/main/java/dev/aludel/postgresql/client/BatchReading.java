package dev.aludel.postgresql.client;

import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.postgresql.session.BatchRowSink;
import dev.aludel.postgresql.session.Description;
import dev.aludel.postgresql.type.codec.PgRow;
import dev.aludel.postgresql.type.codec.TypeRegistry;
import org.jspecify.annotations.Nullable;

/** The same as {@link Reading} for a batch whose statement returns rows. */
public final class BatchReading implements BatchRowSink {
    private final TypeRegistry registry;
    private final BatchRowConsumer consumer;
    private @Nullable PgRow row;

    public BatchReading(TypeRegistry registry, BatchRowConsumer consumer) {
        this.registry = registry;
        this.consumer = consumer;
    }

    @Override
    public void columns(Description description) {
        row = Reading.plan(description, registry).row();
    }

    @Override
    public void row(int index, byte[] chunk, int from, int to) {
        var current = row;
        if (current == null) {
            throw new IllegalStateException("a row came before its description");
        }
        current.enter(chunk, from, to);
        try {
            consumer.row(index, current);
        } finally {
            current.leave();
        }
    }
}
