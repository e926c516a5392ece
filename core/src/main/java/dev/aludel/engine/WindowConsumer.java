package dev.aludel.engine;

import dev.aludel.driver.ColumnInfo;
import dev.aludel.driver.RowConsumer;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import dev.aludel.sql.RowDecoder;
import dev.aludel.type.RowReader;
import java.util.Deque;
import java.util.List;

/** Decodes the rows of a stream into its window. */
final class WindowConsumer<T> implements RowConsumer {
    private final Query<T> query;
    private final ReadScope scope;
    private final Deque<Rows.Slot<T>> window;
    private RowDecoder<T> decoder;

    WindowConsumer(Query<T> query, ReadScope scope, Deque<Rows.Slot<T>> window) {
        this.query = query;
        this.scope = scope;
        this.window = window;
        this.decoder = query.decoder();
    }

    @Override
    public void columns(List<ColumnInfo> columns) {
        decoder = query.decoder(new ColumnNames(columns));
    }

    @Override
    public void row(RowReader row) {
        window.add(new Rows.Slot<>(decoder.decode(row, 0, scope)));
    }
}
