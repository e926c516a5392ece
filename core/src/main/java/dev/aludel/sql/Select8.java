package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 8 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select8<A, B, C, D, E, F, G, H> extends Chain<Row, Select8<A, B, C, D, E, F, G, H>> {
    private final Items items;

    Select8(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select8(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select8<A, B, C, D, E, F, G, H> with(SelectNode tree, List<QueryOption> options) {
        return new Select8<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(
            F8<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? super H, ? extends R>
                    constructor) {
        return projected(
                new Tuple8<A, B, C, D, E, F, G, H>(items).<R>into(constructor).decoder());
    }
}
