package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.error.AludelException;
import dev.aludel.jdbc.Signal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.client.util.Parameters;

/**
 * The rows of one batch, inside a transaction: many of them in one wait, though each is a statement with a count and an error of its
 * own. Used once, on the lane.
 *
 * <p>The server executes the rows behind one that fails, also when it has rolled the transaction back for it: it begins another
 * for them, which does not commit by itself ({@link MySqlTransaction#hold()}). So whoever sends them undoes the batch, to its
 * savepoint, or whole when that is gone.
 */
final class BatchRun {
    /** Rows in one wait: so many that a network does not matter much, so few that their end can be waited for when one fails. */
    static final int MOST_ROWS = 128;

    /** Bytes of values in one wait, roughly. */
    private static final long MOST_BYTES = 1 << 20;

    private final Wire wire;
    private final Signal signal;
    private int waits;

    BatchRun(Wire wire, Signal signal) {
        this.wire = wire;
        this.signal = signal;
    }

    /** How often an answer was waited for. */
    int waits() {
        return waits;
    }

    /**
     * Executes the statement for each row; gives the answers in their order.
     *
     * @param point to be set first, or null where none is needed
     */
    List<Pipeline.Answer> send(
            Prepared prepared,
            DriverStatement statement,
            MySqlValues values,
            List<@Nullable Object[]> given,
            @Nullable BatchPoint point)
            throws SQLException {
        var answers = new ArrayList<Pipeline.Answer>(given.size());
        int number = prepared.number();
        boolean first = true;
        while (answers.size() < given.size()) {
            if (signal.raised()) {
                throw signal.failure(null);
            }
            var chunk = new Chunk();
            chunk.fill(prepared, statement, values, given.subList(answers.size(), given.size()));
            if (!chunk.rows.isEmpty()) {
                answers.addAll(send(number, chunk.rows, first ? point : null));
                first = false;
            }
            if (chunk.refused != null) {
                throw chunk.refused; // none before it has failed
            }
        }
        return answers;
    }

    private List<Pipeline.Answer> send(int number, List<Parameters> rows, @Nullable BatchPoint point)
            throws SQLException {
        var pipeline =
                new Pipeline(point == null ? List.of() : List.of(BatchPoint.SET), number, rows, wire.killer()::hurry);
        waits++;
        if (point != null) {
            point.sending();
        }
        wire.connection().getClient().execute(pipeline, false);
        if (point != null && pipeline.succeeded(0)) {
            point.set();
        }
        return pipeline.answers();
    }

    /** Rows that go together: as far as they can be bound, because those before one that cannot be may fail on the server. */
    private static final class Chunk {
        private final List<Parameters> rows = new ArrayList<>();
        private @Nullable AludelException refused;

        void fill(Prepared prepared, DriverStatement statement, MySqlValues values, List<@Nullable Object[]> given)
                throws SQLException {
            long bytes = 0;
            try {
                while (rows.size() < Math.min(MOST_ROWS, given.size()) && bytes < MOST_BYTES) {
                    bytes += values.bind(prepared, statement.parameters(), given.get(rows.size()));
                    rows.add(prepared.row());
                }
            } catch (AludelException e) {
                refused = e;
            }
        }
    }
}
