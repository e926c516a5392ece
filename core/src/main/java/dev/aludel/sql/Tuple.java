package dev.aludel.sql;

import java.util.List;
import java.util.function.Function;

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

    final <R> Selectable<R> projected(Function<Object[], ? extends R> constructor) {
        return new Projection<>(items.columns(), items.into(constructor));
    }
}
