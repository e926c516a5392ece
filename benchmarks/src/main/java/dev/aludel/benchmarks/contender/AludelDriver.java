package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Blocking;
import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Gauge;
import dev.aludel.benchmarks.harness.Meter;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Sql;
import dev.aludel.benchmarks.workload.User;
import dev.aludel.benchmarks.workload.Workload;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.type.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** Aludel's driver alone: ten connections in a queue, SQL as text, no engine and no pool. */
final class AludelDriver implements Contender {
    private final List<PgConnection> all = new ArrayList<>();
    private final LinkedBlockingQueue<PgConnection> free = new LinkedBlockingQueue<>();
    private final AludelWriting writing = new AludelWriting();

    AludelDriver(Endpoint endpoint) {
        for (int n = 0; n < Cell.CONNECTIONS; n++) {
            all.add(PgConnection.connect(AludelLeased.url(endpoint)));
        }
        free.addAll(all);
    }

    @Override
    public boolean offers(Workload workload) {
        return true;
    }

    @Override
    public void drive(Workload workload, Meter meter) throws InterruptedException {
        Blocking.drive(meter, gauge -> {
            PgConnection connection = free.take();
            try {
                switch (workload) {
                    case POINT_SELECT -> point(connection, gauge);
                    case THOUSAND_ROWS -> range(connection, gauge);
                    case INSERT -> writing.insert(connection);
                    case COPY -> writing.copy(connection);
                }
            } finally {
                free.add(connection);
            }
        });
    }

    private static void point(PgConnection connection, Gauge gauge) {
        long id = gauge.pick();
        gauge.check(connection.query(Sql.POINT, AludelDriver::user, id).getFirst(), id);
    }

    private static void range(PgConnection connection, Gauge gauge) {
        int count = Workload.THOUSAND_ROWS.rows();
        long first = gauge.pickFirst(count);
        gauge.check(connection.query(Sql.RANGE, AludelDriver::user, first, first + count - 1), first, count);
    }

    private static User user(RowReader row) {
        return new User(row.longAt(0), row.stringAt(1), row.stringAt(2), row.intAt(3), row.instantAt(4));
    }

    @Override
    public void close() {
        all.forEach(PgConnection::close);
    }
}
