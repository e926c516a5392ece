package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Blocking;
import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Gauge;
import dev.aludel.benchmarks.harness.Meter;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Workload;
import dev.aludel.engine.Engine;
import dev.aludel.postgresql.PgConnection;

/** Aludel's engine on virtual threads: each operation leases a connection from the pool. */
final class AludelLeased implements Contender {
    private final Engine engine;
    private final AludelWriting writing = new AludelWriting();

    AludelLeased(Endpoint endpoint) {
        this.engine = Engine.builder(url(endpoint))
                .poolSize(Cell.CONNECTIONS)
                .maxOverflow(0)
                .build();
    }

    static String url(Endpoint endpoint) {
        return "postgresql://%s@%s:%d/%s".formatted(Endpoint.USER, endpoint.host(), endpoint.port(), Endpoint.DATABASE);
    }

    @Override
    public boolean offers(Workload workload) {
        return true;
    }

    @Override
    public void drive(Workload workload, Meter meter) throws InterruptedException {
        Blocking.drive(
                meter,
                switch (workload) {
                    case POINT_SELECT -> this::point;
                    case THOUSAND_ROWS -> this::range;
                    case INSERT -> _ -> insert();
                    case COPY -> _ -> engine.use(connection -> writing.copy(connection.unwrap(PgConnection.class)));
                });
    }

    private void point(Gauge gauge) {
        long id = gauge.pick();
        gauge.check(engine.with(connection -> connection.one(AludelQueries.user(id))), id);
    }

    private void range(Gauge gauge) {
        int count = Workload.THOUSAND_ROWS.rows();
        long first = gauge.pickFirst(count);
        gauge.check(
                engine.with(connection -> connection.list(AludelQueries.users(first, first + count - 1))),
                first,
                count);
    }

    private void insert() {
        engine.begin(connection -> connection.execute(EntriesTable.ENTRIES.inserting()));
    }

    @Override
    public void close() {
        engine.close();
    }
}
