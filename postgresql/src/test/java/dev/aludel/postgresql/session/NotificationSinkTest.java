package dev.aludel.postgresql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One who listens is told once that nothing comes any more, whenever it began to. */
class NotificationSinkTest {
    private static final class Counting implements NotificationSink {
        final AtomicInteger ended = new AtomicInteger();

        @Override
        public void notified(dev.aludel.postgresql.protocol.Notification notification) {}

        @Override
        public void ended() {
            ended.incrementAndGet();
        }
    }

    private static PgSession open(FedWire wire) {
        return PgSession.open((SessionLink) wire, SessionOptions.DEFAULT, new Descriptions(10, type -> false));
    }

    @Test
    void whoListensIsToldOnce() {
        var wire = new FedWire((fed, bytes, from, to) -> {});
        var session = open(wire);
        var sink = new Counting();
        session.notifications(sink);
        wire.abort();
        session.close();
        assertEquals(1, sink.ended.get());
    }

    @Test
    void whoComesAfterwardsIsToldAtOnce() {
        var wire = new FedWire((fed, bytes, from, to) -> {});
        var session = open(wire);
        wire.abort();
        var sink = new Counting();
        session.notifications(sink);
        assertEquals(1, sink.ended.get());
    }

    @Test
    void whoComesAtTheSameTimeIsToldOnce() throws Exception {
        for (int round = 0; round < 3000; round++) {
            var wire = new FedWire((fed, bytes, from, to) -> {});
            var session = open(wire);
            var sink = new Counting();
            var together = new CyclicBarrier(2);
            var ending = Thread.ofPlatform().start(() -> {
                try {
                    together.await();
                } catch (Exception never) {
                    throw new IllegalStateException(never);
                }
                wire.abort();
            });
            together.await();
            session.notifications(sink);
            ending.join();
            assertEquals(1, sink.ended.get());
        }
    }
}
