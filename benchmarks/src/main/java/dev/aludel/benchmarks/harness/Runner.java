package dev.aludel.benchmarks.harness;

import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Workload;
import java.time.Duration;

/** A contender as the one who compares sees it: something in another process that runs a cell when told to. */
public interface Runner extends AutoCloseable {
    String name();

    /** From now on the server is reached there; what was open before is closed. */
    void open(Endpoint endpoint) throws Exception;

    boolean offers(Cell cell) throws Exception;

    Sample measure(Cell cell, Duration window) throws Exception;

    /** Whether it can do a given number of operations. */
    boolean counts();

    /** Does that many operations in one task. */
    void repeat(Workload workload, long operations) throws Exception;

    @Override
    void close();
}
