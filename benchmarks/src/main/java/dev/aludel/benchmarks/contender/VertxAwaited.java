package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Blocking;
import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Meter;
import dev.aludel.benchmarks.workload.Workload;

/** Vert.x awaited from plain virtual threads: what an application in blocking style gets of it. */
final class VertxAwaited implements Contender {
    private final VertxClients clients;

    VertxAwaited(Endpoint endpoint) {
        this.clients = new VertxClients(endpoint);
    }

    @Override
    public boolean offers(Workload workload) {
        return clients.offers(workload);
    }

    @Override
    public void drive(Workload workload, Meter meter) throws InterruptedException {
        Blocking.drive(meter, gauge -> clients.start(workload, gauge).await());
    }

    @Override
    public void close() {
        clients.close();
    }
}
