package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 11 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select11<A, B, C, D, E, F, G, H, I, J, K>
        extends Chain<Row, Select11<A, B, C, D, E, F, G, H, I, J, K>> {
    private final Items items;

    Select11(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select11(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select11<A, B, C, D, E, F, G, H, I, J, K> with(SelectNode tree, List<QueryOption> options) {
        return new Select11<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(
            F11<
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
                            ? extends R>
                    constructor) {
        return projected(new Tuple11<A, B, C, D, E, F, G, H, I, J, K>(items)
                .<R>into(constructor)
                .decoder());
    }
}
