package dev.aludel.sql;

/** 5 values side by side in a select list, made by {@link Sql#row}. Immutable and thread-safe. */
@CheckReturnValue
public final class Tuple5<A, B, C, D, E> extends Tuple {
    Tuple5(Items items) {
        super(items);
    }

    /** Makes them one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Selectable<R> into(F5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> constructor) {
        Item<A> a = item(0);
        Item<B> b = item(1);
        Item<C> c = item(2);
        Item<D> d = item(3);
        Item<E> e = item(4);
        return projected((row, at, scope) -> constructor.apply(
                a.read(row, at, scope),
                b.read(row, at, scope),
                c.read(row, at, scope),
                d.read(row, at, scope),
                e.read(row, at, scope)));
    }
}
