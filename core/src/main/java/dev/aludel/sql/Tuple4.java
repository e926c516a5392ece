package dev.aludel.sql;

/** 4 values side by side in a select list, made by {@link Sql#row}. Immutable and thread-safe. */
@CheckReturnValue
public final class Tuple4<A, B, C, D> extends Tuple {
    Tuple4(Items items) {
        super(items);
    }

    /** Makes them one value; a NULL that was not declared is reported before the constructor is called. */
    @SuppressWarnings("unchecked") // the items were given with these types
    public <R> Selectable<R> into(F4<? super A, ? super B, ? super C, ? super D, ? extends R> constructor) {
        return projected(v -> constructor.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3]));
    }
}
