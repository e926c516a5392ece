package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Blocking;
import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Gauge;
import dev.aludel.benchmarks.harness.Meter;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Workload;
import dev.aludel.engine.Engine;

/** Aludel's engine with connections that all virtual threads share for single reads. */
final class AludelShared implements Contender {
    private final Engine engine;

    AludelShared(Endpoint endpoint) {
        this.engine = Engine.builder(AludelLeased.url(endpoint))
                .option("sharedConnections", String.valueOf(Cell.CONNECTIONS))
                .build();
    }

    @Override
    public boolean offers(Workload workload) {
        return !workload.writes();
    }

    @Override
    public void drive(Workload workload, Meter meter) throws InterruptedException {
        Blocking.drive(meter, workload == Workload.POINT_SELECT ? this::point : this::range);
    }

    private void point(Gauge gauge) {
        long id = gauge.pick();
        gauge.check(engine.shared().one(AludelQueries.user(id)), id);
    }

    private void range(Gauge gauge) {
        int count = Workload.THOUSAND_ROWS.rows();
        long first = gauge.pickFirst(count);
        gauge.check(engine.shared().list(AludelQueries.users(first, first + count - 1)), first, count);
    }

    @Override
    public void close() {
        engine.close();
    }
}
