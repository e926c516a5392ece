package dev.aludel.sql;

import dev.aludel.type.RowReader;
import java.util.List;

/** Something selectable whose columns come by way of a query in FROM. */
record DerivedItem<T>(Selectable<T> item, List<Expression<?>> columns) implements Selectable<T> {
    @Override
    public RowDecoder<T> decoder() {
        return item.decoder();
    }

    @Override
    public boolean absent(RowReader row, int offset) {
        return item.absent(row, offset);
    }
}
