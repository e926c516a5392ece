package dev.aludel.sql;

/** 2 values side by side in a select list, made by {@link Sql#row}. Immutable and thread-safe. */
@CheckReturnValue
public final class Tuple2<A, B> extends Tuple {
    Tuple2(Items items) {
        super(items);
    }

    /** Makes them one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Selectable<R> into(F2<? super A, ? super B, ? extends R> constructor) {
        Item<A> a = item(0);
        Item<B> b = item(1);
        return projected((row, at, scope) -> constructor.apply(a.read(row, at, scope), b.read(row, at, scope)));
    }
}
