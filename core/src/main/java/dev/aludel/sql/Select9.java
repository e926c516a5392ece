package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 9 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select9<A, B, C, D, E, F, G, H, I> extends Chain<Row, Select9<A, B, C, D, E, F, G, H, I>> {
    private final Items items;

    Select9(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select9(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select9<A, B, C, D, E, F, G, H, I> with(SelectNode tree, List<QueryOption> options) {
        return new Select9<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(
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
        return projected(new Tuple9<A, B, C, D, E, F, G, H, I>(items)
                .<R>into(constructor)
                .decoder());
    }
}
