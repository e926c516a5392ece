package dev.aludel.sql;

/** 2 values side by side in a select list, made by {@link Sql#row}. Immutable and thread-safe. */
@CheckReturnValue
public final class Tuple2<A, B> extends Tuple {
    Tuple2(Items items) {
        super(items);
    }

    /** Makes them one value; a NULL that was not declared is reported before the constructor is called. */
    @SuppressWarnings("unchecked") // the items were given with these types
    public <R> Selectable<R> into(F2<? super A, ? super B, ? extends R> constructor) {
        return projected(v -> constructor.apply((A) v[0], (B) v[1]));
    }
}
