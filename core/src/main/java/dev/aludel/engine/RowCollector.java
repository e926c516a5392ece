package dev.aludel.engine;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.Completion;
import dev.aludel.driver.RowConsumer;
import dev.aludel.error.ResultUseException;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.RowDecoder;
import dev.aludel.type.RowReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes the rows of a query while they lie in the driver's buffer, and keeps the first of them or all. */
final class RowCollector<T> implements RowConsumer {
    private final Query<T> query;
    private final ReadScope scope;
    private final int most;
    private final List<T> rows = new ArrayList<>();
    private @Nullable RowDecoder<T> decoder;
    private boolean more;

    /** @param most how many rows are kept; further ones are only noticed */
    RowCollector(Query<T> query, ReadScope scope, int most) {
        this.query = query;
        this.scope = scope;
        this.most = most;
    }

    @Override
    public void columns(List<ColumnInfo> columns) {
        decoder = query.decoder(new ColumnNames(columns));
    }

    @Override
    @SuppressWarnings("NullAway") // a decoder gives null only where T says so
    public void row(RowReader row) {
        if (rows.size() == most) {
            more = true;
        } else if (decoder != null) {
            rows.add(decoder.decode(row, 0, scope));
        }
    }

    /** The rows kept, once the statement is complete. */
    List<T> rows(Completion completion) {
        if (decoder == null) {
            throw new ResultUseException(
                    "The statement returned no rows, only that it touched " + completion.rows(),
                    "use execute(query).rowCount() for raw SQL that changes rows");
        }
        return rows;
    }

    boolean hasMore() {
        return more;
    }
}
