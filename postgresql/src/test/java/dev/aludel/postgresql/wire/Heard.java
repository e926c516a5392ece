package dev.aludel.postgresql.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A listener that keeps everything it hears, and lets a test wait for it. Thread-safe. */
class Heard implements WireListener {
    private static final Duration LONG = Duration.ofSeconds(120);

    final CountDownLatch ended = new CountDownLatch(1);
    final AtomicInteger endings = new AtomicInteger();
    final Semaphore drains = new Semaphore(0);
    final Semaphore ticks = new Semaphore(0);
    volatile @Nullable Throwable cause;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Object arrival = new Object();

    @Override
    public void received(ByteBuffer buffer) {
        var taken = new byte[buffer.remaining()];
        buffer.get(taken);
        synchronized (arrival) {
            bytes.writeBytes(taken);
            arrival.notifyAll();
        }
    }

    @Override
    public void drained() {
        drains.release();
    }

    @Override
    public void tick(long nanoTime) {
        ticks.release();
    }

    @Override
    public void closed(@Nullable Throwable why) {
        cause = why;
        endings.incrementAndGet();
        ended.countDown();
    }

    int count() {
        synchronized (arrival) {
            return bytes.size();
        }
    }

    /** Waits for so many bytes and gives everything heard so far. */
    byte[] await(int atLeast) throws InterruptedException {
        long until = System.nanoTime() + LONG.toNanos();
        synchronized (arrival) {
            while (bytes.size() < atLeast) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                assertThat(left)
                        .as("bytes heard: %s of %s", bytes.size(), atLeast)
                        .isPositive();
                arrival.wait(left);
            }
            return bytes.toByteArray();
        }
    }

    void awaitEnd() throws InterruptedException {
        assertThat(ended.await(LONG.toSeconds(), TimeUnit.SECONDS))
                .as("the end was told")
                .isTrue();
    }

    void awaitDrain() throws InterruptedException {
        assertThat(drains.tryAcquire(LONG.toSeconds(), TimeUnit.SECONDS))
                .as("told that all is sent")
                .isTrue();
    }
}
