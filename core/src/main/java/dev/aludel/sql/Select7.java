package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 7 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select7<A, B, C, D, E, F, G> extends Chain<Row, Select7<A, B, C, D, E, F, G>> {
    private final Items items;

    Select7(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select7(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select7<A, B, C, D, E, F, G> with(SelectNode tree, List<QueryOption> options) {
        return new Select7<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(
            F7<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? extends R> constructor) {
        return projected(
                new Tuple7<A, B, C, D, E, F, G>(items).<R>into(constructor).decoder());
    }
}
