package dev.aludel.orm.flush;

import dev.aludel.dialect.WriteSets;
import dev.aludel.driver.Pending;
import dev.aludel.engine.BatchResult;
import dev.aludel.sql.Batch;
import dev.aludel.sql.WriteSet;
import java.util.List;

/** What executes the batches of a plan: a connection, in a transaction. What is sent is not waited for. */
public interface BatchTarget {
    WriteSets writeSets();

    /** Whether INSERTs give back a row for each that they store, as it is in the end as far as the statement goes. */
    boolean returnsInOrder();

    /** One statement for each row. */
    Pending<? extends BatchResult<?>> send(Batch batch);

    /** One statement for all rows. */
    Pending<List<WriteSet.Drawn>> send(WriteSet set);
}
