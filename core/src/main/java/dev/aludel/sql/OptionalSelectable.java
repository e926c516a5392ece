package dev.aludel.sql;

import java.util.List;
import java.util.Optional;

/** What may be missing in a row. */
record OptionalSelectable<T>(Selectable<T> item) implements Selectable<Optional<T>> {
    @Override
    public List<Expression<?>> columns() {
        return item.columns();
    }

    @Override
    public RowDecoder<Optional<T>> decoder() {
        RowDecoder<T> inner = item.decoder();
        return (row, offset, scope) ->
                item.absent(row, offset) ? Optional.empty() : Optional.ofNullable(inner.decode(row, offset, scope));
    }
}
