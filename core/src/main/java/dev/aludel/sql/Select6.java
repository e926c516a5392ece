package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 6 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select6<A, B, C, D, E, F> extends Chain<Row, Select6<A, B, C, D, E, F>> {
    private final Items items;

    Select6(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select6(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select6<A, B, C, D, E, F> with(SelectNode tree, List<QueryOption> options) {
        return new Select6<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(
            F6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends R> constructor) {
        return projected(
                new Tuple6<A, B, C, D, E, F>(items).<R>into(constructor).decoder());
    }
}
