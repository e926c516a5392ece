package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 12 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select12<A, B, C, D, E, F, G, H, I, J, K, L>
        extends Chain<Row, Select12<A, B, C, D, E, F, G, H, I, J, K, L>> {
    private final Items items;

    Select12(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select12(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select12<A, B, C, D, E, F, G, H, I, J, K, L> with(SelectNode tree, List<QueryOption> options) {
        return new Select12<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(
            F12<
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
                            ? super K,
                            ? super L,
                            ? extends R>
                    constructor) {
        return projected(new Tuple12<A, B, C, D, E, F, G, H, I, J, K, L>(items)
                .<R>into(constructor)
                .decoder());
    }
}
