package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 5 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select5<A, B, C, D, E> extends Chain<Row, Select5<A, B, C, D, E>> {
    private final Items items;

    Select5(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select5(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select5<A, B, C, D, E> with(SelectNode tree, List<QueryOption> options) {
        return new Select5<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(F5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> constructor) {
        return projected(new Tuple5<A, B, C, D, E>(items).<R>into(constructor).decoder());
    }
}
