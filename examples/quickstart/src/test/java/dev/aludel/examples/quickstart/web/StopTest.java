package dev.aludel.examples.quickstart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stopping takes nothing from a client that was already being served. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StopTest {
    @Test
    void aRequestUnderWayIsFinishedBeforeTheDatabaseCloses() throws Exception {
        var release = new CountDownLatch(1);
        try (var application = new Application("sqlite::memory:?pool_timeout=300");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var engine = application.db.engine();
            var holder = threads.submit(() -> {
                engine.begin(connection -> release.await());
                return "released";
            });
            await(() -> engine.status().leased() == 1);
            var reply = threads.submit(() -> application.client.get("/users"));
            await(() -> engine.status().waiting() == 1);

            var stop = threads.submit(application.service::close);
            int port = URI.create(application.service.url()).getPort();
            await(() -> !accepts(port));
            release.countDown();

            reply.get().expect(200);
            stop.get();
            assertThat(holder.get()).isEqualTo("released");
            assertThat(engine.status().closed()).isTrue();
        } finally {
            release.countDown();
        }
    }

    private static boolean accepts(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).as("timed out").isFalse();
            LockSupport.parkNanos(1_000_000);
        }
    }
}
