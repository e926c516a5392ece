package dev.aludel.orm;

import dev.aludel.dialect.WriteSets;
import dev.aludel.driver.Pending;
import dev.aludel.engine.BatchResult;
import dev.aludel.engine.Connection;
import dev.aludel.orm.flush.BatchTarget;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.WriteSet;
import java.util.Collection;
import java.util.List;

/** The connection of a session's transaction to the database of some entities, taken when the first statement is sent. Not thread-safe. */
final class ConnectionTarget implements BatchTarget {
    private final SessionTransaction transaction;
    private final Collection<? extends EntityMapping<?, ?>> written;

    ConnectionTarget(SessionTransaction transaction, Collection<? extends EntityMapping<?, ?>> written) {
        this.transaction = transaction;
        this.written = written;
    }

    @Override
    public WriteSets writeSets() {
        return connection().writeSets();
    }

    @Override
    public boolean returnsInOrder() {
        return connection().returnsInOrder();
    }

    @Override
    public Pending<? extends BatchResult<?>> send(Batch batch) {
        return batch.template() instanceof Query<?> returning
                ? connection().send(batch, returning, ReadScope.NONE)
                : connection().send(batch);
    }

    @Override
    public Pending<List<WriteSet.Drawn>> send(WriteSet set) {
        return connection().send(set, ReadScope.NONE);
    }

    private Connection connection() {
        return transaction.writing(written);
    }
}
