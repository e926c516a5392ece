package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Gauge;
import dev.aludel.benchmarks.harness.Meter;
import dev.aludel.benchmarks.workload.Workload;
import io.vertx.core.Context;
import io.vertx.core.internal.VertxInternal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Vert.x as it is meant: futures on event loops, one for each core. */
final class VertxNative implements Contender {
    private final VertxClients clients;

    VertxNative(Endpoint endpoint) {
        this.clients = new VertxClients(endpoint);
    }

    @Override
    public boolean offers(Workload workload) {
        return clients.offers(workload);
    }

    @Override
    public void drive(Workload workload, Meter meter) throws InterruptedException {
        List<? extends Context> loops = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(_ -> ((VertxInternal) clients.vertx()).createEventLoopContext())
                .toList();
        CountDownLatch ended = new CountDownLatch(meter.gauges().size());
        int task = 0;
        for (Gauge gauge : meter.gauges()) {
            loops.get(task++ % loops.size()).runOnContext(_ -> next(workload, gauge, ended));
        }
        ended.await();
    }

    private void next(Workload workload, Gauge gauge, CountDownLatch ended) {
        if (!gauge.running()) {
            ended.countDown();
            return;
        }
        gauge.begin();
        clients.start(workload, gauge).onComplete(done -> {
            if (done.succeeded()) {
                gauge.end();
            } else {
                gauge.fail(done.cause());
            }
            next(workload, gauge, ended);
        });
    }

    @Override
    public void close() {
        clients.close();
    }
}
