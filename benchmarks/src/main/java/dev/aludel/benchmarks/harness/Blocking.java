package dev.aludel.benchmarks.harness;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/** Tasks that call and wait, each on a thread of its own. */
public final class Blocking {
    private Blocking() {}

    /** One operation, from the call to the values in hand. */
    @FunctionalInterface
    public interface Operation {
        void run(Gauge gauge) throws Exception;
    }

    /** Each task on a virtual thread. */
    public static void drive(Meter meter, Operation operation) throws InterruptedException {
        drive(meter, operation, Thread.ofVirtual().factory());
    }

    public static void drive(Meter meter, Operation operation, ThreadFactory threads) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(meter.gauges().size());
        for (Gauge gauge : meter.gauges()) {
            threads.newThread(() -> {
                        try {
                            loop(gauge, operation);
                        } finally {
                            ended.countDown();
                        }
                    })
                    .start();
        }
        ended.await();
    }

    private static void loop(Gauge gauge, Operation operation) {
        try {
            while (gauge.running()) {
                gauge.begin();
                operation.run(gauge);
                gauge.end();
            }
        } catch (Throwable e) {
            gauge.fail(e);
        }
    }
}
