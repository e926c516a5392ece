package dev.aludel.sql;

/** 9 values side by side in a select list, made by {@link Sql#row}. Immutable and thread-safe. */
@CheckReturnValue
public final class Tuple9<A, B, C, D, E, F, G, H, I> extends Tuple {
    Tuple9(Items items) {
        super(items);
    }

    /** Makes them one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Selectable<R> into(
            F9<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? extends R>
                    constructor) {
        Item<A> a = item(0);
        Item<B> b = item(1);
        Item<C> c = item(2);
        Item<D> d = item(3);
        Item<E> e = item(4);
        Item<F> f = item(5);
        Item<G> g = item(6);
        Item<H> h = item(7);
        Item<I> i = item(8);
        return projected((row, at, scope) -> constructor.apply(
                a.read(row, at, scope),
                b.read(row, at, scope),
                c.read(row, at, scope),
                d.read(row, at, scope),
                e.read(row, at, scope),
                f.read(row, at, scope),
                g.read(row, at, scope),
                h.read(row, at, scope),
                i.read(row, at, scope)));
    }
}
