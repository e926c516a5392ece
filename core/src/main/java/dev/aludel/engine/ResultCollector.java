package dev.aludel.engine;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.Completion;
import dev.aludel.driver.RowConsumer;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.type.RowReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Result} offers: the rows and the names of their columns. */
final class ResultCollector<T> implements RowConsumer {
    private final RowCollector<T> rows;
    private @Nullable List<String> names;

    ResultCollector(Query<T> query, ReadScope scope) {
        this.rows = new RowCollector<>(query, scope, Integer.MAX_VALUE);
    }

    @Override
    public void columns(List<ColumnInfo> columns) {
        names = List.copyOf(new ColumnNames(columns));
        rows.columns(columns);
    }

    @Override
    public void row(RowReader row) {
        rows.row(row);
    }

    Result<T> result(Completion completion) {
        return names == null
                ? new Result<>(null, List.of(), completion.rows())
                : new Result<>(names, rows.rows(completion), completion.rows());
    }
}
