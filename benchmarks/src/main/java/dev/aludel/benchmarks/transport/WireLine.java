package dev.aludel.benchmarks.transport;

import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.wire.Dialer;
import dev.aludel.postgresql.wire.TlsSettings;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The driver's own way: the caller writes, a platform thread reads for many. */
final class WireLine extends Line implements WireListener {
    private final Mailbox mailbox = new Mailbox();
    private final Wire wire;

    WireLine(Endpoint endpoint) throws IOException {
        wire = Dialer.dial(
                dev.aludel.postgresql.wire.Endpoint.of(endpoint.host(), endpoint.port()),
                TlsSettings.OFF,
                Deadline.NEVER,
                this);
    }

    @Override
    void ask(byte[] bytes, int size) {
        mailbox.expect();
        wire.write(bytes, 0, size);
        mailbox.await();
    }

    @Override
    public void received(ByteBuffer bytes) {
        mailbox.take(bytes);
    }

    @Override
    public void drained() {}

    @Override
    public void closed(@Nullable Throwable cause) {}

    @Override
    public void close() {
        wire.close();
    }
}
