package dev.aludel.sql;

/** 10 values side by side in a select list, made by {@link Sql#row}. Immutable and thread-safe. */
@CheckReturnValue
public final class Tuple10<A, B, C, D, E, F, G, H, I, J> extends Tuple {
    Tuple10(Items items) {
        super(items);
    }

    /** Makes them one value; a NULL that was not declared is reported before the constructor is called. */
    @SuppressWarnings("unchecked") // the items were given with these types
    public <R> Selectable<R> into(
            F10<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? super J,
                            ? extends R>
                    constructor) {
        return projected(v -> constructor.apply(
                (A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7], (I) v[8], (J) v[9]));
    }
}
