package dev.aludel.benchmarks.harness;

import dev.aludel.benchmarks.workload.Workload;
import java.io.IOException;

/** One way to the database, with its own pool of {@link dev.aludel.benchmarks.workload.Cell#CONNECTIONS} connections. */
public interface Contender extends AutoCloseable {
    boolean offers(Workload workload);

    /** Runs the workload in one task for each gauge, until the gauges say that it is enough. */
    void drive(Workload workload, Meter meter) throws Exception;

    @Override
    void close() throws IOException;
}
