package dev.aludel.postgresql.servers;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Engine;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.error.StatementTimeoutException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;

/** Rows that users tried to store while their connections broke: what each was told, to be compared with what is there. */
final class Ledger {
    final Set<Integer> stored = new ConcurrentSkipListSet<>();
    final Set<Integer> refused = new ConcurrentSkipListSet<>();
    final Set<Integer> doubtful = new ConcurrentSkipListSet<>();

    /** Stores a row in table t: by a statement of its own, in a transaction, or in one of two steps. */
    void enter(Engine engine, int id) {
        var insert = text("insert into t values (" + id + ")");
        try {
            switch (id % 3) {
                case 0 -> engine.use(on -> on.execute(insert).close());
                case 1 -> engine.begin(on -> on.execute(insert).close());
                default ->
                    engine.begin(on -> {
                        on.execute(text("select count(*) from t where id = 0")).close();
                        on.execute(insert).close();
                    });
            }
            stored.add(id);
        } catch (DisconnectedException lost) {
            (lost.outcome() == Outcome.IN_DOUBT ? doubtful : refused).add(id);
        } catch (ConnectFailedException
                | PoolTimeoutException
                | OperationCancelledException
                | StatementTimeoutException nothingDone) {
            refused.add(id);
        }
    }

    /** Enters again until it is stored or in doubt. */
    void insist(Engine engine, int id) {
        enter(engine, id);
        while (refused.remove(id)) {
            LockSupport.parkNanos(5_000_000);
            enter(engine, id);
        }
    }

    void compareWith(Collection<Integer> there) {
        assertThat(there).containsAll(stored);
        assertThat(refused).noneMatch(there::contains);
        assertThat(stored).isNotEmpty();
    }

    @Override
    public String toString() {
        return stored.size() + " stored, " + refused.size() + " refused, " + doubtful.size() + " in doubt";
    }
}
