package dev.aludel.orm.flush;

import dev.aludel.engine.BatchResult;
import dev.aludel.sql.Batch;

/** What executes the batches of a plan: a connection. */
@FunctionalInterface
public interface BatchTarget {
    BatchResult<?> execute(Batch batch);
}
