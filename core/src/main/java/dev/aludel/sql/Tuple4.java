package dev.aludel.sql;

/** 4 values side by side in a select list, made by {@link Sql#row}. Immutable and thread-safe. */
@CheckReturnValue
public final class Tuple4<A, B, C, D> extends Tuple {
    Tuple4(Items items) {
        super(items);
    }

    /** Makes them one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Selectable<R> into(F4<? super A, ? super B, ? super C, ? super D, ? extends R> constructor) {
        Item<A> a = item(0);
        Item<B> b = item(1);
        Item<C> c = item(2);
        Item<D> d = item(3);
        return projected((row, at, scope) -> constructor.apply(
                a.read(row, at, scope), b.read(row, at, scope), c.read(row, at, scope), d.read(row, at, scope)));
    }
}
