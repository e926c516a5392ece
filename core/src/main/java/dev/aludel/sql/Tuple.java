package dev.aludel.sql;

import java.util.List;

/** Several values side by side in a select list; a {@link Row} until {@code into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public abstract sealed class Tuple implements Selectable<Row>
        permits Tuple2, Tuple3, Tuple4, Tuple5, Tuple6, Tuple7, Tuple8, Tuple9, Tuple10, Tuple11, Tuple12 {
    private final Items items;

    Tuple(Items items) {
        this.items = items;
    }

    @Override
    public final List<Expression<?>> columns() {
        return items.columns();
    }

    @Override
    public final RowDecoder<Row> decoder() {
        return items::row;
    }

    /** One of them; the type is the one it was given with. */
    final <T> Item<T> item(int index) {
        return items.item(index);
    }

    final <R> Selectable<R> projected(RowDecoder<R> reading) {
        return new Projection<>(items.columns(), items.decoder(reading));
    }
}
