package dev.aludel.sql;

/** 3 values side by side in a select list, made by {@link Sql#row}. Immutable and thread-safe. */
@CheckReturnValue
public final class Tuple3<A, B, C> extends Tuple {
    Tuple3(Items items) {
        super(items);
    }

    /** Makes them one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Selectable<R> into(F3<? super A, ? super B, ? super C, ? extends R> constructor) {
        Item<A> a = item(0);
        Item<B> b = item(1);
        Item<C> c = item(2);
        return projected((row, at, scope) ->
                constructor.apply(a.read(row, at, scope), b.read(row, at, scope), c.read(row, at, scope)));
    }
}
